import { isInForce } from "../core/decisions.ts";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { store } from "../core/store/index.ts";
import { ask } from "./ask.ts";
import { type Book, activeVisits, daysOf, planOf, stopOf, thisDay } from "./data.ts";
import { clock } from "./schedule.ts";
import { waits } from "./waiting.ts";
import type { Candidate, Hours, PlanDay, Proposal } from "./wish.ts";

/** Whether its owner may change the plan: not while it is decided on, nor while a step of a trip in force has no answer. */
export const isEditable = (trip: Shown<Trip>): boolean =>
  trip.status === "draft" || trip.status === "returned" || (isInForce(trip.status) && !waits(trip));

/** `before`: the plan that was asked about. */
export interface Proposed { trip: Shown<Trip>; found: Proposal; before: PlanDay[]; visits: Map<string, Shown<Visit>> }

const asItIs = (trip: Shown<Trip>, visits: readonly Shown<Visit>[]): string => JSON.stringify([
  trip.status, daysOf(trip), trip.base, visits.map(({ id, day, position, status, fixed, planned_start, minutes }) => [id, day, position, status, fixed, planned_start, minutes]).sort(),
]);

/** Asks the planner, and again when the trip or its stops were changed meanwhile, by hand or by sync; null when it may not be changed any more. `only`: the one day to fill. */
export const proposed = async (id: string, book: Book, candidates: readonly Candidate[], only: string | null): Promise<Proposed | null> => {
  const read = async () => ({ trip: await store.get("trip", id), records: await store.list("visit", { trip_id: id }) });
  let { trip, records } = await read();
  for (;;) {
    if (!trip || !isEditable(trip)) return null;
    const day = only === null ? null : daysOf(trip).indexOf(only);
    if (day === -1) return null;
    const visits = new Map(activeVisits(records).map((visit) => [visit.id, visit]));
    const idsOf = (which: (visit: Shown<Visit>) => boolean): Set<string> => new Set([...visits.values()].filter(which).map((visit) => visit.id));
    const taken = new Set(records.map((visit) => visit.account_id));
    const since = trip.status === "under_way" ? { day: thisDay(), at: clock(new Date().toTimeString()) } : null;
    const openOf = (visitId: string, on: string): Hours => { const visit = visits.get(visitId); return visit ? stopOf(book, visit, on).open : null; };
    const before = planOf(book, trip, records);
    const found = await ask({ days: before, base: trip.base?.position ?? null, candidates: candidates.filter((one) => !taken.has(one.id)), openOf, only: day, since, pinned: idsOf((visit) => visit.fixed), frozen: idsOf((visit) => visit.status !== "planned") });
    const now = await read();
    if (now.trip && asItIs(now.trip, now.records) === asItIs(trip, records)) return { trip: now.trip, found, before, visits };
    ({ trip, records } = now);
  }
};
