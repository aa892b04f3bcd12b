import { expect, test } from "vitest";
import { daysToApprove, monthsWithout } from "../../../static/app/today/month";

const trip = (month: string, status: "draft" | "approved" | "cancelled" | "submitted", start_date: string | null = null) => ({ month, status, start_date });

test("a month without a trip is told: this one always, the next from the 20th; a draft is a trip, a cancelled one is none", () => {
  expect(monthsWithout([], "2026-11-03")).toEqual(["2026-11"]);
  expect(monthsWithout([trip("2026-11", "approved")], "2026-11-19")).toEqual([]);
  expect(monthsWithout([trip("2026-11", "approved"), trip("2026-12", "cancelled")], "2026-11-20")).toEqual(["2026-12"]);
  expect(monthsWithout([trip("2026-12", "draft"), trip("2027-01", "draft")], "2026-12-31")).toEqual([]);
});

test("a trip that begins soon and is not approved is told with the days left", () => {
  expect(daysToApprove(trip("2026-12", "draft", "2026-12-01"), "2026-11-25")).toBe(6);
  expect(daysToApprove(trip("2026-12", "submitted", "2026-12-01"), "2026-12-01")).toBe(0);
  expect(daysToApprove(trip("2026-12", "draft", "2026-12-14"), "2026-11-25")).toBeNull();
  expect(daysToApprove(trip("2026-12", "approved", "2026-12-01"), "2026-11-25")).toBeNull();
  expect(daysToApprove(trip("2026-12", "draft"), "2026-11-25")).toBeNull();
});
