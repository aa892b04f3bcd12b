import { type Leg, type Place, leg } from "./rules.ts";
import { type DayRules, type DaySchedule, type Stop, WORKDAY, tripSchedule } from "./schedule.ts";
import type { Candidate, PlanDay } from "./wish.ts";


/** Legs are asked for again and again; each pair is computed once. */
export const remembered = (): ((a: Place | null, b: Place | null) => Leg) => {
  const known = new Map<Place, Map<Place, Leg>>();
  return (a, b) => {
    if (!a || !b) return { metres: 0, seconds: 0 };
    const row = known.get(a) ?? new Map<Place, Leg>();
    known.set(a, row);
    const found = row.get(b) ?? leg(a, b);
    row.set(b, found);
    return found;
  };
};

const faults = (days: readonly DaySchedule[]): { over: number; closed: number } => {
  let over = 0;
  let closed = 0;
  for (const day of days) {
    over += day.over;
    for (const stop of day.stops) { over += stop.late; if (stop.closed) closed += 1; }
  }
  return { over, closed };
};

/** Who fits best around one place of a plan, cheapest detour for its score first. */
export const fitting = (days: PlanDay[], base: Place | null, day: number, at: number, candidates: readonly Candidate[], rules: DayRules = WORKDAY): { id: string; extra: number }[] => {
  const between = remembered();
  const seconds = (list: readonly PlanDay[]) => tripSchedule(list, base, rules, between);
  const before = seconds(days);
  const was = faults(before.days);
  const here = days[day];
  if (!here) return [];
  const found = candidates.filter((one) => one.place).flatMap((one) => {
    const stop: Stop = { id: one.id, place: one.place, minutes: one.minutes, at: null, open: one.open(here.day) };
    const after = seconds(days.map((old, index) => (index === day ? { ...old, stops: old.stops.toSpliced(at, 0, stop) } : old)));
    const now = faults(after.days);
    if (now.over > was.over || now.closed > was.closed) return [];
    return [{ id: one.id, extra: after.driving - before.driving, value: one.value }];
  });
  return found.sort((a, b) => b.value / Math.max(600, b.extra) - a.value / Math.max(600, a.extra));
};

/** A night more has to save this much driving. */
const NIGHT_SECONDS = 2 * 3600;
/** Where one more stop costs least time among the places that break least; of one day, or of all. */
export const cheapest = (days: readonly PlanDay[], base: Place | null, one: Candidate, only?: number, rules: DayRules = WORKDAY): { day: number; at: number } => {
  const between = remembered();
  let best = { day: only ?? 0, at: days[only ?? 0]?.stops.length ?? 0, broken: Number.POSITIVE_INFINITY, seconds: Number.POSITIVE_INFINITY };
  days.forEach(({ day, stops }, index) => {
    if (only !== undefined && only !== index) return;
    const stop: Stop = { id: one.id, place: one.place, minutes: one.minutes, at: null, open: one.open(day) };
    for (let at = 0; at <= stops.length; at += 1) {
      const trip = tripSchedule(days.map((old, n) => (n === index ? { ...old, stops: stops.toSpliced(at, 0, stop) } : old)), base, rules, between);
      const { over, closed } = faults(trip.days);
      const broken = over + closed * rules.end;
      const seconds = trip.driving + trip.nights * NIGHT_SECONDS;
      if (broken < best.broken || (broken === best.broken && seconds < best.seconds)) best = { day: index, at, broken, seconds };
    }
  });
  return { day: best.day, at: best.at };
};
