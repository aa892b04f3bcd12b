import { beforeEach, expect, test, vi } from "vitest";
import { dropDrafts, finishDrafts, hasDrafts, isLeftBehind, ownDrafts } from "../../../static/app/core/capture/unfinished.ts";

beforeEach(() => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text), removeItem: (key: string) => kept.delete(key) };
  vi.stubGlobal("localStorage", new Proxy(storage, { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }));
});

test("what an ended app left behind is written, and its draft goes; other drafts wait for their form", async () => {
  localStorage.setItem("draft:note:v1", "half a sen");
  localStorage.setItem("draft:new_account", "Neches");
  const written: unknown[] = [];
  await finishDrafts({ note: async () => ({ finish: async (rest, text) => written.push([rest, text]) }) });
  expect(written).toEqual([[["v1"], "half a sen"]]);
  expect([localStorage.getItem("draft:note:v1"), localStorage.getItem("draft:new_account")]).toEqual([null, "Neches"]);
});

test("a draft that cannot be written stays, and the next one has its turn", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  localStorage.setItem("draft:note:gone", "words");
  localStorage.setItem("draft:note:v2", "more words");
  await finishDrafts({ note: async () => ({ finish: async ([visit]) => { if (visit === "gone") throw new Error("not here"); } }) });
  expect([localStorage.getItem("draft:note:gone"), localStorage.getItem("draft:note:v2")]).toEqual(["words", null]);
});

test("words typed while the draft is being written are not dropped with it", async () => {
  localStorage.setItem("draft:note:v1", "half");
  await finishDrafts({ note: async () => ({ finish: async () => localStorage.setItem("draft:note:v1", "half a sentence") }) });
  expect(localStorage.getItem("draft:note:v1")).toBe("half a sentence");
});

test("who signs out leaves no words behind", () => {
  localStorage.setItem("draft:note:v1", "half");
  localStorage.setItem("language", "es");
  dropDrafts();
  expect([localStorage.getItem("draft:note:v1"), localStorage.getItem("language")]).toEqual([null, "es"]);
});

test("words of somebody whose leaving the app's end cut short are not shown to the next person", () => {
  ownDrafts("rep");
  localStorage.setItem("draft:account:a1", "{}");
  localStorage.setItem("draft:check_in:v1", "2026-11-17T09:00:00.000Z");
  ownDrafts("rep");
  expect(localStorage.getItem("draft:account:a1")).toBe("{}");
  ownDrafts("boss");
  expect([localStorage.getItem("draft:account:a1"), localStorage.getItem("draft:check_in:v1")]).toEqual([null, null]);
});

test("who signs out is told of words that nothing was made of", () => {
  expect(hasDrafts()).toBe(false);
  for (const [key, text] of [["id:new_account", "0199"], ["check_in:v1", "2026-11-17T09:00:00.000Z"], ["quick_note:a1", ""], ["account:a1", "{}"]] as const) localStorage.setItem(`draft:${key}`, text);
  expect(hasDrafts()).toBe(false);
  localStorage.setItem("draft:quick_note:a1", "Boom");
  expect(hasDrafts()).toBe(true);
});
test("only what one of them writes counts as left behind", () => {
  localStorage.setItem("draft:need_new:a1", "{}");
  const finishers = { note: async () => ({ finish: async () => undefined }) };
  expect(isLeftBehind(finishers)).toBe(false);
  localStorage.setItem("draft:note:v1", "half");
  expect(isLeftBehind(finishers)).toBe(true);
});
