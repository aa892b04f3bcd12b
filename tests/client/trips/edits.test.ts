import { expect, test } from "vitest";
import { daysOf, opening } from "../../../static/app/trips/data";
import { moved, without } from "../../../static/app/trips/edit";
import type { Site } from "../../../static/app/core/records";
import type { Stop } from "../../../static/app/trips/schedule";

const stop = (id: string): Stop => ({ id, place: null, minutes: 45, at: null, open: null });
const days = [{ day: "2026-12-08", stops: [stop("a"), stop("b"), stop("c")] }, { day: "2026-12-09", stops: [stop("d")] }];
const order = (plan: { stops: Stop[] }[]) => plan.map((one) => one.stops.map(({ id }) => id).join(""));

test("a stop goes earlier, later, or to another day, and no other stop is lost", () => {
  expect(order(moved(days, "b", 0, 0))).toEqual(["bac", "d"]);
  expect(order(moved(days, "b", 0, 2))).toEqual(["acb", "d"]);
  expect(order(moved(days, "b", 1, 1))).toEqual(["ac", "db"]);
  expect(order(moved(days, "nobody", 1, 0))).toEqual(["abc", "d"]);
  expect(order(without(days, "d"))).toEqual(["abc", ""]);
});

test("a trip without an end is one day, without a start none, and never longer than a week", () => {
  expect(daysOf({ start_date: "2026-12-31", end_date: null })).toEqual(["2026-12-31"]);
  expect(daysOf({ start_date: null, end_date: "2026-12-31" })).toEqual([]);
  expect(daysOf({ start_date: "2026-12-31", end_date: "2027-01-01" })).toEqual(["2026-12-31", "2027-01-01"]);
  expect(daysOf({ start_date: "2026-12-01", end_date: "2026-12-31" })).toHaveLength(7);
});

test("hours that nobody wrote down do not close a gate; a weekday without hours does", () => {
  const site = { hours: { mon: [["08:00", "12:00"]] } } as unknown as Site;
  expect(opening(site, "2026-12-07")).toEqual([[28800, 43200]]);
  expect(opening(site, "2026-12-08")).toEqual([]);
  expect(opening({ ...site, hours: null }, "2026-12-08")).toBeNull();
});
