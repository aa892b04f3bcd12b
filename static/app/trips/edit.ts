import type { Covered, Shown, Trip, Visit } from "../core/records.ts";
import { store } from "../core/store/index.ts";
import { wayBack } from "./amending.ts";
import { type Book, planOf, siteOf, stopOf } from "./data.ts";
import { removedFrom } from "./removed.ts";
import type { PlanDay } from "./wish.ts";
import { asClock, tripSchedule } from "./schedule.ts";

/** Values of a new visit of a trip. */
export const visitFor = (book: Book, tripId: string, accountId: string, day: string, minutes: number) => ({
  trip_id: tripId, account_id: accountId, site_id: siteOf(book, { site_id: null, account_id: accountId })?.id ?? null, day, minutes,
});

const isKept = (visit: Visit): boolean => visit.status === "done" || visit.status === "under_way";

/** Writes positions and times of a plan: only what differs, and never of a visit that is done or under way. */
export const keep = async (days: readonly PlanDay[], trip: Trip, visits: ReadonlyMap<string, Shown<Visit>>): Promise<void> => {
  const timed = tripSchedule(days, trip.base?.position ?? null);
  for (const day of timed.days) {
    for (const [index, stop] of day.stops.entries()) {
      const visit = visits.get(stop.id);
      if (!visit || isKept(visit)) continue;
      const wanted = { day: day.day, position: index + 1, planned_start: visit.fixed && visit.planned_start ? visit.planned_start : asClock(stop.start) };
      const changed = Object.entries(wanted).filter(([field, value]) => visit[field as keyof Visit] !== value);
      if (changed.length > 0) await store.patch("visit", visit.id, Object.fromEntries(changed));
    }
  }
};

/** Accounts that have a stop of this trip by now; one that is being made counts, so that two quick taps make one stop. */
const making = new Set<string>();
const unlessThere = async <T>(trip: string, account: string, make: () => Promise<T>): Promise<T | null> => {
  const key = `${trip}/${account}`;
  if (making.has(key)) return null;
  making.add(key);
  try { return (await store.list("visit", { trip_id: trip, account_id: account })).length > 0 ? null : await make(); } finally { making.delete(key); }
};

/** Puts an account into a day before stop `at`, and writes the new times of the rest; null when it has a stop of this trip already. */
export const addStop = async (book: Book, trip: Shown<Trip>, days: readonly PlanDay[], visits: ReadonlyMap<string, Shown<Visit>>, where: { account: string; day: number; at: number; minutes: number; must?: boolean }): Promise<string | null> => {
  const day = days[where.day];
  if (!day) throw new RangeError("that day is not in the trip");
  const values = visitFor(book, trip.id, where.account, day.day, where.minutes);
  const stop = { ...stopOf(book, { ...values, id: "new", rev: 0, pending: true, fixed: false, planned_start: null } as Shown<Visit>, day.day), id: "new" };
  const next = days.map((old, index) => (index === where.day ? { ...old, stops: old.stops.toSpliced(where.at, 0, stop) } : old));
  const start = tripSchedule(next, trip.base?.position ?? null).days[where.day]?.stops[where.at]?.start;
  const id = await unlessThere(trip.id, where.account, () => store.create("visit", { ...values, must: where.must ?? false, position: where.at + 1, planned_start: start === undefined ? null : asClock(start) }));
  if (id) await keep(next, trip, visits);
  return id;
};

/** Creates the visits a proposal adds; its stops carry account ids where no visit exists yet. */
export const keepProposal = async (book: Book, trip: Shown<Trip>, days: readonly PlanDay[], visits: ReadonlyMap<string, Shown<Visit>>, must = false): Promise<string[]> => {
  const timed = tripSchedule(days, trip.base?.position ?? null);
  const made: string[] = [];
  for (const day of timed.days) {
    for (const [index, stop] of day.stops.entries()) {
      if (visits.has(stop.id)) continue;
      const values = { ...visitFor(book, trip.id, stop.id, day.day, Math.round((stop.end - stop.start) / 60)), position: index + 1, planned_start: asClock(stop.start), must };
      const id = await unlessThere(trip.id, stop.id, () => store.create("visit", values));
      if (id) made.push(id);
    }
  }
  await keep(days, trip, visits);
  return made;
};

/** Moves one stop inside its day (`to` is the new place from 0) or to another day's end. */
export const moved = (days: readonly PlanDay[], id: string, day: number, to: number): PlanDay[] => {
  const stop = days.flatMap((one) => one.stops).find((one) => one.id === id);
  if (!stop) return [...days];
  const without = days.map((one) => ({ ...one, stops: one.stops.filter((other) => other.id !== id) }));
  return without.map((one, index) => (index === day ? { ...one, stops: one.stops.toSpliced(to, 0, stop) } : one));
};

export const without = (days: readonly PlanDay[], id: string): PlanDay[] => days.map((one) => ({ ...one, stops: one.stops.filter((stop) => stop.id !== id) }));

/** What a new visit with the same words would be: for Undo. */
export const again = (visit: Shown<Visit>) => {
  const { trip_id, account_id, site_id, contact_ids, day, position, planned_start, minutes, must, fixed, objective } = visit;
  return { trip_id, account_id, site_id, contact_ids, day, position, planned_start, minutes, must, fixed, objective };
};

/** Makes the plan the approved one again. Cut short in the middle, the rest is still offered. */
export const takeBack = async (book: Book, trip: Shown<Trip>, approved: Covered, visits: readonly Shown<Visit>[]): Promise<void> => {
  const back = wayBack(trip, approved, visits, removedFrom(trip.id));
  if (Object.keys(back.trip).length > 0) await store.patch("trip", trip.id, back.trip);
  for (const { id, values } of back.patch) await store.patch("visit", id, values);
  for (const { account_id, ...values } of back.create) await store.create("visit", { site_id: siteOf(book, { site_id: null, account_id })?.id ?? null, ...values, trip_id: trip.id, account_id });
  for (const id of back.remove) await store.remove("visit", id);
};

export type TripVerb = "submit" | "withdraw" | "approve" | "return" | "start" | "finish" | "cancel";
export const decide = (trip: Shown<Trip>, verb: TripVerb, comment?: string): Promise<void> =>
  store.command("trip", trip.id, verb, comment ? { comment } : {}, { status: trip.status, content: trip.content });

/** Reads the trip's visits again and writes the times that follow from them. */
export const retime = async (book: Book, trip: Shown<Trip>): Promise<void> => {
  const visits = await store.list("visit", { trip_id: trip.id });
  await keep(planOf(book, trip, visits), trip, new Map(visits.map((visit) => [visit.id, visit])));
};
