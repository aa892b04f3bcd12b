import { useRef, useState } from "preact/hooks";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { isInForce } from "../core/decisions.ts";
import { plural, t } from "../core/i18n/index.ts";
import { store } from "../core/store/index.ts";
import { toast } from "../core/ui/index.ts";
import { addStop, again, keep, keepProposal, moved, retime } from "./edit.ts";
import { type LeftOut, cheapest, propose } from "./planner.ts";
import { rememberRemoved } from "./removed.ts";
import type { Plan } from "./use_plan.ts";

export interface Edits {
  add: (account: string, where?: { day?: number; at?: number }) => Promise<void>; remove: (visit: Shown<Visit>) => Promise<void>;
  fill: (only: number | null) => Promise<void>; move: (id: string, day: number, at: number) => Promise<void>; left: LeftOut[]; planning: boolean;
}

/** Where a day starts: the last stop of the day before when that night is away. */
const startOf = (plan: Plan, index: number) => (plan.timed.days[index - 1]?.night ? plan.days[index - 1]?.stops.findLast((stop) => stop.place)?.place : null);
const painted = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

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
    await painted();
    const part = only === null ? days : days.slice(only, only + 1);
    const pinned = new Set([...visits.values()].filter((visit) => visit.fixed || visit.status !== "planned").map((visit) => visit.id));
    const openOf = (id: string, on: string) => days.find((one) => one.day === on)?.stops.find((stop) => stop.id === id)?.open ?? null;
    const found = propose({ days: part, base: (only && startOf(plan, only)) || base, candidates, pinned, openOf });
    const whole = only === null ? found.days : days.map((old, index) => (index === only ? found.days[0] ?? old : old));
    const made = await keepProposal(book, trip, whole, visits);
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
