import { expect, test, vi } from "vitest";
import type { Amendment, Covered, Decision, Shown, Trip, Visit } from "../../../static/app/core/records";
import { changedBy, differsFromTold, wayBack } from "../../../static/app/trips/amending";
import { covered, differences } from "../../../static/app/trips/changes";
import { rememberRemoved, removedFrom } from "../../../static/app/trips/removed";
import { weigh } from "../../../static/app/trips/tolerance";

const DAY = "2026-12-01";
const visit = (account_id: string, position: number, more: Partial<Shown<Visit>> = {}) =>
  ({ id: `v-${account_id}`, account_id, trip_id: "t", day: DAY, position, planned_start: "09:00", minutes: 45, fixed: false, status: "planned", ...more }) as Shown<Visit>;
const FRAME = { start_date: DAY, end_date: "2026-12-02", base: null, budget: null };
const approved = covered(FRAME, [visit("a", 1), visit("b", 2), visit("c", 3)]);
const trip = (amendment: Amendment, ...later: Partial<Decision>[]) =>
  ({ ...FRAME, id: "t", status: "approved", amendment, decisions: [{ what: "approve", covers: approved }, ...later] }) as unknown as Shown<Trip>;
const weight = (now: Covered) => weigh(approved, now, () => null);

const few = covered(FRAME, [visit("a", 1), visit("b", 2)]);
const many = covered(FRAME, [visit("x", 1), visit("y", 2)]);

test("what the server says holds while this phone has nothing new", () => {
  expect(changedBy(trip(null), approved, weight(approved), false)).toBeNull();
  expect(changedBy(trip(null), few, weight(few), false)).toBe("within");
  expect(changedBy(trip("waiting"), many, weight(many), false)).toBe("waiting");
  expect(changedBy(trip("returned"), many, weight(many), false)).toBe("returned");
});

test("what is changed here says before the server whether it needs approval again", () => {
  expect(changedBy(trip(null), many, weight(many), true)).toBe("waiting");
  expect(changedBy(trip("waiting"), few, weight(few), true)).toBe("within");
  expect(changedBy(trip("waiting"), approved, weight(approved), true)).toBeNull();
});

test("a returned change stays returned through a day on the road, until the plan is another", () => {
  const returned = trip("returned", { what: "changed", beyond: ["visits"] }, { what: "return", covers: { ...many, visits: many.visits.toReversed() } });
  expect(changedBy(returned, many, weight(many), true)).toBe("returned");
  const more = covered(FRAME, [visit("x", 1), visit("y", 2), visit("z", 3)]);
  expect(changedBy(returned, more, weight(more), true)).toBe("waiting");
});

test("only a trip in force has an amendment", () => expect(changedBy({ ...trip("waiting"), status: "done" }, many, weight(many), false)).toBeNull());

/** The visits as they are once the way back was gone. */
const after = (visits: Shown<Visit>[], now: Shown<Trip> = trip("returned")) => {
  const back = wayBack(now, approved, visits);
  const kept = visits.filter((one) => !back.remove.includes(one.id)).map((one) => ({ ...one, ...back.patch.find((change) => change.id === one.id)?.values }));
  return { back, plan: covered({ ...now, ...back.trip }, [...kept, ...back.create.map((one) => visit(one.account_id, 0, { ...one, id: `new-${one.account_id}` }))]) };
};

test("the way back makes the plan the approved one, whatever it had become", () => {
  const shapes = [
    [visit("a", 1), visit("b", 2), visit("c", 3)],
    [],
    [visit("x", 1), visit("y", 2)],
    [visit("c", 1, { day: "2026-12-02", fixed: true, minutes: 90 }), visit("a", 2, { planned_start: "13:00" })],
    [visit("a", 1), visit("a", 2, { id: "twice" }), visit("b", 4)],
  ];
  for (const visits of shapes) expect(differences(approved, after(visits).plan)).toEqual([]);
  expect(after(shapes[0] ?? []).back).toEqual({ trip: {}, patch: [], create: [], remove: [] });
  const moved = { ...trip("returned"), end_date: "2026-12-05", budget: { amount: "1", currency: "USD" } };
  expect(after(shapes[0] ?? [], moved).back.trip).toEqual({ end_date: "2026-12-02", budget: null });
});

test("what has begun, is done or was skipped stays as it is", () => {
  const visits = [visit("a", 9, { status: "done" }), visit("b", 8, { status: "skipped", day: "2026-12-02" }), visit("x", 1, { status: "under_way" })];
  const { back } = after(visits);
  expect([back.patch, back.remove, back.create.map((one) => one.account_id)]).toEqual([[], [], ["c"]]);
});

test("a visit that comes back has its aim, people and place again", () => {
  const words = { account_id: "c", site_id: "s", contact_ids: ["lupe"], must: true, objective: "Sign the frame order" };
  const { create } = wayBack(trip("returned"), approved, [visit("a", 1), visit("b", 2)], [{ ...words, objective: "older" }, words]);
  expect(create).toMatchObject([{ ...words, day: DAY, position: 3 }]);
});

test("what was said of a visit is kept on this phone when it is taken out, for each trip by itself", () => {
  const storage = new Map<string, string>();
  vi.stubGlobal("localStorage", { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, text: string) => storage.set(key, text) });
  rememberRemoved(visit("c", 3, { objective: "Sign", site_id: "s", contact_ids: ["lupe"], must: true }));
  rememberRemoved(visit("d", 1, { trip_id: "other" }));
  expect(removedFrom("t")).toEqual([{ account_id: "c", site_id: "s", contact_ids: ["lupe"], must: true, objective: "Sign" }]);
  storage.set("draft:removed:t", "{");
  expect(removedFrom("t")).toEqual([]);
  vi.unstubAllGlobals();
});

test("stops that are only taken out here are a change of which the server knows nothing yet", () => {
  const gone = covered(FRAME, []);
  const { changes } = weight(gone);
  expect(differsFromTold(trip(null), changes)).toBe(true);
  expect(changedBy(trip(null), gone, weight(gone), differsFromTold(trip(null), changes))).toBe("waiting");
  const told = trip("waiting", { what: "changed", changes, beyond: ["visits"] });
  expect([differsFromTold(told, changes), differsFromTold(told, [])]).toEqual([false, true]);
  expect(differsFromTold(trip(null, { what: "changed", changes }, { what: "approve", covers: gone }), [])).toBe(false);
});
