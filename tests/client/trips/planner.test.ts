import { describe, expect, test } from "vitest";
import { type Candidate, cheapest, propose } from "../../../static/app/trips/planner";
import { type Stop, clock, tripSchedule } from "../../../static/app/trips/schedule";

const BASE = { lat: 29.76, lon: -95.37 };
const always = () => null;
/** A fixed series, so that a failure is the same tomorrow. */
const series = (seed: number) => () => { seed = (seed * 48271) % 2147483647; return seed / 2147483647; };
const crowd = (n: number): Candidate[] => {
  const next = series(7);
  return Array.from({ length: n }, (_, index) => ({ id: `c${index}`, place: { lat: 28.6 + next() * 2.4, lon: -97 + next() * 4 }, minutes: 45, value: Math.round(next() * 200), must: false, open: always }));
};
const empty = (...days: string[]) => days.map((day) => ({ day, stops: [] as Stop[] }));

describe("the plan that makes itself", () => {
  test("three days and 300 candidates are filled within the working hours", () => {
    const plan = propose({ days: empty("2026-12-08", "2026-12-09", "2026-12-10"), base: BASE, candidates: crowd(300) });
    const trip = tripSchedule(plan.days, BASE);
    expect(trip.days.every((day) => day.over === 0)).toBe(true);
    expect(trip.stops).toBeGreaterThan(12);
    expect(new Set(plan.days.flatMap((day) => day.stops.map((stop) => stop.id))).size).toBe(trip.stops);
  });

  test("a must is in, even when it breaks the day", () => {
    const far: Candidate = { id: "far", place: { lat: 35, lon: -101 }, minutes: 60, value: 1, must: true, open: always };
    const plan = propose({ days: empty("2026-12-08"), base: BASE, candidates: [far, ...crowd(20)] });
    expect(plan.days[0]?.stops.map((stop) => stop.id)).toContain("far");
  });

  test("a fixed appointment keeps its time and its day", () => {
    const fixed: Stop = { id: "fixed", place: { lat: 29.9, lon: -95.1 }, minutes: 60, at: clock("13:15"), open: null };
    const plan = propose({ days: [{ day: "2026-12-08", stops: [fixed] }, ...empty("2026-12-09")], base: BASE, candidates: crowd(60), pinned: new Set(["fixed"]) });
    const timed = tripSchedule(plan.days, BASE).days[0]?.stops.find((stop) => stop.id === "fixed");
    expect(timed?.start).toBe(clock("13:15"));
  });

  test("who is left out hears why", () => {
    const nowhere: Candidate = { id: "nowhere", place: null, minutes: 45, value: 500, must: false, open: always };
    const shut: Candidate = { id: "shut", place: { lat: 29.8, lon: -95.3 }, minutes: 45, value: 400, must: false, open: () => [] };
    const far: Candidate = { id: "far", place: { lat: 40, lon: -80 }, minutes: 45, value: 300, must: false, open: always };
    const plan = propose({ days: empty("2026-12-08"), base: BASE, candidates: [nowhere, shut, far] });
    expect(plan.left.map(({ id, why }) => [id, why])).toEqual([["nowhere", "no_position"], ["shut", "closed"], ["far", "far"]]);
  });
});

describe("one more stop by hand", () => {
  const at = (id: string, lat: number, lon: number): Stop => ({ id, place: { lat, lon }, minutes: 45, at: null, open: null });
  const days = [{ day: "2026-12-08", stops: [at("a", 29.8, -95), at("c", 29.8, -94)] }, { day: "2026-12-09", stops: [at("d", 29.8, -96.5)] }];
  const one: Candidate = { id: "b", place: { lat: 29.8, lon: -94.5 }, minutes: 45, value: 1, must: false, open: always };

  test("goes where it costs least time, on the day that was chosen or on any", () => {
    expect(cheapest(days, BASE, one)).toEqual({ day: 0, at: 1 });
    const west = { ...one, place: { lat: 29.8, lon: -96.6 } };
    expect(cheapest([{ day: "2026-12-08", stops: [at("a", 29.8, -95.2)] }, ...days.slice(1)], BASE, west)).toMatchObject({ day: 1 });
    expect(cheapest(days, BASE, west, 0)).toMatchObject({ day: 0 });
  });

  test("not on a day when it is closed, if there is another", () => {
    expect(cheapest(days, BASE, { ...one, open: (day) => (day === "2026-12-08" ? [] : null) })).toMatchObject({ day: 1 });
  });

  test("has a place even without a position or any stop", () => {
    expect(cheapest(days, BASE, { ...one, place: null })).toMatchObject({ day: 0 });
    expect(cheapest(empty("2026-12-08"), null, one)).toEqual({ day: 0, at: 0 });
  });
});
