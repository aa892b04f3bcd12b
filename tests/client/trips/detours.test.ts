import { describe, expect, test } from "vitest";
import { cheapest } from "../../../static/app/trips/detours";
import type { Stop } from "../../../static/app/trips/schedule";
import type { Candidate } from "../../../static/app/trips/wish";

const BASE = { lat: 29.76, lon: -95.37 };
const always = () => null;
const empty = (...days: string[]) => days.map((day) => ({ day, stops: [] as Stop[] }));

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
