import type { Problem } from "./problem.ts";
import type { State } from "./state.ts";

/** A number from 0 to 1, as Math.random gives. */
export type Dice = () => number;

/** A small source of chance (Marsaglia's xorshift), the same for a seed on every machine. */
export const chance = (seed: number): Dice => {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
};

/** As many stops leave at once, at most. Small ruins are soon repaired: more of them in the same time find more than few large ones. */
const MOST = 8;
/** Of the days, besides the one that surely does, that lose a stretch. */
const HIT = 0.7;
/** How much of the time two visits must lie apart counts as way between them. */
const APART = 0.3;

/** Takes some stops out of a plan: any, a stretch of the days, or some that lie close together. Never those that stay. */
export class Ruin {
  private readonly problem: Problem;
  private readonly dice: Dice;
  private readonly stays: Uint8Array;
  private readonly marked: Uint8Array;
  private readonly out: Int32Array;
  private many = 0;
  private readonly near: (Int32Array | undefined)[] = [];

  constructor(problem: Problem, dice: Dice, planned: readonly number[]) {
    this.problem = problem;
    this.dice = dice;
    this.marked = new Uint8Array(problem.size);
    this.out = new Int32Array(problem.size);
    this.stays = new Uint8Array(problem.size);
    for (const place of planned) this.stays[place] = 1;
  }

  /** False: nothing can leave. */
  strike(state: State): boolean {
    const visited = state.tours.flatMap((tour) => [...tour.visits()]).filter((place) => !this.stays[place]);
    if (visited.length === 0) return false;
    const count = 1 + this.below(Math.max(2, Math.min(MOST, Math.floor(visited.length / 3))));
    const kind = this.below(3);
    if (kind === 0) for (let n = 0; n < count; n += 1) this.mark(visited[this.below(visited.length)]);
    else if (kind === 1) this.stretches(state);
    else this.around(state, visited[this.below(visited.length)], count);
    const out = this.out.subarray(0, this.many);
    state.remove(out, this.marked);
    for (const place of out) this.marked[place] = 0;
    this.many = 0;
    return true;
  }

  private below(n: number): number { return Math.floor(this.dice() * n); }

  private mark(place: number): void {
    if (this.marked[place] || this.stays[place]) return;
    this.marked[place] = 1;
    this.out[this.many] = place;
    this.many += 1;
  }

  private stretches(state: State): void {
    const sure = this.below(state.tours.length);
    for (const [day, tour] of state.tours.entries()) {
      const stops = tour.visits();
      if (stops.length === 0 || (day !== sure && this.dice() >= HIT)) continue;
      const length = 1 + this.below(Math.max(1, stops.length >> 1));
      const begin = this.below(stops.length - length + 1);
      for (const place of stops.subarray(begin, begin + length)) this.mark(place);
    }
  }

  private around(state: State, centre: number, count: number): void {
    this.mark(centre);
    for (const place of this.neighbours(centre)) {
      if (this.many >= count) return;
      if (!state.isFree(place)) this.mark(place);
    }
  }

  /** The other customers, nearest first, in place and time. */
  private neighbours(here: number): Int32Array {
    const known = this.near[here];
    if (known) return known;
    const { size, way, stay, value, days: [{ first, last }] } = this.problem;
    const apart = (a: number, b: number): number => first[b] - last[a] - stay[a] - way[a * size + b];
    const cost = Float64Array.from(value, (_, there) => way[here * size + there] + APART * Math.max(0, apart(here, there), apart(there, here)));
    const found = Int32Array.from(value.keys()).filter((there) => there !== here && value[there] > 0).sort((a, b) => cost[a] - cost[b]);
    this.near[here] = found;
    return found;
  }
}
