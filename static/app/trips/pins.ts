import type { Position, Trip } from "../core/records.ts";
import type { MapPin } from "../core/ui/index.ts";
import { siteOf } from "./data.ts";
import type { PlannedDay } from "./schedule.ts";
import type { Plan } from "./use_plan.ts";

type Place = Pick<Position, "lat" | "lon">;
const placeOf = (plan: Plan, id: string): Place | null => {
  const visit = plan.visits.get(id);
  return (visit && siteOf(plan.book, visit)?.position) ?? null;
};

/** The way of a day: from the base or where the night was, by its stops, back to the base unless the night is away. */
export const wayOf = (plan: Plan, trip: Trip, index: number): Place[] => {
  const day = plan.timed.days[index];
  if (!day || day.stops.length === 0) return [];
  const base = trip.base?.position ?? null;
  const before = plan.timed.days[index - 1];
  const start = before?.night ? before.stops.map((stop) => placeOf(plan, stop.id)).findLast(Boolean) ?? base : base;
  return [start, ...day.stops.map((stop) => placeOf(plan, stop.id)), day.night ? null : base].flatMap((place) => (place ? [place] : []));
};

export const wayOfTrip = (plan: Plan, trip: Trip): Place[] => plan.timed.days.flatMap((_, index) => wayOf(plan, trip, index));

/** Stops with the number they are driven in. `fresh`: accounts that came in since a decision; `chosen`: the visit that is looked at. */
export const pinsOf = (plan: Plan, days: readonly PlannedDay[], fresh: ReadonlySet<string> = new Set(), chosen?: string): MapPin[] => days.flatMap((day) => day.stops).flatMap((stop, at): MapPin[] => {
  const visit = plan.visits.get(stop.id);
  const position = placeOf(plan, stop.id);
  if (!visit || !position) return [];
  const kind = visit.id === chosen ? "next" : visit.fixed ? "fixed" : fresh.has(visit.account_id) ? "idea" : "stop";
  return [{ id: visit.id, position, kind, mark: String(at + 1), name: `${at + 1}, ${plan.book.accounts.get(visit.account_id)?.name ?? ""}` }];
});
