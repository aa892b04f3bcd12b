/** A break of `length`: before the drive that starts after `from`, or whose visit would end after `by`; never before `earliest`. */
export interface Lunch { length: number; earliest: number; from: number; by: number }

/** One day of the plan: where and when it starts and ends, how long one may drive, and when each place can be visited. */
export interface Day {
  from: number; to: number; opens: number; closes: number; drive: number; lunch: Lunch | null;
  /** For each place the earliest and the latest start of a visit. `last` before `first`: closed on that day. The same: a fixed appointment. */
  first: Int32Array; last: Int32Array;
  /** Places that open several times on that day: every [first start, last start], in order. */
  split: ReadonlyMap<number, readonly (readonly [number, number])[]>;
}

/**
 * Which places, on which day, in which order: the team orienteering problem with time windows. Whole numbers, one unit of time throughout.
 * The server has the same (fieldapp/trips/problem.py).
 */
export interface Problem {
  size: number;
  /** Time on the way between two places, row by row; waiting counts for nothing. */
  way: Int32Array;
  stay: Int32Array;
  /** What a visit is worth; 0: no customer, only a place where days start or end. */
  value: Int32Array;
  /** 1: more important than any number of others. */
  must: Uint8Array;
  days: readonly Day[];
  /** Length of the ways, and how much of it the whole trip may take; null: no limit. */
  length: Int32Array | null; most: number;
}

/** Longer than any day; as `Day.drive`: no limit. */
export const EVER = 0x3fffffff;
