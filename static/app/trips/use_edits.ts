import { useRef, useState } from "preact/hooks";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { isInForce } from "../core/decisions.ts";
import { plural, t } from "../core/i18n/index.ts";
import { store } from "../core/store/index.ts";
import { toast } from "../core/ui/index.ts";
import { activeVisits, planOf, stopOf, thisDay } from "./data.ts";
import { addStop, again, keep, keepProposal, moved, retime } from "./edit.ts";
import { ask } from "./ask.ts";
import { cheapest } from "./detours.ts";
import { rememberRemoved } from "./removed.ts";
import { clock } from "./schedule.ts";
import type { Hours, LeftOut } from "./wish.ts";
import type { Plan } from "./use_plan.ts";

export interface Edits {
  add: (account: string, where?: { day?: number; at?: number }) => Promise<void>; remove: (visit: Shown<Visit>) => Promise<void>;
  fill: (only: number | null) => Promise<void>; move: (id: string, day: number, at: number) => Promise<void>; left: LeftOut[]; planning: boolean;
}

const asItIs = (visits: readonly Shown<Visit>[]): string => JSON.stringify(visits.map(({ id, day, position, status, fixed, planned_start, minutes }) => [id, day, position, status, fixed, planned_start, minutes]).sort());

/** Asks the planner, and again when the plan was changed by hand meanwhile. */
const proposed = async (trip: Shown<Trip>, { book, candidates }: Plan, only: number | null) => {
  for (;;) {
    const records = await store.list("visit", { trip_id: trip.id });
    const visits = new Map(activeVisits(records).map((visit) => [visit.id, visit]));
    const idsOf = (which: (visit: Shown<Visit>) => boolean): Set<string> => new Set([...visits.values()].filter(which).map((visit) => visit.id));
    const since = trip.status === "under_way" ? { day: thisDay(), at: clock(new Date().toTimeString()) } : null;
    const openOf = (id: string, on: string): Hours => { const visit = visits.get(id); return visit ? stopOf(book, visit, on).open : null; };
    const found = await ask({ days: planOf(book, trip, records), base: trip.base?.position ?? null, candidates, openOf, only, since, pinned: idsOf((visit) => visit.fixed), frozen: idsOf((visit) => visit.status !== "planned") });
    if (asItIs(await store.list("visit", { trip_id: trip.id })) === asItIs(records)) return { found, visits };
  }
};

/** What can be done with the stops of a plan; each can be taken back. */
export const useEdits = (trip: Shown<Trip>, plan: Plan): Edits => {
  const [left, setLeft] = useState<LeftOut[]>([]);
  const [planning, setPlanning] = useState(false);
  const busy = useRef(false);
  const { book, days, visits, candidates } = plan;
  const base = trip.base?.position ?? null;
  const nameOf = (account: string) => book.accounts.get(account)?.name ?? "";
  const add = async (account: string, where: { day?: number; at?: number } = {}) => {
    const one = candidates.find((candidate) => candidate.id === account);
    const spot = where.day !== undefined && where.at !== undefined ? { day: where.day, at: where.at } : one ? cheapest(days, base, one, where.day) : { day: where.day ?? 0, at: days[where.day ?? 0]?.stops.length ?? 0 };
    const id = await addStop(book, trip, days, visits, { account, ...spot, minutes: book.minutes(account) });
    if (!id) return;
    toast(t("trips.added", { name: nameOf(account) }), { undo: () => void store.remove("visit", id).then(() => retime(book, trip)) });
  };
  const remove = async (visit: Shown<Visit>) => {
    if (isInForce(trip.status)) rememberRemoved(visit);
    await store.remove("visit", visit.id);
    await retime(book, trip);
    toast(t("trips.removed", { name: nameOf(visit.account_id) }), { undo: () => void store.create("visit", again(visit)).then(() => retime(book, trip)) });
  };
  const fill = async (only: number | null) => {
    if (busy.current) return;
    busy.current = true;
    setPlanning(true);
    try { await fillNow(only); } finally { busy.current = false; setPlanning(false); }
  };
  const fillNow = async (only: number | null) => {
    const { found, visits: there } = await proposed(trip, plan, only);
    const made = await keepProposal(book, trip, found.days, there);
    setLeft(found.left);
    if (made.length === 0) { toast(t("trips.filled_none")); return; }
    toast(plural("trips.filled", made.length), { undo: () => void Promise.all(made.map((id) => store.remove("visit", id))).then(() => retime(book, trip)) });
  };
  const move = async (id: string, day: number, at: number) => {
    const before = days;
    await keep(moved(days, id, day, at), trip, visits);
    const visit = visits.get(id);
    const to = days[day]?.day;
    if (visit && to && to !== visit.day) toast(t("trips.moved_to", { name: nameOf(visit.account_id) }), { undo: () => void store.list("visit", { trip_id: trip.id }).then((now) => keep(before, trip, new Map(now.map((one) => [one.id, one])))) });
  };
  return { add, remove, fill, move, left, planning };
};
