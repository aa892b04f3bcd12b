import { type Day, EVER, type Problem } from "./problem.ts";

/** As a delay: does not fit. */
export const NOWHERE = -1;

/**
 * One day: its stops between start and end, with arrivals and the latest arrival that keeps the rest of the day. So an insertion is tested with
 * one comparison (Vansteenwegen et al. 2009, there Wait and MaxShift). Where each free place fits best is remembered.
 */
export class Tour {
  readonly day: Day;
  /** Start, stops, end; `count` is all of them. */
  readonly stops: Int32Array;
  count = 2;
  /** By index: when one sets out for that stop, gets there, and has to be there. */
  readonly sets: Int32Array;
  readonly arrival: Int32Array;
  readonly latest: Int32Array;
  driving = 0;
  /** Lunch is before the drive to this index; 0: none. */
  lunchAt = 0;
  /** For each free place: by how much its cheapest insertion delays what follows, and before which index that is. */
  readonly delay: Int32Array;
  readonly before: Int32Array;
  private readonly problem: Problem;

  constructor(problem: Problem, day: Day, stops: readonly number[] = []) {
    this.problem = problem;
    this.day = day;
    const most = problem.size + 2;
    this.stops = new Int32Array(most);
    this.sets = new Int32Array(most);
    this.arrival = new Int32Array(most);
    this.latest = new Int32Array(most);
    this.delay = new Int32Array(problem.size).fill(NOWHERE);
    this.before = new Int32Array(problem.size);
    this.stops.set([day.from, ...stops, day.to]);
    this.count = stops.length + 2;
    this.retime();
  }

  copy(other: Tour): void {
    this.count = other.count;
    this.driving = other.driving;
    this.lunchAt = other.lunchAt;
    for (let at = 0; at < other.count; at += 1) {
      this.stops[at] = other.stops[at];
      this.sets[at] = other.sets[at];
      this.arrival[at] = other.arrival[at];
      this.latest[at] = other.latest[at];
    }
    this.delay.set(other.delay);
    this.before.set(other.before);
  }

  visits(): Int32Array { return this.stops.subarray(1, this.count - 1); }

  /** Nothing begins too late and the day ends in time. */
  get holds(): boolean { return this.arrival[1] <= this.latest[1] && this.driving <= this.day.drive; }

  /** The stop before which lunch is; -1: none. */
  get fed(): number { return this.lunchAt > 0 ? this.stops[this.lunchAt] : -1; }

  private retime(): void {
    const { stops, sets, arrival, latest, count, day, problem: { way, stay, size } } = this;
    const end = count - 1;
    const pause = day.lunch && end > 1 ? day.lunch.length : 0;
    let now = day.opens;
    this.driving = 0;
    this.lunchAt = 0;
    for (let at = 1; at <= end; at += 1) {
      const drive = way[stops[at - 1] * size + stops[at]];
      if (pause > 0 && this.lunchAt === 0 && this.hungry(at, now, drive)) { this.lunchAt = at; now += pause; }
      sets[at] = now;
      arrival[at] = now + drive;
      this.driving += drive;
      if (at < end) now = this.start(stops[at], arrival[at]) + stay[stops[at]];
    }
    let limit = day.closes;
    latest[end] = limit;
    for (let at = end - 1; at > 0; at -= 1) {
      const gone = at + 1 === this.lunchAt ? pause : 0;
      limit = this.lastStart(stops[at], limit - gone - way[stops[at] * size + stops[at + 1]] - stay[stops[at]]);
      latest[at] = limit;
    }
  }

  /** Whether lunch is before this drive; a fixed appointment goes first. As `lunchNow` in schedule.ts. */
  private hungry(at: number, now: number, drive: number): boolean {
    const { lunch, first, last } = this.day;
    if (!lunch || now < lunch.earliest) return false;
    if (at === this.count - 1) return now >= lunch.from && now + drive > lunch.by;
    const stop = this.stops[at];
    if (now < lunch.from && this.start(stop, now + drive) + this.problem.stay[stop] <= lunch.by) return false;
    return first[stop] !== last[stop] || now + drive > last[stop] || now + drive + lunch.length <= last[stop];
  }

  /** When a visit begins that is reached at `came`, if it can begin then at all. */
  private start(place: number, came: number): number {
    const { first, split } = this.day;
    if (split.size > 0) for (const [from, to] of split.get(place) ?? []) if (came <= to) return Math.max(came, from);
    return came > first[place] ? came : first[place];
  }

  /** The latest arrival for a start that is not after `limit`. */
  private lastStart(place: number, limit: number): number {
    const { first, last, split } = this.day;
    if (limit < first[place]) return -EVER;
    if (split.size > 0) for (const [from, to] of split.get(place)?.toReversed() ?? []) if (from <= limit) return Math.min(to, limit);
    return last[place] < limit ? last[place] : limit;
  }

  /** Puts a place where it fits best. Lunch may move with it: when the day no longer holds, it stays out, and this is remembered. */
  insert(place: number): boolean {
    const at = this.before[place];
    this.stops.copyWithin(at + 1, at, this.count);
    this.stops[at] = place;
    this.count += 1;
    this.retime();
    if (this.holds) return true;
    this.stops.copyWithin(at, at + 1, this.count);
    this.count -= 1;
    this.retime();
    this.delay[place] = NOWHERE;
    return false;
  }

  /** Takes out every stop that is marked; says whether there was one. */
  remove(marked: Uint8Array): boolean {
    const { stops } = this;
    let kept = 1;
    for (let at = 1; at < this.count; at += 1) if (at === this.count - 1 || marked[stops[at]] === 0) { stops[kept] = stops[at]; kept += 1; }
    if (kept === this.count) return false;
    this.count = kept;
    this.retime();
    return true;
  }

  /** Where these places fit best. `again`: only those that fitted until now, for a day that fills has no more room than before (as long as lunch does not move in it). */
  look(places: Int32Array, many: number, again: boolean): void {
    const { stops, count, sets, arrival, latest, delay, before, driving, lunchAt, problem: { way, stay, size }, day: { first, last, split, drive } } = this;
    for (let n = 0; n < many; n += 1) {
      const place = places[n];
      if (again && delay[place] < 0) continue;
      const [opens, closes, stays] = [first[place], last[place], stay[place]];
      const odd = split.size > 0 && split.has(place);
      let best = EVER;
      let found = 0;
      for (let at = 1; at < count; at += 1) {
        const there = way[stops[at - 1] * size + place];
        const onward = way[place * size + stops[at]];
        const came = sets[at] + there;
        let next = (came > opens ? came : opens) + stays + onward;
        if (odd || at === lunchAt) next = this.through(place, at, there, onward);
        else if (came > closes) break;
        if (next > latest[at] || driving + there + onward - way[stops[at - 1] * size + stops[at]] > drive) continue;
        if (next - arrival[at] < best) { best = next - arrival[at]; found = at; }
      }
      delay[place] = found === 0 ? NOWHERE : best > 0 ? best : 0;
      before[place] = found;
    }
  }

  /** When one is at the next stop after a visit to this place: lunch, when it is on this drive, before it or after it. */
  private through(place: number, at: number, there: number, onward: number): number {
    const pause = at === this.lunchAt ? this.day.lunch?.length ?? 0 : 0;
    const stays = this.problem.stay[place];
    const after = (came: number): number => (came > this.day.last[place] ? EVER : this.start(place, came) + stays + onward);
    const fed = after(this.sets[at] + there);
    return pause === 0 ? fed : Math.min(fed, after(this.sets[at] - pause + there) + pause);
  }
}
