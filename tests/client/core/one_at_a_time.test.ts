import { expect, test } from "vitest";
import { oneAtATime } from "../../../static/app/core/store/one_at_a_time";

test("who asks during the work shares it; who asks afterwards starts it anew, also after a failure", async () => {
  let started = 0;
  const work = oneAtATime(async () => { started += 1; await Promise.resolve(); if (started === 2) throw new Error("cut off"); return started; });
  expect(await Promise.all([work(), work()])).toEqual([1, 1]);
  await expect(work()).rejects.toThrow("cut off");
  expect(await work()).toBe(3);
});
