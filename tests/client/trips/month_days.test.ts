import { expect, test } from "vitest";
import { likelyDays, likelyMonth, monthsAhead } from "../../../static/app/trips/month_days";

test("until the 19th the trip is for this month, from the 20th for the next, and never for one that has a trip", () => {
  expect(likelyMonth("2026-11-19", new Set())).toBe("2026-11");
  expect(likelyMonth("2026-11-20", new Set())).toBe("2026-12");
  expect(likelyMonth("2026-11-20", new Set(["2026-12"]))).toBe("2027-01");
  expect(likelyMonth("2026-11-20", new Set(monthsAhead("2026-11-20")))).toBe("2026-12");
});

test("days are those of the last trip's kind in the second week, else Tuesday to Thursday", () => {
  expect(likelyDays("2026-12", "2026-11-25")).toEqual(["2026-12-08", "2026-12-10"]);
  expect(likelyDays("2026-12", "2026-11-25", { start_date: "2026-11-09", end_date: "2026-11-12" })).toEqual(["2026-12-14", "2026-12-17"]);
});

test("days that have passed are not proposed", () => {
  expect(likelyDays("2026-11", "2026-11-25")).toEqual(["2026-12-01", "2026-12-03"]);
  expect(likelyDays("2026-11", "2026-11-10")).toEqual(["2026-11-17", "2026-11-19"]);
});
