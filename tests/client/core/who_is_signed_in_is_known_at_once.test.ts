import { beforeEach, expect, test, vi } from "vitest";

const kept = new Map<string, string>();
vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
const inRecords = vi.fn();
vi.mock("../../../static/app/core/store", () => ({ onSession: () => undefined, worker: () => ({ session: inRecords }) }));
vi.mock("../../../static/app/core/capture/unfinished.ts", () => ({ dropDrafts: () => undefined, ownDrafts: () => undefined }));

const lupe = { user: { id: "u1", name: "Lupe Ortega", role: "rep", language: "es" }, device: "d1", epoch: "e1", scopes: ["s1"] };
const begin = async () => import("../../../static/app/core/session.ts");
beforeEach(() => { vi.resetModules(); kept.clear(); });

test("a phone that knows nobody waits for its records, and says then that nobody is signed in", async () => {
  inRecords.mockResolvedValue(undefined);
  const { openSession, session } = await begin();
  expect(session.value).toBeUndefined();
  await openSession();
  expect(session.value).toBeNull();
});
test("the next start knows at once who it was, and draws nothing again when the records say the same", async () => {
  inRecords.mockResolvedValue({ ...lupe });
  await (await begin()).openSession();
  vi.resetModules();
  const { openSession, session } = await begin();
  const first = session.value;
  expect(first).toEqual(lupe);
  await openSession();
  expect(session.value).toBe(first);
});
test("the records have the last word: who was signed out meanwhile is nobody, now and at the next start", async () => {
  kept.set("session", JSON.stringify(lupe));
  inRecords.mockResolvedValue(undefined);
  const { openSession, session } = await begin();
  expect(session.value).toEqual(lupe);
  await openSession();
  expect(session.value).toBeNull();
  expect(kept.has("session")).toBe(false);
});
test("what cannot be read of it is nothing", async () => {
  kept.set("session", "{half");
  expect((await begin()).session.value).toBeUndefined();
});
