import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Day, EVER, type Lunch, type Problem } from "../../../static/app/trips/problem";
import { chance } from "../../../static/app/trips/ruin";
import { solve } from "../../../static/app/trips/solver";
import { Tour } from "../../../static/app/trips/tour";
import vectors from "../../trips/plan_vectors.json";

const flat = (rows: readonly (readonly number[])[]): Int32Array => Int32Array.from(rows.flat());
type Case = (typeof vectors.plans)[number];
const problemOf = (one: Case): Problem => ({
  size: one.value.length, way: flat(one.way), stay: Int32Array.from(one.stay), value: Int32Array.from(one.value),
  must: Uint8Array.from(one.value, (_, place) => ((one.must as number[]).includes(place) ? 1 : 0)), length: one.length && flat(one.length), most: one.most,
  days: one.days.map((day): Day => ({
    from: day.start, to: day.end, opens: day.opens, closes: day.closes, drive: day.drive, first: Int32Array.from(day.first), last: Int32Array.from(day.last),
    split: new Map(Object.entries(day.split).map(([place, windows]) => [Number(place), windows as [number, number][]])),
    lunch: day.lunch && ({ length: day.lunch.length, earliest: day.lunch.earliest, from: day.lunch.begin, by: day.lunch.by } satisfies Lunch),
  })),
});
const rounds = (many: number): (() => number) => { let gone = 0; return () => { gone += 1; return (gone - 1) / many; }; };
const at_once = (): number => 1;

describe("the planner's search", () => {
  test.each(vectors.plans.map((one) => [one.name, one] as const))("makes the server's first plan: %s", (_, one) => {
    const problem = problemOf(one);
    const tours = solve(problem, { spent: at_once, dice: chance(1), planned: one.planned });
    expect(tours).toEqual(one.want.tours);
    const timed = tours.map((stops, day) => new Tour(problem, problem.days[day], stops));
    expect(timed.map((tour) => [...tour.arrival.subarray(1, tour.count)])).toEqual(one.want.arrival);
    expect(timed.map((tour) => [...tour.latest.subarray(1, tour.count)])).toEqual(one.want.latest);
  });

  test("gets better with time, and is the same for the same chance", () => {
    const problem = problemOf(vectors.plans[0]);
    const worth = (tours: number[][]): number => tours.flat().reduce((sum, place) => sum + problem.value[place], 0);
    const run = (spent: () => number): number[][] => solve(problem, { spent, dice: chance(7) });
    expect(worth(run(rounds(300)))).toBeGreaterThan(worth(run(at_once)));
    expect(run(rounds(300))).toEqual(run(rounds(300)));
  });
});

/** What is wrong with a plan, from nothing but its order; single windows, no lunch. */
const faults = (problem: Problem, tours: readonly number[][]): string[] => {
  const found: string[] = [];
  const all = tours.flat();
  if (new Set(all).size < all.length) found.push("twice");
  let length = 0;
  tours.forEach((stops, index) => {
    const day = problem.days[index];
    let [now, here, driving] = [day.opens, day.from, 0];
    for (const place of [...stops, day.to]) {
      driving += problem.way[here * problem.size + place];
      now += problem.way[here * problem.size + place];
      const isEnd = place === day.to;
      if (stops.length > 0 && now > (isEnd ? day.closes : day.last[place])) found.push(`${place} too late`);
      if (!isEnd) now = Math.max(now, day.first[place]) + problem.stay[place];
      here = place;
    }
    if (stops.length > 0 && driving > day.drive) found.push("too much driving");
    length += driving;
  });
  if (problem.length && all.length > 0 && length > problem.most) found.push("too long");
  return found;
};

const problems = fc.integer({ min: 1, max: 14 }).chain((size) => {
  const row = (max: number): fc.Arbitrary<number[]> => fc.array(fc.integer({ min: 0, max }), { minLength: size, maxLength: size });
  const day = fc.record({ opens: fc.integer({ min: 0, max: 100 }), long: fc.integer({ min: 0, max: 300 }), first: row(300), wide: row(90), drive: fc.constantFrom(EVER, 100) }).map(({ opens, long, first, wide, drive }): Day => ({
    from: 0, to: 0, opens, closes: opens + long, drive, lunch: null, split: new Map(), first: Int32Array.from(first), last: Int32Array.from(first, (begin, place) => begin + wide[place] - 1),
  }));
  return fc.record({ way: fc.array(row(60), { minLength: size, maxLength: size }).map(flat), stay: row(60), value: row(50), must: row(1), days: fc.array(day, { maxLength: 3 }), limit: fc.boolean() })
    .map(({ way, stay, value, must, days, limit }): Problem => ({
      size, way, stay: Int32Array.from(stay), value: Int32Array.from([0, ...value.slice(1)]), must: Uint8Array.from([0, ...must.slice(1)]), days, length: limit ? way : null, most: 80,
    }));
});

test("no plan breaks a rule, whatever is asked", () => {
  fc.assert(fc.property(problems, fc.integer({ min: 0, max: 1000 }), (problem, seed) => {
    expect(faults(problem, solve(problem, { spent: rounds(25), dice: chance(seed) }))).toEqual([]);
  }), { numRuns: 300 });
});
