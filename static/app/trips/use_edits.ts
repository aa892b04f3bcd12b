import { useRef, useState } from "preact/hooks";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { isInForce } from "../core/decisions.ts";
import { plural, t } from "../core/i18n/index.ts";
import { store } from "../core/store/index.ts";
import { toast } from "../core/ui/index.ts";
import { addStop, again, keep, keepProposal, moved, retime } from "./edit.ts";
import { cheapest } from "./detours.ts";
import { proposed } from "./proposal.ts";
import { rememberRemoved } from "./removed.ts";
import type { LeftOut, PlanDay } from "./wish.ts";
import type { Plan } from "./use_plan.ts";

export interface Edits {
  add: (account: string, where?: { day?: number; at?: number }) => Promise<void>; remove: (visit: Shown<Visit>) => Promise<void>;
  fill: (only: number | null) => Promise<void>; move: (id: string, day: number, at: number) => Promise<void>; left: LeftOut[]; planning: boolean;
}

const order = (days: readonly PlanDay[]): string => JSON.stringify(days.map(({ stops }) => stops.map((stop) => stop.id)));

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
    const answer = await proposed(trip.id, book, candidates, only === null ? null : days[only]?.day ?? null);
    if (!answer) return;
    const { found, before } = answer;
    const made = await keepProposal(book, answer.trip, found.days, answer.visits);
    setLeft(found.left);
    const undo = async () => {
      await Promise.all(made.map((id) => store.remove("visit", id)));
      await putBack(before);
    };
    if (made.length > 0 || order(before) !== order(found.days)) toast(made.length > 0 ? plural("trips.filled", made.length) : t("trips.filled_none"), { undo: () => void undo() });
    else toast(t("trips.filled_none"));
  };
  const putBack = async (before: readonly PlanDay[]) => { await keep(before, trip, new Map((await store.list("visit", { trip_id: trip.id })).map((one) => [one.id, one]))); };
  const move = async (id: string, day: number, at: number) => {
    const before = days;
    await keep(moved(days, id, day, at), trip, visits);
    const visit = visits.get(id);
    const to = days[day]?.day;
    if (visit && to && to !== visit.day) toast(t("trips.moved_to", { name: nameOf(visit.account_id) }), { undo: () => void putBack(before) });
  };
  return { add, remove, fill, move, left, planning };
};
