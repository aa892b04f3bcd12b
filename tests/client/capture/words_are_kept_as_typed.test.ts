import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import { draftOf, keepDraft, Writer } from "../../../static/app/core/capture/kept.ts";

class Phone implements Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  readonly kept = new Map<string, string>();
  full = false;
  getItem(key: string): string | null { return this.kept.get(key) ?? null; }
  setItem(key: string, text: string): void {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, text);
  }
  removeItem(key: string): void { this.kept.delete(key); }
}

let phone: Phone;
beforeEach(() => { phone = new Phone(); vi.stubGlobal("localStorage", phone); vi.useFakeTimers(); });

const writer = (save: (text: string) => Promise<unknown>) => {
  const [saved, failed] = [signal(false), signal(false)];
  const made = new Writer("note:1", saved, failed);
  made.save = save;
  return { made, saved, failed };
};

test("each key stroke is on the phone before the record is", () => {
  const { made } = writer(() => new Promise(() => undefined));
  made.later("Bo");
  made.later("Boom");
  expect(draftOf("note:1")).toBe("Boom");
});

test("the draft goes once these very words are in the record, and only then it says saved", async () => {
  const { made, saved } = writer(async () => undefined);
  made.later("Boom");
  expect(saved.value).toBe(false);
  await made.now();
  expect([draftOf("note:1"), saved.value]).toEqual([null, true]);
});

test("words typed while older ones are being written are written too", async () => {
  const written: string[] = [];
  const { made, saved } = writer(async (text) => { written.push(text); if (text === "Boom") made.later("Boom hose"); });
  made.later("Boom");
  await made.now();
  expect([saved.value, draftOf("note:1")]).toEqual([false, "Boom hose"]);
  await made.now();
  expect([written, saved.value]).toEqual([["Boom", "Boom hose"], true]);
});

test("a draft that an ended app left behind is written by the next one", async () => {
  keepDraft("note:1", "Boom");
  const written: string[] = [];
  await writer(async (text) => { written.push(text); }).made.now();
  expect(written).toEqual(["Boom"]);
});

test("what the phone cannot keep is said, stays, and is tried again", async () => {
  let room = false;
  phone.full = true;
  const { made, saved, failed } = writer(async () => { if (!room) throw new DOMException("full", "QuotaExceededError"); });
  made.later("Boom");
  await made.now();
  expect([saved.value, failed.value]).toEqual([false, true]);
  room = true;
  await made.now();
  expect([saved.value, failed.value]).toEqual([true, false]);
});
