import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readBegins, screenRead } from "../../../static/app/core/store/reading.ts";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const watched = (patience: number): (() => boolean) => {
  let ready = false;
  void screenRead(patience).then(() => { ready = true; });
  return () => ready;
};

test("a screen that reads nothing is ready at the next turn", async () => {
  const ready = watched(700);
  await vi.advanceTimersByTimeAsync(1);
  expect(ready()).toBe(true);
});
test("a screen waits for its answers, and for what they make it ask", async () => {
  const ready = watched(700);
  const [trips, visits] = [readBegins(), readBegins()];
  await vi.advanceTimersByTimeAsync(100);
  trips();
  await vi.advanceTimersByTimeAsync(100);
  expect(ready()).toBe(false);
  visits();
  const tasks = readBegins(); // drawn with the answer, asked before the next turn
  await vi.advanceTimersByTimeAsync(100);
  expect(ready()).toBe(false);
  tasks();
  await vi.advanceTimersByTimeAsync(1);
  expect(ready()).toBe(true);
});
test("a phone that is too slow shows the screen before its records", async () => {
  const over = readBegins();
  const ready = watched(700);
  await vi.advanceTimersByTimeAsync(699);
  expect(ready()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(ready()).toBe(true);
  over();
});
