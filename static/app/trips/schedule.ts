import { isTooFar, type Leg, leg, type Place } from "./rules.ts";

/** A stop as the day's arithmetic sees it. `at`: fixed start; `open`: opening hours of that weekday, null when not known. Seconds since midnight. */
export interface Stop { id: string; place: Place | null; minutes: number; at: number | null; open: [number, number][] | null }
export interface DayRules { start: number; end: number; lunch: number }
export interface Timed { id: string; leg: Leg; lunch: boolean; arrival: number; wait: number; start: number; end: number; late: number; closed: boolean }
/** Free time before stop `before` (the number of stops: after the last). */
export interface Gap { before: number; from: number; minutes: number }
export interface DaySchedule { stops: Timed[]; home: Leg; lunchHome: boolean; finish: number; metres: number; driving: number; over: number; gaps: Gap[] }

export const clock = (text: string): number => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3, 5)) * 60;
export const asClock = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};

export const WORKDAY: DayRules = { start: clock("08:00"), end: clock("17:30"), lunch: 45 };
const FIVE_MINUTES = 300;
export const LUNCH_FROM = clock("11:30");
export const LUNCH_EARLIEST = clock("10:30");
export const LUNCH_BY = clock("13:30");
const GAP_MINUTES = 30;

/** The start of a visit that is reached at `arrival`: on the next five minutes, not before its fixed time, inside the opening hours when it can be. */
const startOf = (stop: Stop, arrival: number): { start: number; closed: boolean } => {
  const ready = Math.ceil(arrival / FIVE_MINUTES) * FIVE_MINUTES;
  if (stop.at !== null) return { start: Math.max(stop.at, ready), closed: false };
  if (stop.open === null) return { start: ready, closed: false };
  for (const [from, to] of stop.open) {
    const start = Math.max(ready, from);
    if (start + stop.minutes * 60 <= to) return { start, closed: false };
  }
  return { start: ready, closed: true };
};

/** Lunch comes before the drive that starts after 11:30, or would end the next visit after 13:30; a fixed time goes first. */
const lunchNow = (stop: Stop | null, now: number, drive: number, lunch: number): boolean => {
  if (now < LUNCH_EARLIEST) return false;
  const arrival = now + drive;
  if (stop === null) return now >= LUNCH_FROM && arrival > LUNCH_BY;
  const { start } = startOf(stop, arrival);
  if (now < LUNCH_FROM && start + stop.minutes * 60 <= LUNCH_BY) return false;
  return stop.at === null || start > stop.at || startOf(stop, arrival + lunch).start <= stop.at;
};

/** The whole day in one pass: legs, lunch, waiting, arrivals, the way to `to`, and the free time in between. `between` lets a matrix stand in. */
export const schedule = (stops: readonly Stop[], from: Place | null, to: Place | null, rules: DayRules = WORKDAY, between: (a: Place | null, b: Place | null) => Leg = leg): DaySchedule => {
  const timed: Timed[] = [];
  const gaps: Gap[] = [];
  let now = rules.start;
  let here = from;
  let eaten = rules.lunch === 0;
  const gap = (before: number, seconds: number, at: number): void => {
    if (seconds >= GAP_MINUTES * 60) gaps.push({ before, from: at, minutes: Math.floor(seconds / 60) });
  };
  stops.forEach((stop, index) => {
    const way = between(here, stop.place);
    const lunch = !eaten && lunchNow(stop, now, way.seconds, rules.lunch * 60);
    if (lunch) { eaten = true; now += rules.lunch * 60; }
    const arrival = now + way.seconds;
    const { start, closed } = startOf(stop, arrival);
    const end = start + stop.minutes * 60;
    gap(index, start - arrival, now);
    timed.push({ id: stop.id, leg: way, lunch, arrival, wait: start - arrival, start, end, late: stop.at === null ? 0 : start - stop.at, closed });
    now = end;
    here = stop.place ?? here;
  });
  const home = between(here, to); // also of a day without stops: after a night away there is still the way home
  const lunchHome = stops.length > 0 && !eaten && lunchNow(null, now, home.seconds, 0);
  const finish = now + home.seconds + (lunchHome ? rules.lunch * 60 : 0);
  gap(stops.length, rules.end - finish, now);
  const legs = [...timed.map((stop) => stop.leg), home];
  return {
    stops: timed, home, lunchHome, finish, gaps,
    metres: legs.reduce((sum, way) => sum + way.metres, 0), driving: legs.reduce((sum, way) => sum + way.seconds, 0),
    over: Math.max(0, finish - rules.end),
  };
};

export interface PlannedDay extends DaySchedule { day: string; night: boolean }
export interface TripSchedule { days: PlannedDay[]; metres: number; driving: number; nights: number; stops: number }

/** Days one after another: a day far from home ends where its last stop is, the next one starts there, and the last one ends at the base. */
export const tripSchedule = (days: readonly { day: string; stops: readonly Stop[] }[], base: Place | null, rules: DayRules = WORKDAY, between = leg): TripSchedule => {
  const out: PlannedDay[] = [];
  let from = base;
  days.forEach(({ day, stops }, index) => {
    const last = stops.findLast((stop) => stop.place)?.place ?? from;
    const night = index < days.length - 1 && isTooFar(between(last, base));
    const to = night ? last : base;
    out.push({ ...schedule(stops, from, to, rules, between), day, night });
    from = to;
  });
  return {
    days: out, metres: out.reduce((sum, day) => sum + day.metres, 0), driving: out.reduce((sum, day) => sum + day.driving, 0),
    nights: out.filter((day) => day.night).length, stops: out.reduce((sum, day) => sum + day.stops.length, 0),
  };
};
