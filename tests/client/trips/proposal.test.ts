import { beforeEach, expect, test, vi } from "vitest";
import type { Shown, Trip, Visit } from "../../../static/app/core/records";
import type { Book } from "../../../static/app/trips/data";
import type { Candidate, Wish } from "../../../static/app/trips/wish";

let trip: Shown<Trip> | undefined;
let visits: Shown<Visit>[] = [];
const asked: Wish[] = [];
/** What happens while the planner thinks, once. */
let meanwhile = (): void => undefined;
vi.mock("../../../static/app/core/store/index.ts", () => ({ store: { get: async () => trip, list: async () => visits }, useRecords: () => null, useRecord: () => null }));
vi.mock("../../../static/app/trips/ask.ts", () => ({ ask: async (wish: Wish) => { asked.push(wish); const now = meanwhile; meanwhile = () => undefined; now(); return { days: wish.days, added: [], left: [], unmet: [] }; } }));
const { proposed } = await import("../../../static/app/trips/proposal");

const draft = { id: "t1", status: "draft", start_date: "2026-12-08", end_date: "2026-12-10", base: null, pending: false, decisions: [] } as unknown as Shown<Trip>;
const visit = (id: string, account_id: string) => ({ id, account_id, trip_id: "t1", day: "2026-12-08", position: 1, status: "planned", fixed: false, planned_start: null, minutes: 45 }) as unknown as Shown<Visit>;
const book = { firstSite: new Map(), sites: new Map() } as unknown as Book;
const candidates = ["a", "b"].map((id): Candidate => ({ id, place: null, minutes: 45, value: 1, must: false, open: () => null }));
const ask = (only: string | null = null) => proposed("t1", book, candidates, only);
beforeEach(() => { trip = draft; visits = []; asked.length = 0; meanwhile = () => undefined; });

test("who came into the plan by sync while the planner thought is not proposed a second time", async () => {
  meanwhile = () => { visits = [visit("v1", "a")]; };
  const answer = await ask();
  expect(asked.map((wish) => wish.candidates.map((one) => one.id))).toEqual([["a", "b"], ["b"]]);
  expect([...(answer?.visits.keys() ?? [])]).toEqual(["v1"]);
});

test("a trip that was handed in or deleted while the planner thought is left alone", async () => {
  meanwhile = () => { trip = { ...draft, status: "submitted" }; };
  expect(await ask()).toBeNull();
  trip = draft;
  meanwhile = () => { trip = undefined; };
  expect(await ask()).toBeNull();
});

test("a trip whose days were changed meanwhile is planned with its new days, and a day that is gone is not filled", async () => {
  meanwhile = () => { trip = { ...draft, start_date: "2026-12-09" }; };
  expect((await ask("2026-12-10"))?.before.map((one) => one.day)).toEqual(["2026-12-09", "2026-12-10"]);
  expect(asked.map((wish) => wish.only)).toEqual([2, 1]);
  expect(await ask("2026-12-08")).toBeNull();
});
