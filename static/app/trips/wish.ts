import type { Place } from "./rules.ts";
import { type DayRules, type Stop, WORKDAY } from "./schedule.ts";

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
  /** The only day that may change. */
  only?: number | null;
  /** For how many of those left out it is told why. */
  reasons?: number;
}

/** A candidate or a stop that may move, with its hours by day. */
export interface Guest { id: string; place: Place | null; minutes: number; value: number; must: boolean; open: Hours[] }
/** A wish as it goes to a worker: nothing but data. */
export interface Asked { days: PlanDay[]; base: Place | null; rules: DayRules; bounds: Bounds; guests: Guest[]; hours: Record<string, Hours[]>; pinned: string[]; only: number | null; reasons: number }

export const askedOf = ({ days, base, candidates, rules = WORKDAY, bounds = {}, openOf, pinned = new Set(), only = null, reasons = 12 }: Wish): Asked => {
  const free = days.flatMap(({ stops }, day) => stops.filter((stop) => !pinned.has(stop.id) && stop.at === null && stop.place !== null && (only === null || only === day)));
  const moving = new Set(free.map((stop) => stop.id));
  return {
    days: [...days], base, rules, bounds: { ...UNBOUND, ...bounds }, only, reasons,
    guests: candidates.map(({ open, ...one }) => ({ ...one, open: days.map(({ day }) => open(day)) })),
    hours: Object.fromEntries(free.map((stop) => [stop.id, days.map(({ day, stops }) => (stops.includes(stop) ? stop.open : openOf ? openOf(stop.id, day) : stop.open))])),
    pinned: days.flatMap(({ stops }) => stops.map((stop) => stop.id)).filter((id) => !moving.has(id)),
  };
};
