import { renderToString } from "preact-render-to-string";
import { beforeEach, expect, test, vi } from "vitest";
import type { Shown, Trip, Visit } from "../../../static/app/core/records";
import type { PlanDay } from "../../../static/app/trips/wish";
import type { Edits } from "../../../static/app/trips/use_edits";
import type { Plan } from "../../../static/app/trips/use_plan";

const visits = new Map<string, Shown<Visit>>();
const undo: (() => void)[] = [];
const stop = (id: string) => ({ id, place: null, minutes: 45, at: null, open: null });
const before: PlanDay[] = [{ day: "2026-12-08", stops: [stop("v1")] }, { day: "2026-12-09", stops: [] }];
const found = { days: [{ day: "2026-12-08", stops: [stop("b")] }, { day: "2026-12-09", stops: [stop("v1")] }], added: ["b"], left: [], unmet: [] };
const proposed = vi.fn(async () => ({ trip, found, before, visits: new Map(visits) }));
vi.mock("../../../static/app/core/store/index.ts", () => ({
  store: {
    list: async (_: string, { account_id }: Partial<Visit>) => [...visits.values()].filter((one) => !account_id || one.account_id === account_id),
    create: async (_: string, values: Visit) => { visits.set("new", { ...values, id: "new", status: "planned" } as Shown<Visit>); return "new"; },
    patch: async (_: string, id: string, values: Partial<Visit>) => { visits.set(id, { ...(visits.get(id) as Shown<Visit>), ...values }); },
    remove: async (_: string, id: string) => { visits.delete(id); },
  },
}));
vi.mock("../../../static/app/core/ui/index.ts", () => ({ toast: (_: string, options: { undo?: () => void } = {}) => { if (options.undo) undo.push(options.undo); } }));
vi.mock("../../../static/app/trips/proposal.ts", () => ({ proposed: () => proposed() }));
const { useEdits } = await import("../../../static/app/trips/use_edits");

const trip = { id: "t1", base: null } as unknown as Shown<Trip>;
const plan = { book: { accounts: new Map(), firstSite: new Map(), sites: new Map() }, days: before, visits, candidates: [] } as unknown as Plan;
const edits = (): Edits => {
  const kept: Edits[] = [];
  const Screen = () => { kept.push(useEdits(trip, plan)); return null; };
  renderToString(<Screen />);
  return kept[0];
};
const where = () => [...visits.values()].map(({ id, day, position }) => [id, day, position]);
beforeEach(() => { undo.length = 0; proposed.mockClear(); visits.clear(); visits.set("v1", { id: "v1", account_id: "a", day: "2026-12-08", position: 1, status: "planned", planned_start: "08:00" } as unknown as Shown<Visit>); });

test("Undo of a filled trip takes out who came in and puts back who was moved for them", async () => {
  await edits().fill(null);
  expect(where()).toEqual([["v1", "2026-12-09", 1], ["new", "2026-12-08", 1]]);
  undo[0]();
  await vi.waitFor(() => expect(where()).toEqual([["v1", "2026-12-08", 1]]));
});

test("where nobody comes in but stops are moved, that can be taken back too", async () => {
  proposed.mockImplementationOnce(async () => ({ trip, found: { ...found, added: [], days: [{ ...before[0], stops: [] }, { ...before[1], stops: [stop("v1")] }] }, before, visits: new Map(visits) }));
  await edits().fill(null);
  expect(where()).toEqual([["v1", "2026-12-09", 1]]);
  undo[0]();
  await vi.waitFor(() => expect(where()).toEqual([["v1", "2026-12-08", 1]]));
});

test("two quick taps ask once", async () => {
  const { fill } = edits();
  await Promise.all([fill(null), fill(null)]);
  expect([proposed.mock.calls.length, where().length]).toEqual([1, 2]);
});
