import { expect, test } from "vitest";
import { type Ran, Schedule } from "../../../static/app/core/store/schedule";

const scheduled = (outcomes: Ran[]) => {
  const waits: number[] = [];
  let pending: (() => void) | null = null;
  const schedule = new Schedule(async () => outcomes.shift() ?? "done", {
    after: (milliseconds, work) => { waits.push(milliseconds); pending = work; return work; }, cancel: () => { pending = null; }, random: () => 1,
  });
  return { schedule, waits, waiting: () => pending !== null };
};

test("a server that cannot be reached is asked ever more rarely, five minutes apart at most", async () => {
  const { schedule, waits } = scheduled(Array<Ran>(10).fill("later"));
  for (let time = 0; time < 10; time++) await schedule.now();
  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 1000));
});
test("a write is sent a second later, but does not cut a backoff short", async () => {
  const { schedule, waits } = scheduled(["done", "later"]);
  await schedule.now();
  schedule.written();
  await schedule.now();
  schedule.written();
  expect(waits.map((wait) => Math.round(wait))).toEqual([66_000, 1_000, 2_000]);
});
test("nothing is asked on its own while nobody is signed in", async () => {
  const { schedule, waiting } = scheduled(["signed_out"]);
  await schedule.now();
  expect(waiting()).toBe(false);
});
test("a tab that lost the lead has no timer of its own", async () => {
  const { schedule, waiting } = scheduled(["elsewhere"]);
  await schedule.now();
  expect(waiting()).toBe(false);
});
