import { type Day, EVER, type Problem } from "./problem.ts";
import { type Leg, type Place, isTooFar, leg } from "./rules.ts";
import { LUNCH_BY, LUNCH_EARLIEST, LUNCH_FROM, type PlannedDay, type Stop, tripSchedule } from "./schedule.ts";
import type { Asked, Guest, Hours, PlanDay } from "./wish.ts";

/** Visits begin on the next five minutes: ways and visits are lengthened to full ones, and so every start of the search is one of the schedule's. */
const GRID = 300;
const onGrid = (seconds: number): number => Math.ceil(seconds / GRID) * GRID;
const CLOSED: readonly [number, number] = [1, 0];

/** Somebody the search may place: a candidate, or a stop that is in the plan. `home`: the day it stays on, -1: any. */
interface Node extends Guest { stop: Stop | null; home: number; fixed: [number, number] | null }

/**
 * A wish as a problem of the search. Place 0 is the base, 1 to the number of days less one are the nights, then come the nodes. What is broken
 * already (a late appointment, a day too long) may stay as it is but gets no worse.
 */
export class Ground {
  readonly nodes: Node[] = [];
  /** The stops that stay, and all that are in the plan, by day. */
  readonly planned: number[][] = [];
  readonly begun: number[][] = [];
  private readonly asked: Asked;
  private readonly places: (Place | null)[];
  private readonly way: Int32Array;
  private readonly length: Int32Array | null;
  private readonly days: Day[];
  private readonly size: number;
  private nights: readonly (Place | null)[] = [];

  constructor(asked: Asked, guests: readonly Guest[]) {
    this.asked = asked;
    const { days, bounds } = asked;
    const pinned = new Set(asked.pinned);
    const bare = tripSchedule(days.map((day) => ({ ...day, stops: day.stops.filter((stop) => pinned.has(stop.id)) })), asked.base, asked.rules).days;
    days.forEach(({ stops }, day) => {
      this.begun.push(stops.map((stop, at) => this.enter(this.stopNode(stop, at, day, pinned.has(stop.id), bare[day]))));
      this.planned.push(this.begun[day].filter((place) => pinned.has(this.node(place).id)));
    });
    for (const guest of guests) this.enter({ ...guest, value: Math.max(1, guest.value), stop: null, home: asked.only ?? -1, fixed: null });
    this.size = days.length + this.nodes.length;
    this.places = [...Array.from({ length: Math.max(1, days.length) }, () => asked.base), ...this.nodes.map((node) => node.place)].slice(0, Math.max(1, this.size));
    this.way = new Int32Array(this.size * this.size);
    this.length = Number.isFinite(bounds.metres) ? new Int32Array(this.size * this.size) : null;
    for (let from = 0; from < this.size; from += 1) for (let to = 0; to < this.size; to += 1) this.measure(from, to);
    this.days = days.map((_, day) => this.dayOf(day, bare[day]));
  }

  node(place: number): Node { return this.nodes[place - this.asked.days.length]; }

  private enter(node: Node): number { this.nodes.push(node); return this.asked.days.length + this.nodes.length - 1; }

  /** A stop without a position is taken to be where the one before it is. */
  private stopNode(stop: Stop, at: number, day: number, pinned: boolean, bare: PlannedDay): Node {
    const place = stop.place ?? this.asked.days[day].stops.slice(0, at).findLast((one) => one.place)?.place ?? this.asked.base;
    const timed = bare.stops.find((one) => one.id === stop.id);
    const asItIs = timed !== undefined && (timed.closed || timed.late > 0 || this.asked.frozen.includes(stop.id));
    const fixed: [number, number] | null = asItIs ? [timed.start, timed.start] : stop.at === null ? null : [stop.at, stop.at];
    const { only, hours, days } = this.asked;
    const open = days.map((_, other) => (pinned ? (other === day ? stop.open : []) : hours[stop.id]?.[other] ?? null));
    return { id: stop.id, place, minutes: stop.minutes, value: 1, must: true, open, stop, home: pinned ? day : only ?? -1, fixed };
  }

  private measure(from: number, to: number): void {
    const way: Leg = leg(this.places[from], this.places[to]);
    this.way[from * this.size + to] = to < this.asked.days.length ? way.seconds : onGrid(way.seconds);
    if (this.length) this.length[from * this.size + to] = way.metres;
  }

  private dayOf(day: number, bare: PlannedDay): Day {
    const { rules, bounds, days } = this.asked;
    const [first, last] = [new Int32Array(this.size), new Int32Array(this.size).fill(EVER)];
    const split = new Map<number, readonly (readonly [number, number])[]>();
    this.nodes.forEach((node, at) => {
      const place = days.length + at;
      const windows = node.home === -1 || node.home === day ? windowsOf(node, node.open[day]) : [];
      [first[place], last[place]] = windows.length > 0 ? [windows[0][0], windows[windows.length - 1][1]] : CLOSED;
      if (windows.length > 1) split.set(place, windows);
    });
    return {
      from: day, to: day === days.length - 1 ? 0 : day + 1, opens: onGrid(rules.start), closes: Math.max(rules.end, bare.finish), first, last, split,
      drive: Number.isFinite(bounds.drive) ? Math.max(bounds.drive, bare.driving) : EVER,
      lunch: rules.lunch > 0 ? { length: rules.lunch * 60, earliest: LUNCH_EARLIEST, from: LUNCH_FROM, by: LUNCH_BY } : null,
    };
  }

  /** `nights`: where each night is spent, null: at home. */
  problem(nights: readonly (Place | null)[]): Problem {
    nights.forEach((night, day) => {
      if (this.nights[day] === night && this.nights.length > 0) return;
      const place = day + 1;
      this.places[place] = night ?? this.asked.base;
      for (let other = 0; other < this.size; other += 1) { this.measure(place, other); this.measure(other, place); }
    });
    this.nights = [...nights];
    const before = this.asked.days.length;
    const ofNodes = (what: (node: Node) => number): number[] => [...new Array<number>(before).fill(0), ...this.nodes.map(what)];
    return {
      size: this.size, way: this.way, days: this.days, length: this.length, most: this.length ? this.asked.bounds.metres : 0,
      stay: Int32Array.from(ofNodes((node) => stayOf(node))), value: Int32Array.from(ofNodes((node) => node.value)), must: Uint8Array.from(ofNodes((node) => (node.must ? 1 : 0))),
    };
  }

  /** Where one would sleep after these days: far from home at the last stop. */
  nightsOf(tours: readonly (readonly number[])[]): (Place | null)[] {
    let here: Place | null = null;
    return tours.slice(0, -1).map((tour) => {
      const last: Place | null = tour.length > 0 ? this.node(tour[tour.length - 1]).place : here;
      here = isTooFar(leg(last, this.asked.base)) ? last : null;
      return here;
    });
  }

  plan(tours: readonly (readonly number[])[]): PlanDay[] {
    return this.asked.days.map(({ day }, index) => ({
      day, stops: tours[index].map((place) => {
        const { stop, id, place: where, minutes, open, home } = this.node(place);
        if (stop && home === index) return stop;
        return stop ? { ...stop, open: open[index] } : { id, place: where, minutes, at: null, open: open[index] };
      }),
    }));
  }
}

/** An appointment at an odd minute is lengthened, so that what follows is on the grid again. */
const stayOf = ({ minutes, fixed }: Node): number => (fixed ? onGrid(fixed[0] + minutes * 60) - fixed[0] : onGrid(minutes * 60));

/** When the visit can begin: an appointment at its minute only, else inside the hours. */
const windowsOf = ({ minutes, fixed }: Node, open: Hours): [number, number][] => {
  if (fixed) return [fixed];
  if (open === null) return [[0, EVER]];
  return open.map(([from, to]): [number, number] => [onGrid(from), to - minutes * 60]).filter(([from, to]) => to >= from);
};
