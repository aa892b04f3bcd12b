import { draftOf, dropDraft, keepDraft } from "../core/capture/index.ts";
import { newId } from "../core/store/ids.ts";
import { store } from "../core/store/index.ts";
import { type Book, activeVisits, planOf } from "./data.ts";
import { keepProposal } from "./edit.ts";
import type { Draft, valuesOf } from "./form.tsx";
import type { Place } from "./rules.ts";
import { session } from "../core/session.ts";
import { cheapest } from "./detours.ts";
import { atOnce, propose } from "./planner.ts";
import { type Candidate, type PlanDay, askedOf } from "./wish.ts";

/** A trip while it is being typed. `id`: the trip it became; while this is kept with an id, its making was cut short. */
export interface NewTrip { draft: Draft; musts: string[]; id: string | null }

const key = (): string => `new-trip:${session.value?.user.id ?? ""}`;
export const keepNew = (made: NewTrip): void => { keepDraft(key(), JSON.stringify(made)); };
export const keptNew = (): NewTrip | null => {
  try {
    const kept = JSON.parse(draftOf(key()) ?? "null") as NewTrip | null;
    return Array.isArray(kept?.musts) && typeof kept.draft?.month === "string" ? kept : null;
  } catch { return null; }
};

/** A must that has no place goes where it breaks least: the rep asked for it, and the plan says loudly what is wrong. */
const squeezed = (days: readonly PlanDay[], base: Place | null, one: Candidate): PlanDay[] => {
  const spot = cheapest(days, base, one);
  return days.map((day, index) => (index === spot.day ? { ...day, stops: day.stops.toSpliced(spot.at, 0, { id: one.id, place: one.place, minutes: one.minutes, at: null, open: one.open(day.day) }) } : day));
};

/** Makes the trip, puts its musts where they cost least, and forgets the draft last: cut short anywhere, the next time goes on with the same trip. */
export const makeTrip = async (made: NewTrip, values: ReturnType<typeof valuesOf>, book: Book, candidates: readonly Candidate[]): Promise<string> => {
  const id = made.id ?? keptNew()?.id ?? newId();
  keepNew({ ...made, id });
  if (!(await store.get("trip", id))) await store.create("trip", { owner_id: session.value?.user.id ?? "", ...values }, id);
  const trip = await store.get("trip", id);
  if (trip && made.musts.length > 0 && trip.start_date) {
    const visits = await store.list("visit", { trip_id: id });
    const taken = new Set(visits.map((visit) => visit.account_id));
    const musts = candidates.filter((one) => made.musts.includes(one.id) && !taken.has(one.id)).map((one) => ({ ...one, must: true }));
    const base = trip.base?.position ?? null;
    const found = propose(askedOf({ days: planOf(book, trip, visits), base, candidates: musts, pinned: new Set(visits.map((visit) => visit.id)) }), atOnce());
    const unmet = musts.filter((one) => found.unmet.some(({ id }) => id === one.id));
    await keepProposal(book, trip, unmet.reduce((days, one) => squeezed(days, base, one), found.days), new Map(activeVisits(visits).map((visit) => [visit.id, visit])), true);
  }
  dropDraft(key());
  return id;
};
