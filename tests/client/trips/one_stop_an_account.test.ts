import { beforeEach, expect, test, vi } from "vitest";
import type { Shown, Trip } from "../../../static/app/core/records";
import type { Book } from "../../../static/app/trips/data";
import type { PlanDay } from "../../../static/app/trips/wish";

interface Kept { trip_id: string; account_id: string; objective?: string | null }
const visits = new Map<string, Kept>();
vi.mock("../../../static/app/core/store/index.ts", () => ({
  store: {
    get: async (_type: string, id: string) => visits.get(id),
    list: async (_type: string, where: Partial<Kept>) => [...visits.values()].filter((one) => one.trip_id === where.trip_id && one.account_id === where.account_id),
    create: async (_type: string, values: Kept) => { const id = `v${visits.size + 1}`; visits.set(id, values); return id; },
    patch: async (_type: string, id: string, values: Partial<Kept>) => { visits.set(id, { ...(visits.get(id) as Kept), ...values }); },
  },
}));
const { addStop, keepProposal } = await import("../../../static/app/trips/edit");
const { finish } = await import("../../../static/app/trips/unfinished");

beforeEach(() => visits.clear());
const book = { firstSite: new Map(), sites: new Map() } as unknown as Book;
const trip = { id: "t1", base: null } as unknown as Shown<Trip>;
const day = (...ids: string[]): PlanDay[] => [{ day: "2026-12-08", stops: ids.map((id) => ({ id, place: null, minutes: 45, at: null, open: null })) }];
const accounts = (): string[] => [...visits.values()].map((one) => one.account_id);

test("an idea that is tapped twice becomes one stop", async () => {
  const add = () => addStop(book, trip, day(), new Map(), { account: "a", day: 0, at: 0, minutes: 45 });
  const made = await Promise.all([add(), add()]);
  expect([made.filter(Boolean).length, accounts()]).toEqual([1, ["a"]]);
  expect(await add()).toBeNull();
});

test("a proposal that is kept twice adds nobody twice", async () => {
  await keepProposal(book, trip, day("a", "b"), new Map());
  expect(await keepProposal(book, trip, day("b", "c"), new Map())).toHaveLength(1);
  expect(accounts()).toEqual(["a", "b", "c"]);
});

test("an objective that an ended app left behind is written; that of a stop taken out is let go", async () => {
  visits.set("v1", { trip_id: "t1", account_id: "a" });
  await finish(["v1"], " 40 hoses ");
  await finish(["gone"], "words");
  expect([visits.get("v1")?.objective, visits.size]).toEqual(["40 hoses", 1]);
});
