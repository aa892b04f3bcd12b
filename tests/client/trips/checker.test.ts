import { expect, test } from "vitest";
import { refusals } from "../../../static/app/trips/checker";
import { type Stop, tripSchedule } from "../../../static/app/trips/schedule";
import { UNBOUND } from "../../../static/app/trips/wish";
import vectors from "../../trips/plan_vectors.json";

const BASE = { lat: 29.76, lon: -95.37 };
type Given = Omit<Stop, "open"> & { opening: [number, number][] | null };

test.each(vectors.trips.map((one) => [one.name, one] as const))("says what the server's checker says: %s", (_, one) => {
  const days = (given: unknown) => (given as Given[][]).map((stops, day) => ({ day: `2026-12-0${day + 1}`, stops: stops.map(({ opening, ...stop }): Stop => ({ ...stop, open: opening })) }));
  const [before, after] = [one.before, one.after].map((given) => tripSchedule(days(given), BASE, one.rules));
  expect([after.metres, after.driving, after.days.map((day) => day.night)]).toEqual(one.want.trip);
  expect(refusals(after, { bounds: { ...UNBOUND, drive: one.drive, metres: one.metres } }, before).map(({ day, what, stop }) => [day, what, stop])).toEqual(one.want.refused);
});
