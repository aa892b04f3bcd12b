import { expect, test } from "vitest";
import { daysToApprove } from "../../../static/app/today/month";

const trip = (month: string, status: "draft" | "approved" | "cancelled" | "submitted", start_date: string | null = null) => ({ month, status, start_date });

test("a trip that begins soon and is not approved is told with the days left", () => {
  expect(daysToApprove(trip("2026-12", "draft", "2026-12-01"), "2026-11-25")).toBe(6);
  expect(daysToApprove(trip("2026-12", "submitted", "2026-12-01"), "2026-12-01")).toBe(0);
  expect(daysToApprove(trip("2026-12", "draft", "2026-12-14"), "2026-11-25")).toBeNull();
  expect(daysToApprove(trip("2026-12", "approved", "2026-12-01"), "2026-11-25")).toBeNull();
  expect(daysToApprove(trip("2026-12", "draft"), "2026-11-25")).toBeNull();
});
