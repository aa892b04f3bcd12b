import { isInForce } from "../core/decisions";
import type { Change, Covered, Shown, Trip, Visit } from "../core/records";
import { same } from "../core/store/same";
import { byRoad } from "./changes";
import type { Said } from "./removed";
import type { Weight } from "./tolerance";

/** A change since the approval: the rep may do it, it waits for a decision, or it came back. */
export type Changed = "within" | "waiting" | "returned" | null;

const flat = (plan: Covered): string => JSON.stringify({ ...plan, visits: plan.visits.map((row) => JSON.stringify(row)).sort() });

/** What holds of the change. The server's word, unless this phone has changed the plan since: then what the server will say. */
export const changedBy = (trip: Shown<Trip>, now: Covered, weight: Weight, isEdited: boolean): Changed => {
  if (!isInForce(trip.status)) return null;
  if (!isEdited) return trip.amendment ?? (weight.changes.length > 0 ? "within" : null);
  const last = trip.decisions.findLast(({ what }) => what === "changed" || what === "return" || what === "approve");
  if (last?.what === "return" && last.covers && flat(last.covers) === flat(now)) return "returned";
  return weight.beyond.length > 0 ? "waiting" : weight.changes.length > 0 ? "within" : null;
};

/**
 * Whether the change is another one than the server knows: it has written down in what the plan differs from the approved one. A stop that is taken out
 * here leaves nothing among the visits that could be called pending.
 */
export const differsFromTold = (trip: Pick<Trip, "decisions">, changes: readonly Change[]): boolean =>
  !same(trip.decisions.findLast(({ what }) => what === "changed" || what === "approve")?.changes ?? [], changes);

type Created = Pick<Visit, "account_id" | "day" | "position" | "planned_start" | "minutes" | "fixed"> & Partial<Said>;
/** What makes the plan the approved one again. What has begun or was skipped stays as it is. */
export interface WayBack { trip: Partial<Trip>; patch: { id: string; values: Partial<Visit> }[]; create: Created[]; remove: string[] }

const FACTS = ["start_date", "end_date", "base", "budget"] as const;
const differing = <T extends object>(is: T, wanted: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.entries(wanted).filter(([name, value]) => JSON.stringify(is[name as keyof T]) !== JSON.stringify(value))) as Partial<T>;

/** `removed`: what was said of visits that were taken out; they come back with it. */
export const wayBack = (trip: Trip, approved: Covered, visits: readonly Shown<Visit>[], removed: readonly Said[] = []): WayBack => {
  const left = [...visits].sort((a, b) => Number(b.status !== "planned") - Number(a.status !== "planned") || byRoad(rowOf(a), rowOf(b)));
  const back: WayBack = { trip: differing(trip, Object.fromEntries(FACTS.map((name) => [name, approved[name]]))), patch: [], create: [], remove: [] };
  for (const [day, position, account_id, planned_start, minutes, fixed] of [...approved.visits].sort(byRoad)) {
    const values = { day, position, planned_start, minutes, fixed };
    const at = left.findIndex((one) => one.account_id === account_id);
    const visit = at < 0 ? undefined : left.splice(at, 1)[0];
    if (!visit) { back.create.push({ ...removed.findLast((one) => one.account_id === account_id), account_id, ...values }); continue; }
    const changed = visit.status === "planned" ? differing<Visit>(visit, values) : {};
    if (Object.keys(changed).length > 0) back.patch.push({ id: visit.id, values: changed });
  }
  back.remove = left.filter((one) => one.status === "planned").map((one) => one.id);
  return back;
};

const rowOf = (one: Visit): Covered["visits"][number] => [one.day, one.position, one.account_id, one.planned_start, one.minutes, one.fixed];
