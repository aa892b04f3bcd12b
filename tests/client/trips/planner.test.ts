import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusals } from "../../../static/app/trips/checker";
import { propose } from "../../../static/app/trips/planner";
import { chance } from "../../../static/app/trips/ruin";
import { type Stop, WORKDAY, clock, tripSchedule } from "../../../static/app/trips/schedule";
import { type Candidate, type Hours, type PlanDay, type Proposal, type Wish, askedOf } from "../../../static/app/trips/wish";

const BASE = { lat: 29.76, lon: -95.37 };
const always = () => null;
/** A fixed series, so that a failure is the same tomorrow. */
const series = (seed: number) => () => { seed = (seed * 48271) % 2147483647; return seed / 2147483647; };
const crowd = (n: number): Candidate[] => {
  const next = series(7);
  return Array.from({ length: n }, (_, index) => ({ id: `c${index}`, place: { lat: 28.6 + next() * 2.4, lon: -97 + next() * 4 }, minutes: 45, value: 1 + Math.round(next() * 200), must: false, open: always }));
};
const empty = (...days: string[]) => days.map((day) => ({ day, stops: [] as Stop[] }));
/** So many looks at the clock, so that the answer does not hang on this machine's speed. */
const planned = (wish: Wish, looks = 60): Proposal => {
  let looked = 0;
  return propose(askedOf(wish), { spent: () => { looked += 1; return looked / looks; }, dice: chance(1) });
};
const inPlan = ({ days }: { days: readonly PlanDay[] }): string[] => days.flatMap((day) => day.stops.map((stop) => stop.id));

describe("the plan that makes itself", () => {
  const days = empty("2026-12-08", "2026-12-09", "2026-12-10");

  test("three days and 300 candidates are filled within the working hours, at once and well", () => {
    const plan = planned({ days, base: BASE, candidates: crowd(300) }, 1);
    const worth = crowd(300).filter((one) => plan.added.includes(one.id)).reduce((sum, one) => sum + one.value, 0);
    const trip = tripSchedule(plan.days, BASE);
    expect(trip.days.every((day) => day.over === 0)).toBe(true);
    expect(trip.stops).toBeGreaterThan(15);
    expect(new Set(inPlan(plan)).size).toBe(trip.stops);
    expect(worth).toBeGreaterThan(3300);
  });

  test("a must with a place is in before all others, one without is named with why", () => {
    const near: Candidate = { id: "near", place: { lat: 29.9, lon: -95.1 }, minutes: 60, value: 1, must: true, open: always };
    const far: Candidate = { ...near, id: "far", place: { lat: 35, lon: -101 } };
    const plan = planned({ days: empty("2026-12-08"), base: BASE, candidates: [far, near, ...crowd(20)] });
    expect(inPlan(plan)).toContain("near");
    expect(plan.unmet).toEqual([{ id: "far", why: "far" }]);
  });

  test("a must that the search does not find a place for gets one where the checker lets it, behind what is done", () => {
    const late: Stop = { id: "late", place: { lat: 29.8, lon: -95.5 }, minutes: 61, at: clock("09:00"), open: null };
    const near: Candidate = { id: "near", place: BASE, minutes: 10, value: 1, must: true, open: always };
    const wish: Wish = { days: [{ day: "2026-12-08", stops: [late] }], base: BASE, candidates: [near], rules: { start: clock("10:07"), end: clock("19:07"), lunch: 50 } };
    expect(planned(wish)).toMatchObject({ added: ["near"], unmet: [] });
    expect(inPlan(planned({ ...wish, frozen: new Set(["late"]) }))).toEqual(["late", "near"]);
  });

  test("a fixed appointment keeps its time and its day", () => {
    const fixed: Stop = { id: "fixed", place: { lat: 29.9, lon: -95.1 }, minutes: 60, at: clock("13:15"), open: null };
    const plan = planned({ days: [{ day: "2026-12-08", stops: [fixed] }, ...empty("2026-12-09")], base: BASE, candidates: crowd(60) });
    const timed = tripSchedule(plan.days, BASE).days[0]?.stops.find((stop) => stop.id === "fixed");
    expect(timed?.start).toBe(clock("13:15"));
    expect(plan.added.length).toBeGreaterThan(5);
  });

  test("what is pinned keeps its order, and the other days as they are when one is filled", () => {
    const at = (id: string, lon: number): Stop => ({ id, place: { lat: 29.8, lon }, minutes: 45, at: null, open: null });
    const before = [{ day: "2026-12-08", stops: [at("b", -95), at("a", -95.2)] }, { day: "2026-12-09", stops: [at("c", -95.1)] }];
    const plan = planned({ days: before, base: BASE, candidates: crowd(60), pinned: new Set(["a", "b"]), only: 0 });
    expect(plan.days[1]).toEqual(before[1]);
    expect(inPlan(plan).filter((id) => id === "a" || id === "b")).toEqual(["b", "a"]);
    expect(plan.added.length).toBeGreaterThan(0);
  });

  test("on the road what is done stays first, days that are over stay as they are, and nothing begins before now", () => {
    const at = (id: string, lon: number): Stop => ({ id, place: { lat: 29.8, lon }, minutes: 45, at: null, open: null });
    const before = [{ day: "2026-12-08", stops: [at("a", -95)] }, { day: "2026-12-09", stops: [at("done", -95.5), at("b", -95.1)] }, { day: "2026-12-10", stops: [] }];
    const plan = planned({ days: before, base: BASE, candidates: crowd(80), frozen: new Set(["done"]), since: { day: "2026-12-09", at: clock("13:00") } });
    expect(plan.days[0]).toEqual(before[0]);
    const today = tripSchedule(plan.days, BASE).days[1].stops;
    expect(today[0].id).toBe("done");
    expect(today.filter((stop) => plan.added.includes(stop.id)).every((stop) => stop.start >= clock("13:00"))).toBe(true);
    expect(plan.days[2].stops.length).toBeGreaterThan(2);
  });

  test("nights are spent away where that reaches more, and at home where it does not pay", () => {
    const town = crowd(12).map((one, n) => ({ ...one, place: { lat: 27.8 + n / 100, lon: -97.4 }, value: 50 }));
    expect(tripSchedule(planned({ days, base: BASE, candidates: town }).days, BASE).nights).toBeGreaterThan(0);
    const close = crowd(12).map((one, n) => ({ ...one, place: { lat: 29.7 + n / 100, lon: -95.3 }, value: 50 }));
    expect(tripSchedule(planned({ days, base: BASE, candidates: close }).days, BASE).nights).toBe(0);
  });

  test("no day has more driving, and no trip more miles, than allowed", () => {
    const plan = planned({ days, base: BASE, candidates: crowd(100), bounds: { drive: 2 * 3600, metres: 300_000 } });
    const trip = tripSchedule(plan.days, BASE);
    expect(plan.added.length).toBeGreaterThan(3);
    expect(Math.max(...trip.days.map((day) => day.driving))).toBeLessThanOrEqual(2 * 3600);
    expect(trip.metres).toBeLessThanOrEqual(300_000);
  });

  test("who is left out hears why", () => {
    const one: Candidate = { id: "nowhere", place: null, minutes: 45, value: 500, must: false, open: always };
    const shut: Candidate = { ...one, id: "shut", place: { lat: 29.8, lon: -95.3 }, value: 400, open: () => [] };
    const far: Candidate = { ...one, id: "far", place: { lat: 40, lon: -80 }, value: 300 };
    expect(planned({ days: empty("2026-12-08"), base: BASE, candidates: [one, shut, far] }).left.map(({ id, why }) => [id, why])).toEqual([["nowhere", "no_position"], ["shut", "closed"], ["far", "far"]]);
    const here = (id: string, value: number, minutes: number): Candidate => ({ ...one, id, place: BASE, value, minutes });
    const full = planned({ days: empty("2026-12-08"), base: BASE, candidates: [here("big", 100, 480), here("later", 40, 60), here("small", 30, 240)] });
    expect(inPlan(full)).toEqual(["big"]);
    expect(full.left).toEqual([{ id: "later", why: "later", day: "2026-12-08", minutes: 15 }, { id: "small", why: "full", rival: "big" }]);
  });
});

const place = fc.option(fc.record({ lat: fc.double({ min: 29, max: 31, noNaN: true }), lon: fc.double({ min: -96.5, max: -94, noNaN: true }) }), { freq: 8 });
const minutes = fc.integer({ min: 5, max: 240 });
const hours: fc.Arbitrary<Hours> = fc.oneof(fc.constant<Hours>(null), fc.constant<Hours>([]), fc.array(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 4, maxLength: 4 }).map((cuts): Hours => {
  const [a, b, c, d] = cuts.sort((x, y) => x - y).map((cut) => cut * 60);
  return [[a, b], [c, d]];
}));
const wishes = fc.record({
  stops: fc.array(fc.array(fc.record({ place, minutes, at: fc.option(fc.integer({ min: 0, max: 1439 }).map((minute) => minute * 60)), open: hours }), { maxLength: 4 }), { maxLength: 4 }),
  candidates: fc.array(fc.record({ place, minutes, value: fc.integer({ min: 0, max: 200 }), must: fc.boolean(), open: fc.array(hours, { minLength: 4, maxLength: 4 }) }), { maxLength: 15 }),
  base: place, lunch: fc.constantFrom(0, 45), start: fc.constantFrom(0, clock("08:00"), clock("10:07"), clock("20:00")), long: fc.constantFrom(0, 3, 9, 16), pinned: fc.boolean(), done: fc.boolean(), since: fc.constantFrom(null, { day: "2026-12-02", at: clock("11:11") }),
  bounds: fc.record({ drive: fc.constantFrom(Number.POSITIVE_INFINITY, 5400), metres: fc.constantFrom(Number.POSITIVE_INFINITY, 100_000) }),
}).map(({ stops, candidates, base, lunch, start, long, pinned, done, since, bounds }): Wish => {
  const days = stops.map((list, day) => ({ day: `2026-12-0${day + 1}`, stops: list.map((stop, at): Stop => ({ id: `s${day}${at}`, ...stop })) }));
  return {
    days, base, bounds, since, frozen: new Set(done ? days.flatMap((day) => day.stops.slice(0, 1).map((stop) => stop.id)) : []), rules: { start, end: Math.min(start + long * 3600, 86_400), lunch }, pinned: new Set(pinned ? days.flatMap((day) => day.stops.map((stop) => stop.id)) : []), reasons: 100,
    candidates: candidates.map(({ open, ...one }, n) => ({ ...one, id: `c${n}`, open: (day) => open[Number(day.slice(-1)) - 1] })), openOf: () => null,
  };
});

test("whatever is asked: no plan is refused, nothing that was in is lost, and each must is in or named with why", () => {
  fc.assert(fc.property(wishes, (wish) => {
    const asked = askedOf(wish);
    const plan = planned(wish, 20);
    const there = inPlan(plan);
    expect(refusals(tripSchedule(plan.days, asked.base, wish.rules ?? WORKDAY), asked, tripSchedule(asked.days, asked.base, wish.rules ?? WORKDAY))).toEqual([]);
    expect(inPlan(wish).every((id) => there.includes(id))).toBe(true);
    expect(wish.candidates.filter((one) => one.must && !there.includes(one.id)).map((one) => one.id).sort()).toEqual(plan.unmet.map((one) => one.id).sort());
    expect([...plan.left, ...plan.unmet].every((one) => one.why.length > 0)).toBe(true);
    expect(plan.unmet.filter((one) => one.why === "fits")).toEqual([]);
    expect(new Set(there).size).toBe(there.length);
  }), { numRuns: 100 });
}, 60_000);
