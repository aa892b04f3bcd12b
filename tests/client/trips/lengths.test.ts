import fc from "fast-check";
import { expect, test } from "vitest";
import type { Visit } from "../../../static/app/core/records.ts";
import { learnedLengths } from "../../../static/app/trips/lengths.ts";

let day = 0;
const visit = (minutes: number, more: Partial<Visit> = {}): Visit => {
  day += 1;
  const from = Date.UTC(2026, 0, day, 15);
  return { account_id: "kessler", status: "done", checked_in_at: new Date(from).toISOString(), checked_out_at: new Date(from + minutes * 60_000).toISOString(), ...more } as Visit;
};

test("the length is the median of the last five visits, to five minutes", () => {
  const visits = [200, 200, 200, 41, 62, 58, 61, 90].map((minutes) => visit(minutes));
  expect(learnedLengths(visits).get("kessler")).toBe(60);
  expect(learnedLengths([...visits].reverse()).get("kessler")).toBe(60);
});

test("one visit teaches nothing, nor does one that was skipped, forgotten open or a slip of the thumb", () => {
  expect(learnedLengths([visit(60), visit(1), visit(600), visit(60, { status: "skipped" }), visit(60, { checked_out_at: null })]).size).toBe(0);
});

test("each account has its own", () => {
  const learned = learnedLengths([visit(30), visit(30), visit(90, { account_id: "ortiz" }), visit(110, { account_id: "ortiz" })]);
  expect([...learned].sort()).toEqual([["kessler", 30], ["ortiz", 100]]);
});

test("what is learned is a length that a visit had, and a step of five", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 0, maxLength: 12 }), (lengths) => {
    const learned = learnedLengths(lengths.map((minutes) => visit(minutes))).get("kessler");
    const real = lengths.filter((minutes) => minutes >= 5 && minutes <= 240);
    if (real.length < 2) return learned === undefined;
    return learned !== undefined && learned % 5 === 0 && learned >= Math.min(...real) - 3 && learned <= Math.max(...real) + 3;
  }));
});
