import type { Problem } from "./problem.ts";
import { Tour } from "./tour.ts";

/** A plan while it is being made: its tours, who is free, and what it is worth. Copied many thousand times a second, so nothing is allocated. */
export class State {
  readonly problem: Problem;
  readonly tours: Tour[];
  /** Free places in any order, `many` of them; `slot` says where each is in that list, -1: it is in a tour or no customer. */
  readonly free: Int32Array;
  many = 0;
  private readonly slot: Int32Array;
  /** A must counts more than all the others together, so that none is ever given up for them. */
  readonly worth: Float64Array;
  score = 0;
  length = 0;

  /** `planned`: the stops that stay, by day. */
  constructor(problem: Problem, planned: readonly (readonly number[])[] = []) {
    this.problem = problem;
    this.free = new Int32Array(problem.size);
    this.slot = new Int32Array(problem.size).fill(-1);
    const more = problem.value.reduce((sum, value) => sum + value, 1);
    this.worth = Float64Array.from(problem.value, (value, place) => value + (problem.must[place] ? more : 0));
    this.tours = problem.days.map((day, index) => new Tour(problem, day, planned[index] ?? []));
    const kept = new Set(planned.flat());
    for (const place of kept) this.score += this.worth[place];
    this.worth.forEach((worth, place) => { if (worth > 0 && !kept.has(place)) this.release(place); });
    for (const tour of this.tours) this.length += this.lengthOf(tour);
  }

  /** Once, before something is inserted. */
  look(): this {
    for (const tour of this.tours) tour.look(this.free, this.many, false);
    return this;
  }

  copy(other: State): void {
    for (let day = 0; day < this.tours.length; day += 1) this.tours[day].copy(other.tours[day]);
    this.free.set(other.free);
    this.slot.set(other.slot);
    this.many = other.many;
    this.score = other.score;
    this.length = other.length;
  }

  isFree(place: number): boolean { return this.slot[place] >= 0; }

  private release(place: number): void {
    this.slot[place] = this.many;
    this.free[this.many] = place;
    this.many += 1;
  }

  private take(place: number): void {
    this.many -= 1;
    const last = this.free[this.many];
    this.free[this.slot[place]] = last;
    this.slot[last] = this.slot[place];
    this.slot[place] = -1;
  }

  /** Puts a free place where it fits best in a tour; false when it does not after all. */
  insert(tour: Tour, place: number): boolean {
    const { length, most } = this.problem;
    const more = length === null ? 0 : detour(length, this.problem.size, tour, place);
    if (length !== null && this.length + more > most) { tour.delay[place] = -1; return false; }
    const { fed } = tour;
    if (!tour.insert(place)) return false;
    this.length += more;
    this.take(place);
    this.score += this.worth[place];
    tour.look(this.free, this.many, tour.fed === fed);
    return true;
  }

  /** Takes these places out; `marked` marks the same. */
  remove(places: Int32Array, marked: Uint8Array): void {
    for (const place of places) { this.score -= this.worth[place]; this.release(place); }
    for (const tour of this.tours) {
      const before = this.lengthOf(tour);
      if (tour.remove(marked)) { tour.look(this.free, this.many, false); this.length += this.lengthOf(tour) - before; }
      else tour.look(places, places.length, false);
    }
  }

  private lengthOf(tour: Tour): number {
    const { length, size } = this.problem;
    let sum = 0;
    if (length !== null) for (let at = 1; at < tour.count; at += 1) sum += length[tour.stops[at - 1] * size + tour.stops[at]];
    return sum;
  }
}

const detour = (length: Int32Array, size: number, tour: Tour, place: number): number => {
  const [from, to] = [tour.stops[tour.before[place] - 1], tour.stops[tour.before[place]]];
  return length[from * size + place] + length[place * size + to] - length[from * size + to];
};
