import type { Visit } from "../core/records.ts";
import { isTooFar, type Leg, leg, type Place } from "../core/road.ts";

/** A line of the day: a stop, the way to the next one (with lunch in it), free time, and where the day ends. Clock times are minutes since midnight. */
export type Line<V extends Visit = Visit> =
  | { kind: "stop"; visit: V }
  | { kind: "leg"; to: string; leg: Leg; lunch: boolean }
  | { kind: "free"; before: string; from: number; minutes: number; place: Place | null }
  | { kind: "end"; at: number | null; leg: Leg; night: boolean };

const LUNCH = 45;
const LUNCH_FROM = 10 * 60 + 30;
const LUNCH_TO = 14 * 60 + 30;
const FREE_FROM = 30;
const VISIT = 45;

export const minutesOf = (clock: string | null | undefined): number | null => (clock && /^\d\d:\d\d/.test(clock) ? Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) : null);
export const clockOf = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const endOf = (visit: Visit): number | null => {
  const start = minutesOf(visit.planned_start);
  return start === null ? null : start + (visit.minutes ?? VISIT);
};
const isAhead = (visit: Visit): boolean => visit.status === "planned";

interface Day<V> { stops: readonly V[]; placeOf: (visit: V) => Place | null; base: Place | null; lastDay: boolean }

/** What lies between two stops: the way, lunch when there is time for it around noon, and free time of half an hour or more still ahead. */
const between = <V extends Visit & { id: string }>(before: V, after: V, day: Day<V>, eaten: boolean): Line<V>[] => {
  const way = leg(day.placeOf(before), day.placeOf(after));
  const [left, start] = [endOf(before), minutesOf(after.planned_start)];
  const spare = left === null || start === null ? 0 : start - left - Math.ceil(way.seconds / 60);
  const lunch = !eaten && left !== null && start !== null && left >= LUNCH_FROM && left <= LUNCH_TO && spare >= LUNCH;
  const free = spare - (lunch ? LUNCH : 0);
  const lines: Line<V>[] = [];
  if (lunch || way.metres > 0) lines.push({ kind: "leg", to: after.id, leg: way, lunch });
  if (isAhead(after) && free >= FREE_FROM && left !== null) lines.push({ kind: "free", before: after.id, from: left + (lunch ? LUNCH : 0), minutes: free, place: day.placeOf(before) });
  return lines;
};

const ending = <V extends Visit>(last: V, { placeOf, base, lastDay }: Day<V>): Line<V> => {
  const home = leg(placeOf(last), base);
  const night = !lastDay && isTooFar(home);
  const left = endOf(last);
  return { kind: "end", at: left === null ? null : left + (night ? 0 : Math.ceil(home.seconds / 60)), leg: night ? { metres: 0, seconds: 0 } : home, night };
};

/** The day from its first stop to where the rep sleeps. */
export const dayLines = <V extends Visit & { id: string }>(day: Day<V>): Line<V>[] => {
  const lines: Line<V>[] = [];
  day.stops.forEach((visit, at) => {
    const before = day.stops[at - 1];
    if (before) lines.push(...between(before, visit, day, lines.some((line) => line.kind === "leg" && line.lunch)));
    lines.push({ kind: "stop", visit });
  });
  const last = day.stops.at(-1);
  return last && day.base ? [...lines, ending(last, day)] : lines;
};
