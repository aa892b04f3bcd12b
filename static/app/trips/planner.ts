import { type Leg, type Place, leg } from "./rules";
import { type DayRules, type DaySchedule, type Stop, WORKDAY, schedule, tripSchedule } from "./schedule";

/** Somebody who could be visited; `open` gives the hours of a day, `value` is the due score. */
export interface Candidate { id: string; place: Place | null; minutes: number; value: number; must: boolean; open: (day: string) => [number, number][] | null }
export interface PlanDay { day: string; stops: Stop[] }
/** Why an account is not in the plan. `minutes`: how much longer that day would have to be. */
export interface LeftOut { id: string; why: "no_position" | "closed" | "far" | "later" | "full" | "fits"; day?: string; minutes?: number; rival?: string }
export interface Proposal { days: PlanDay[]; added: string[]; left: LeftOut[] }
interface Spot { day: number; at: number; cost: number; over: number; closed: boolean }

const MOST = 300;
const NEARLY = 45;

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

/** The planner of one trip: inserts by score for detour, then shortens and moves; stops that are there already are never dropped. */
class Planner {
  private readonly between = remembered();
  constructor(private days: PlanDay[], private readonly base: Place | null, private readonly rules: DayRules, private readonly pinned: ReadonlySet<string>) {}

  private measure(days: readonly PlanDay[]): { seconds: number; over: number; closed: number } {
    const trip = tripSchedule(days, this.base, this.rules, this.between);
    return { seconds: trip.days.reduce((sum, day) => sum + day.finish - this.rules.start, 0), ...faults(trip.days) };
  }

  private with(day: number, stops: Stop[]): PlanDay[] {
    return this.days.map((old, index) => (index === day ? { ...old, stops } : old));
  }

  /** Only the changed day and the one after it (whose start may move) are measured again. */
  private near(days: readonly PlanDay[], day: number, from: readonly (Place | null)[]): { seconds: number; over: number; closed: number } {
    const start = from[day] ?? null;
    let seconds = 0;
    let over = 0;
    let closed = 0;
    let here: Place | null = start;
    for (let index = day; index < Math.min(days.length, day + 2); index += 1) {
      const stops = days[index]?.stops ?? [];
      const last = stops.findLast((stop) => stop.place)?.place ?? here;
      const away = index < days.length - 1 && this.between(last, this.base).seconds > 2700;
      const one = schedule(stops, here, away ? last : this.base, this.rules, this.between);
      const fault = faults([one]);
      seconds += one.finish - this.rules.start;
      over += fault.over;
      closed += fault.closed;
      here = away ? last : this.base;
    }
    return { seconds, over, closed };
  }

  private starts(): (Place | null)[] {
    let here: Place | null = this.base;
    return this.days.map(({ stops }, index) => {
      const start = here;
      const last: Place | null = stops.findLast((stop) => stop.place)?.place ?? here;
      here = index < this.days.length - 1 && this.between(last, this.base).seconds > 2700 ? last : this.base;
      return start;
    });
  }

  stopOf(candidate: Candidate, day: string): Stop {
    return { id: candidate.id, place: candidate.place, minutes: candidate.minutes, at: null, open: candidate.open(day) };
  }

  /** The cheapest place for a candidate: the one that adds least time among those that break least. */
  best(candidate: Candidate): Spot | null {
    const starts = this.starts();
    let best: Spot | null = null;
    this.days.forEach(({ day, stops }, index) => {
      const stop = this.stopOf(candidate, day);
      const before = this.near(this.days, index, starts);
      for (let at = 0; at <= stops.length; at += 1) {
        const after = this.near(this.with(index, stops.toSpliced(at, 0, stop)), index, starts);
        const spot = { day: index, at, cost: after.seconds - before.seconds, over: after.over - before.over, closed: after.closed > before.closed };
        if (!best || this.worse(best, spot)) best = spot;
      }
    });
    return best;
  }

  private worse(a: Spot, b: Spot): boolean {
    if (a.closed !== b.closed) return a.closed;
    const [lateA, lateB] = [Math.max(0, a.over), Math.max(0, b.over)];
    return lateA === lateB ? b.cost < a.cost : lateB < lateA;
  }

  insert(candidate: Candidate, spot: Spot): void {
    const day = this.days[spot.day];
    if (day) this.days = this.with(spot.day, day.stops.toSpliced(spot.at, 0, this.stopOf(candidate, day.day)));
  }

  /** Takes the best score for its detour until nothing fits. Detours only grow while a plan fills, so what did not fit is not asked again. */
  fill(candidates: readonly Candidate[]): string[] {
    const added: string[] = [];
    let open = candidates.filter((one) => one.place);
    while (open.length > 0) {
      let chosen: { one: Candidate; spot: Spot; ratio: number } | null = null;
      const fits: Candidate[] = [];
      for (const one of open) {
        const spot = this.best(one);
        if (!spot || spot.closed || spot.over > 0) continue;
        fits.push(one);
        const ratio = one.value ** 2 / Math.max(300, spot.cost);
        if (!chosen || ratio > chosen.ratio) chosen = { one, spot, ratio };
      }
      if (!chosen) break;
      const { one, spot } = chosen;
      this.insert(one, spot);
      added.push(one.id);
      open = fits.filter((other) => other !== one);
    }
    return added;
  }

  /** Every stop to every other place, and every stretch turned round, as long as the trip gets shorter and breaks nothing more. */
  shorten(openOf: (id: string, day: string) => [number, number][] | null): void {
    for (let round = 0; round < 8; round += 1) {
      const now = this.measure(this.days);
      const better = this.moves(openOf).find((days) => {
        const then = this.measure(days);
        return then.closed <= now.closed && (then.over < now.over || (then.over === now.over && then.seconds < now.seconds - 60));
      });
      if (!better) return;
      this.days = better;
    }
  }

  private moves(openOf: (id: string, day: string) => [number, number][] | null): PlanDay[][] {
    const out: PlanDay[][] = [];
    this.days.forEach(({ stops }, index) => {
      stops.forEach((stop, at) => {
        if (this.pinned.has(stop.id)) return;
        const without = this.with(index, stops.toSpliced(at, 1));
        without.forEach((day, other) => {
          for (let to = 0; to <= day.stops.length; to += 1) {
            if (other === index && to === at) continue;
            const moved = { ...stop, open: openOf(stop.id, day.day) };
            out.push(without.map((old, n) => (n === other ? { ...old, stops: day.stops.toSpliced(to, 0, moved) } : old)));
          }
        });
        for (let end = at + 2; end < stops.length; end += 1) {
          const turned = [...stops.slice(0, at), ...stops.slice(at, end + 1).reverse(), ...stops.slice(end + 1)];
          if (!turned.some((one) => this.pinned.has(one.id))) out.push(this.with(index, turned));
        }
      });
    });
    return out;
  }

  /** What keeps this one out, in the order a person would say it. */
  why(candidate: Candidate, values: ReadonlyMap<string, number>): LeftOut {
    const { id } = candidate;
    if (!candidate.place) return { id, why: "no_position" };
    const alone = new Planner(this.days.map((day) => ({ ...day, stops: [] })), this.base, this.rules, new Set()).best(candidate);
    if (alone?.closed) return { id, why: "closed" };
    if (!alone || alone.over > 0) return { id, why: "far" };
    const spot = this.best(candidate);
    const minutes = spot ? Math.ceil(spot.over / 60) : 0;
    const day = spot ? this.days[spot.day] : undefined;
    if (day && !spot?.closed && minutes <= NEARLY) return { id, why: "later", day: day.day, minutes: Math.max(5, Math.ceil(minutes / 5) * 5) };
    const rival = this.days.flatMap((one) => one.stops).filter((stop) => (values.get(stop.id) ?? 0) > candidate.value).at(-1);
    return rival ? { id, why: "full", rival: rival.id } : { id, why: "full" };
  }

  result(): PlanDay[] { return this.days; }
}

export interface Wish { days: PlanDay[]; base: Place | null; candidates: Candidate[]; rules?: DayRules; openOf?: (id: string, day: string) => [number, number][] | null; pinned?: ReadonlySet<string>; reasons?: number }

/** Proposes a plan: what is in stays, musts go in first even where they break a limit (the screen names it), then the best of the rest. */
export const propose = ({ days, base, candidates, rules = WORKDAY, openOf, pinned = new Set(), reasons = 12 }: Wish): Proposal => {
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const hours = (id: string, day: string): [number, number][] | null => byId.get(id)?.open(day) ?? openOf?.(id, day) ?? null;
  const planner = new Planner(days, base, rules, pinned);
  const added: string[] = [];
  for (const must of candidates.filter((one) => one.must)) {
    const spot = planner.best(must);
    if (spot) { planner.insert(must, spot); added.push(must.id); }
  }
  const rest = candidates.filter((one) => !one.must).sort((a, b) => b.value - a.value);
  const asked = rest.slice(0, MOST);
  added.push(...planner.fill(asked));
  planner.shorten(hours);
  added.push(...planner.fill(asked.filter((one) => !added.includes(one.id))));
  const values = new Map(candidates.map((one) => [one.id, one.value]));
  const left = rest.filter((one) => !added.includes(one.id)).slice(0, reasons).map((one) => planner.why(one, values));
  return { days: planner.result(), added, left };
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
