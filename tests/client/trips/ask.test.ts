import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask } from "../../../static/app/trips/ask";
import type { Wish } from "../../../static/app/trips/wish";

const wish: Wish = { days: [{ day: "2026-12-08", stops: [] }], base: { lat: 29.76, lon: -95.37 }, candidates: [{ id: "a", place: { lat: 29.8, lon: -95.3 }, minutes: 45, value: 50, must: false, open: () => null }] };
const ended: string[] = [];
class Silent {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  onmessageerror: (() => void) | null = null;
  postMessage(_: unknown): void { /* never answers */ }
  terminate(): void { ended.push("ended"); }
}
beforeEach(() => { vi.useFakeTimers(); ended.length = 0; });
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

test("a worker that answers is believed and let go", async () => {
  vi.stubGlobal("Worker", class extends Silent { override postMessage(): void { this.onmessage?.({ data: "the plan" }); } });
  expect(await ask(wish)).toBe("the plan");
  expect([ended.length, vi.getTimerCount()]).toEqual([1, 0]);
});

test("a worker that was killed does not keep anybody waiting: the plan is made without it", async () => {
  vi.stubGlobal("Worker", Silent);
  const asked = ask(wish);
  await vi.advanceTimersByTimeAsync(12_000);
  expect((await asked).added).toEqual(["a"]);
  expect(ended).toHaveLength(1);
});

test.each([
  ["does not load", class extends Silent { override postMessage(): void { this.onerror?.(); } }],
  ["is not there at all", class { constructor() { throw new Error("no workers"); } }],
])("where the worker %s, the plan is made without it", async (_, worker) => {
  vi.stubGlobal("Worker", worker);
  expect((await ask(wish)).added).toEqual(["a"]);
  expect(vi.getTimerCount()).toBe(0);
});
