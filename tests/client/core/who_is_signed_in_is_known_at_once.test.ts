import { beforeEach, expect, test, vi } from "vitest";

const kept = new Map<string, string>();
vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
const inRecords = vi.fn();
const signingOut = vi.fn();
const dropDrafts = vi.fn();
let told = (): void => undefined;
vi.mock("../../../static/app/core/store", () => ({ onSession: (hear: () => void) => { told = hear; }, worker: () => ({ session: inRecords, signOut: signingOut }) }));
vi.mock("../../../static/app/core/capture/unfinished.ts", () => ({ dropDrafts: () => dropDrafts(), ownDrafts: () => undefined }));

const lupe = { user: { id: "u1", name: "Lupe Ortega", role: "rep", language: "es" }, device: "d1", epoch: "e1", scopes: ["s1"] };
const begin = async () => import("../../../static/app/core/session.ts");
beforeEach(() => { vi.resetModules(); kept.clear(); dropDrafts.mockReset(); });

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
test.each(["{half", "{}", "7", '"u1"', '{"user":{"name":"Lupe"},"scopes":[]}'])("what is no session there is nothing: %s", async (text) => {
  kept.set("session", text);
  inRecords.mockResolvedValue({ ...lupe });
  const { openSession, session } = await begin();
  expect(session.value).toBeUndefined();
  await openSession();
  expect(session.value).toEqual(lupe);
});
test("a phone that has lost its records keeps the drafts for the same person", async () => {
  kept.set("session", JSON.stringify(lupe));
  inRecords.mockResolvedValue(undefined);
  await (await begin()).openSession();
  expect(dropDrafts).not.toHaveBeenCalled();
});
test("whoever the records knew takes the drafts along when the server wipes the phone", async () => {
  inRecords.mockResolvedValueOnce({ ...lupe }).mockResolvedValue(undefined);
  const { openSession, session } = await begin();
  await openSession();
  told();
  await vi.waitFor(() => expect(session.value).toBeNull());
  expect(dropDrafts).toHaveBeenCalledOnce();
  expect(kept.has("session")).toBe(false);
});
test("where there is no room for the next person's, the one before does not stay", async () => {
  kept.set("session", JSON.stringify(lupe));
  inRecords.mockResolvedValue({ ...lupe, user: { ...lupe.user, id: "u2", name: "Mario" } });
  vi.spyOn(localStorage, "setItem").mockImplementation(() => { throw new Error("full"); });
  await (await begin()).openSession();
  vi.restoreAllMocks();
  expect(kept.has("session")).toBe(false);
});
test("at a sign-out the pictures go before the records do, also on a full phone that no longer knows at once who it was", async () => {
  inRecords.mockResolvedValue({ ...lupe });
  const { openSession, signOut } = await begin();
  await openSession();
  kept.set("picture:/accounts", "{}");
  kept.delete("session");
  signingOut.mockImplementation(async () => { expect(kept.has("picture:/accounts")).toBe(false); kept.set("picture:/", "{}"); return { ok: true, unsent: 0 }; });
  await signOut();
  expect(signingOut).toHaveBeenCalledOnce();
  expect(kept.has("picture:/")).toBe(false);
});
