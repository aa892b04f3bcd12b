import { useMemo } from "preact/hooks";
import type { Change, Shown, Tier, Trip, Visit } from "../core/records.ts";
import { useRecords } from "../core/store/index.ts";
import { companyRates, companyTolerance } from "../core/company.ts";
import { isInForce } from "../core/decisions.ts";
import { session } from "../core/session.ts";
import { type Changed, changedBy, differsFromTold } from "./amending.ts";
import { type Since, baselineOf, covered, differences } from "./changes.ts";
import { type Book, activeVisits, candidatesOf, planOf, thisDay, useBook, useOwnerTerritories } from "./data.ts";
import type { Candidate, PlanDay } from "./wish.ts";
import type { Reach } from "./parts.tsx";
import { type TripSchedule, tripSchedule } from "./schedule.ts";
import { type Weight, weigh, without } from "./tolerance.ts";

export interface Plan {
  book: Book; visits: Map<string, Shown<Visit>>; days: PlanDay[]; timed: TripSchedule; candidates: Candidate[]; reach: Reach[]; inside: string[] | null;
  /** Every visit of the trip, also those that were skipped; where today is among its days, else 0. */
  records: Shown<Visit>[]; today: number;
  /** The decision the plan is compared with, and in what it differs. */
  since: Since | null; changes: Change[];
  /** Once in force: how much of the change counts, and whether it needs a decision. */
  weight: Weight | null; changed: Changed;
}
const TIERS: Tier[] = ["A", "B", "C"];

/** Due accounts and which of them the plan reaches; who was visited on the trip was due before it. */
const reachOf = (book: Book, visits: readonly Visit[], inside: string[] | null): Reach[] => {
  const reached = new Set(visits.map((visit) => visit.account_id));
  const seen = new Set(visits.filter((visit) => visit.status === "done").map((visit) => visit.account_id));
  const due = [...book.accounts.values()].filter((one) => one.kind !== "former" && (!inside || inside.includes(one.territory_id ?? "")) && (book.isDue(one) || seen.has(one.id)));
  return TIERS.map((tier) => ({ tier, due: due.filter((one) => one.tier === tier).length, reached: due.filter((one) => one.tier === tier && reached.has(one.id)).length }));
};

/** In what the plan differs from what it is compared with. A stop that was skipped on the road is no change of it. */
const difference = (trip: Shown<Trip>, since: Since | null, book: Book, records: readonly Shown<Visit>[]): Pick<Plan, "changes" | "weight" | "changed"> => {
  if (!since) return { changes: [], weight: null, changed: null };
  const now = covered(trip, records);
  if (!isInForce(trip.status)) return { changes: differences(since.covers, now), weight: null, changed: null };
  const skipped = new Set(records.filter((visit) => visit.status === "skipped").map((visit) => visit.account_id));
  const weight = weigh(without(since.covers, skipped), without(now, skipped), (account) => book.firstSite.get(account)?.position ?? null, companyRates.value, companyTolerance.value);
  const isEdited = trip.owner_id === session.value?.user.id && (trip.pending || records.some((visit) => visit.pending) || differsFromTold(trip, weight.changes));
  return { changes: weight.changes, weight, changed: changedBy(trip, now, weight, isEdited) };
};

/** A trip worked out on this phone: its days with times, who could join, and which due accounts it reaches. */
export const usePlan = (trip: Shown<Trip> | null | undefined): Plan => {
  const book = useBook(trip?.start_date ?? thisDay());
  const records = useRecords("visit", { trip_id: trip?.id ?? "" }).value;
  const inside = useOwnerTerritories(trip?.owner_id);
  return useMemo(() => {
    const visits = new Map(activeVisits(records).map((visit) => [visit.id, visit]));
    const days = trip ? planOf(book, trip, records) : [];
    const timed = tripSchedule(days, trip?.base?.position ?? null);
    const since = trip ? baselineOf(trip) : null;
    return {
      book, visits, days, timed, candidates: candidatesOf(book, records, inside), reach: reachOf(book, [...visits.values()], inside), inside,
      records, today: Math.max(0, days.findIndex((one) => one.day === thisDay())), since, ...(trip ? difference(trip, since, book, records) : { changes: [], weight: null, changed: null }),
    };
  }, [trip, book, records, inside, companyRates.value, companyTolerance.value]);
};
