import { beforeEach, expect, test, vi } from "vitest";

const records = new Map<string, Record<string, unknown>>();
let full = false;
vi.mock("../../../static/app/core/store/index.ts", () => ({
  store: {
    get: async (_type: string, id: string) => records.get(id),
    create: async (_type: string, values: Record<string, unknown>, id: string) => { if (full) throw new Error("full"); records.set(id, values); },
    patch: async (_type: string, id: string, values: Record<string, unknown>) => { records.set(id, { ...records.get(id), ...values }); },
  },
}));
const { makeOf, once } = await import("../../../static/app/core/capture/once.ts");
const { dropDraft } = await import("../../../static/app/core/capture/kept.ts");

beforeEach(() => {
  records.clear();
  full = false;
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text), removeItem: (key: string) => kept.delete(key) });
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
const name = (text: string) => ({ name: text });

test("two quick taps make one record, and so does a tap while the next page is coming", async () => {
  const make = once(() => makeOf("new", "contact", name("Lupe")).then(() => dropDraft("new")));
  await Promise.all([make(), make()]);
  await make();
  expect([...records.values()]).toEqual([name("Lupe")]);
});

test("what was missing, or found no room, can be tapped for again", async () => {
  const tapped: string[] = [];
  const make = once(async (text: string) => { tapped.push(text); if (text === "") return false; await makeOf("new", "contact", name(text)); return true; });
  await make("");
  full = true;
  await make("Lupe");
  full = false;
  await make("Lupe");
  expect([tapped, [...records.values()]]).toEqual([["", "Lupe", "Lupe"], [name("Lupe")]]);
});

test("an app that ends between the record and its draft makes the same record the next time, with what the form says by then", async () => {
  await makeOf("new", "contact", name("Lupe"));
  await makeOf("new", "contact", name("Lupe Ortiz"));
  expect([...records.values()]).toEqual([name("Lupe Ortiz")]);
  dropDraft("new");
  await makeOf("new", "contact", name("Ana"));
  expect(records.size).toBe(2);
});
