import { refusals } from "./checker.ts";
import { Ground } from "./ground.ts";
import { type Dice, chance } from "./ruin.ts";
import { isTooFar, leg, NIGHT_AWAY, type Place } from "./rules.ts";
import { type TripSchedule, tripSchedule } from "./schedule.ts";
import { solve } from "./solver.ts";
import type { Asked, Guest, PlanDay, Proposal } from "./wish.ts";
import { whyOut, withMusts } from "./why.ts";

/** So many are looked at: the musts, then who is worth most for the way from what is fixed. */
const MOST = 300;
/** A detour shorter than this is as good as none. */
const SHORT = 600;
/** So many towns to spend all nights in are begun with; so often nights are moved to where the days end. */
const BEGINNINGS = 8;
/** So many beginnings are looked at however short the time. */
const ENOUGH = 3;
const SETTLING = 4;
/** Rounds of the search for each beginning, and for each other choice of nights. */
const FEW = 30;
const MANY = 1000;

type Tours = number[][];
type Nights = (Place | null)[];
/** A plan that the checker lets pass, and how good it is: musts, worth less nights, driving. */
interface Held { tours: Tours; nights: Nights; rank: [number, number, number] }

/** What a search may use up: `spent` tells from 0 to 1 how much of the time is gone. */
export interface Effort { spent: () => number; dice: Dice }

/** The first plan that comes up, in some milliseconds. */
export const atOnce = (): Effort => ({ spent: () => 1, dice: chance(1) });

const rounds = (many: number): (() => number) => { let gone = 0; return () => { gone += 1; return gone / many; }; };

/** Musts and whoever is worth most for the way from the nearest place that is fixed. */
const shortlist = ({ guests, days, base, only }: Asked): Guest[] => {
  const inReach = guests.filter((one) => one.place !== null && one.open.some((open, day) => (only === null || only === day) && (open === null || open.length > 0)));
  if (inReach.length <= MOST) return inReach;
  const anchors = [base, ...days.flatMap(({ stops }) => stops.map((stop) => stop.place)), ...inReach.filter((one) => one.must).map((one) => one.place)].filter((place) => place !== null);
  const pull = ({ must, value, place }: Guest): number => (must ? Number.POSITIVE_INFINITY : value / (SHORT + anchors.reduce((near, anchor) => Math.min(near, leg(anchor, place).seconds), 86_400)));
  return inReach.map((one) => ({ one, pull: pull(one) })).sort((a, b) => b.pull - a.pull).slice(0, MOST).map(({ one }) => one);
};

class Planner {
  readonly ground: Ground;
  private readonly asked: Asked;
  private readonly effort: Effort;
  private readonly before: TripSchedule;
  /** Where a night away may be, musts and those worth most first. */
  private readonly far: readonly Place[];

  constructor(asked: Asked, guests: readonly Guest[], effort: Effort) {
    this.asked = asked;
    this.effort = effort;
    this.ground = new Ground(asked, guests);
    this.before = this.timed(asked.days);
    const nodes = [...this.ground.nodes].sort((a, b) => Number(b.must) - Number(a.must) || b.value - a.value);
    this.far = nodes.map((node) => node.place).filter((place): place is Place => place !== null && isTooFar(leg(asked.base, place)));
  }

  timed(days: readonly PlanDay[]): TripSchedule { return tripSchedule(days, this.asked.base, this.asked.rules); }

  /** All nights at home, as the plan has them, or all in one town: a preferred one, one of a must, or of somebody worth much. */
  private beginnings(): Nights[] {
    const nights = this.asked.days.length - 1;
    const { bounds } = this.asked;
    const towns = [...bounds.towns, ...this.far];
    const apart = towns.filter((town, at) => !towns.slice(0, at).some((other) => leg(town, other).seconds < NIGHT_AWAY)).slice(0, nights > 0 ? BEGINNINGS : 0);
    const planned = this.ground.nightsOf(this.ground.begun);
    return [...(planned.some((night) => night !== null) ? [planned] : []), new Array<null>(nights).fill(null), ...apart.map((town) => new Array<Place>(nights).fill(town))];
  }

  /** Solves with these nights, then moves each to the last stop of its day and goes on from there, until they stay where they are. */
  private settle(nights: Nights, begun: Tours, effort: () => () => number): Held | null {
    let best: Held | null = null;
    let [now, tours] = [nights, begun];
    for (let round = 0; round < SETTLING; round += 1) {
      const found = this.held(solve(this.ground.problem(now), { spent: effort(), dice: this.effort.dice, planned: this.ground.planned, begun: tours }));
      best = this.better(best, found);
      if (!found || found.nights.every((night, day) => night === now[day])) break;
      [now, tours] = [found.nights, found.tours];
    }
    return best;
  }

  better(one: Held | null, other: Held | null): Held | null {
    if (!one || !other) return one ?? other;
    const at = one.rank.findIndex((rank, index) => rank !== other.rank[index]);
    return at < 0 || one.rank[at] > other.rank[at] ? one : other;
  }

  /** A plan with its worth; what the checker refuses loses whoever is worth least on that day, and nothing that was in the plan before. */
  held(tours: Tours): Held | null {
    const left = tours.map((tour) => [...tour]);
    for (;;) {
      const timed = this.timed(this.ground.plan(left));
      const wrong = refusals(timed, this.asked, this.before);
      if (wrong.length === 0) return { tours: left, nights: this.ground.nightsOf(left), rank: this.rank(left, timed) };
      const day = wrong[0].day;
      const out = [...left.slice(0, day + 1)].reverse().flat().filter((place) => this.ground.node(place).stop === null)
        .sort((a, b) => Number(left[day].includes(b)) - Number(left[day].includes(a)) || Number(this.ground.node(a).must) - Number(this.ground.node(b).must) || this.ground.node(a).value - this.ground.node(b).value)[0];
      if (out === undefined) return null;
      left.forEach((tour, index) => { left[index] = tour.filter((place) => place !== out); });
    }
  }

  private rank(tours: Tours, timed: TripSchedule): Held["rank"] {
    const nodes = tours.flat().map((place) => this.ground.node(place));
    const worth = nodes.reduce((sum, node) => sum + node.value, 0) - timed.nights * this.asked.bounds.night;
    return [nodes.filter((node) => node.must).length, worth, -timed.driving];
  }

  /** Another place for one of the nights: home, where another night is, or with somebody who could be visited. */
  private moved(nights: Nights): Nights {
    const { dice } = this.effort;
    const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)];
    const other = dice() < 0.2 ? null : dice() < 0.3 ? pick(nights) : pick(this.far);
    const [from, to] = [Math.floor(dice() * nights.length), Math.floor(dice() * nights.length)];
    return nights.map((night, day) => (day >= Math.min(from, to) && day <= Math.max(from, to) ? other : night));
  }

  /** A little for every beginning; then the nights of the best plan are moved again and again, as long as there is time. */
  search(): Held | null {
    const { spent, dice } = this.effort;
    let best: Held | null = null;
    for (const [at, nights] of this.beginnings().entries()) {
      if (at < ENOUGH || spent() < 1) best = this.better(best, this.settle(nights, this.ground.planned, () => rounds(FEW)));
    }
    if (this.ground.planned.flat().length === this.ground.nodes.length) return best; // nobody to place
    if (this.far.length === 0 || this.asked.days.length < 2) return best && this.better(best, this.settle(best.nights, best.tours, () => spent));
    while (best && spent() < 1) {
      const [nights, begun]: [Nights, Tours] = dice() < 0.3 ? [best.nights, best.tours] : [this.moved(best.nights), this.ground.planned];
      best = this.better(best, this.settle(nights, begun, () => { const some = rounds(MANY); return () => (spent() < 1 ? some() : 1); }));
    }
    return best;
  }
}

/** Everything that is in the plan keeps its day and order. */
const allPinned = (asked: Asked): Asked => ({ ...asked, hours: {}, pinned: asked.days.flatMap(({ stops }) => stops.map((stop) => stop.id)) });

/**
 * Proposes a plan: what is in stays in, musts come first, then the best of the rest. A must that has no place is told in `unmet`, with why.
 * Nothing that the checker refuses is proposed; what was broken before stays as it was.
 */
export const propose = (asked: Asked, effort: Effort): Proposal => {
  const guests = shortlist(asked);
  const before = asked.days.reduce((sum, day) => sum + day.stops.length, 0);
  const moving = new Planner(asked, guests, effort);
  let [planner, found] = [moving, asked.days.length > 0 ? moving.search() : null];
  const isWhole = (held: Held | null): boolean => held !== null && held.tours.flat().filter((place) => planner.ground.node(place).stop).length === before;
  if (asked.days.length > 0 && !isWhole(found)) {
    planner = new Planner(allPinned(asked), guests, { ...effort, spent: () => 1 });
    found = planner.search();
  }
  const days = withMusts(found ? planner.ground.plan(found.tours) : asked.days, asked);
  const there = new Set(days.flatMap(({ stops }) => stops.map((stop) => stop.id)));
  const added = asked.guests.filter((one) => there.has(one.id)).map((one) => one.id);
  const out = asked.guests.filter((one) => !there.has(one.id)).sort((a, b) => b.value - a.value);
  const why = (one: Guest) => whyOut(one, { ...asked, days });
  return { days, added, left: out.filter((one) => !one.must).slice(0, asked.reasons).map(why), unmet: out.filter((one) => one.must).map(why) };
};
