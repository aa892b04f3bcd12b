import type { Place } from "./rules.ts";
import { type DayRules, type Stop, WORKDAY } from "./schedule.ts";

const DAY = 86_400;
export type Hours = [number, number][] | null;
/** Somebody who could be visited; `open` gives the hours of a day, `value` is the due score. */
export interface Candidate { id: string; place: Place | null; minutes: number; value: number; must: boolean; open: (day: string) => Hours }
export interface PlanDay { day: string; stops: Stop[] }
/** Why an account is not in the plan. `minutes`: how much longer that day would have to be. */
export interface LeftOut { id: string; why: "no_position" | "closed" | "far" | "later" | "full" | "fits"; day?: string; minutes?: number; rival?: string }
/** `unmet`: musts that have no place, each with why. What was in the plan is in it still. */
export interface Proposal { days: PlanDay[]; added: string[]; left: LeftOut[]; unmet: LeftOut[] }

/** What a plan may use up: seconds of driving a day, metres of the whole trip; what a night away has to bring; towns to sleep in, before others. */
export interface Bounds { drive: number; metres: number; night: number; towns: Place[] }
export const UNBOUND: Bounds = { drive: Number.POSITIVE_INFINITY, metres: Number.POSITIVE_INFINITY, night: 20, towns: [] };

export interface Wish {
  days: readonly PlanDay[]; base: Place | null; candidates: readonly Candidate[]; rules?: DayRules; bounds?: Partial<Bounds>;
  /** Hours of the stops that may move to another day. */
  openOf?: (id: string, day: string) => Hours;
  /** Stops that keep their day and order. */
  pinned?: ReadonlySet<string>;
  /** Stops that are done or under way: nothing comes before them on their day. */
  frozen?: ReadonlySet<string>;
  /** On the road: nothing begins before. */
  since?: { day: string; at: number } | null;
  /** The only day that may change. */
  only?: number | null;
  /** For how many of those left out it is told why. */
  reasons?: number;
}

/** A candidate or a stop that may move, with its hours by day. */
export interface Guest { id: string; place: Place | null; minutes: number; value: number; must: boolean; open: Hours[] }
/** A wish as it goes to a worker: nothing but data. */
export interface Asked { days: PlanDay[]; base: Place | null; rules: DayRules; bounds: Bounds; guests: Guest[]; hours: Record<string, Hours[]>; pinned: string[]; frozen: string[]; only: number | null; reasons: number }

/** What is left of the hours of a day from a moment on. */
const left = (open: Hours, day: string, since: Wish["since"]): Hours => {
  if (!since || day > since.day) return open;
  return day < since.day ? [] : (open ?? [[0, DAY]]).map(([from, to]): [number, number] => [Math.max(from, since.at), to]).filter(([from, to]) => from < to);
};

export const askedOf = ({ days, base, candidates, rules = WORKDAY, bounds = {}, openOf, pinned = new Set(), frozen = new Set(), since = null, only = null, reasons = 12 }: Wish): Asked => {
  const stays = (stop: Stop, day: number): boolean =>
    pinned.has(stop.id) || frozen.has(stop.id) || stop.at !== null || stop.place === null || (only !== null && only !== day) || (since !== null && days[day].day < since.day);
  const free = days.flatMap(({ stops }, day) => stops.filter((stop) => !stays(stop, day)));
  const moving = new Set(free.map((stop) => stop.id));
  return {
    days: [...days], base, rules, bounds: { ...UNBOUND, ...bounds }, only, reasons,
    guests: candidates.map(({ open, ...one }) => ({ ...one, open: days.map(({ day }) => left(open(day), day, since)) })),
    hours: Object.fromEntries(free.map((stop) => [stop.id, days.map(({ day, stops }) => left(stops.includes(stop) || !openOf ? stop.open : openOf(stop.id, day), day, since))])),
    frozen: [...frozen],
    pinned: days.flatMap(({ stops }) => stops.map((stop) => stop.id)).filter((id) => !moving.has(id)),
  };
};
