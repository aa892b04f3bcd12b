import { expect, test } from "vitest";
import { missingMonths, nextMonth } from "../../../static/app/core/months.ts";

const trip = (month: string, status: "draft" | "approved" | "cancelled") => ({ month, status });

test("a month without a trip is told: this one always, the next from the 20th; a draft is a trip, a cancelled one is none", () => {
  expect(missingMonths([], "2026-11-03")).toEqual(["2026-11"]);
  expect(missingMonths([trip("2026-11", "approved")], "2026-11-19")).toEqual([]);
  expect(missingMonths([trip("2026-11", "approved"), trip("2026-12", "cancelled")], "2026-11-20")).toEqual(["2026-12"]);
  expect(missingMonths([trip("2026-12", "draft"), trip("2027-01", "draft")], "2026-12-31")).toEqual([]);
});


test("after December comes January of the next year", () => expect([nextMonth("2026-11"), nextMonth("2026-12")]).toEqual(["2026-12", "2027-01"]));
