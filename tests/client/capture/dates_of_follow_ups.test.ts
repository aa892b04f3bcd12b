import { expect, test } from "vitest";
import { dayOf, daysOn, daysUntil, nextWeekday } from "../../../static/app/core/capture/dates.ts";

const tuesday = new Date(2026, 10, 17, 23, 30);

test("a day is the day it is here, late in the evening too", () => {
  expect(dayOf(tuesday)).toBe("2026-11-17");
});

test("days on cross the end of a month", () => {
  expect(daysOn(30, tuesday)).toBe("2026-12-17");
  expect(daysOn(14, tuesday)).toBe("2026-12-01");
});

test("the next Friday is never today", () => {
  expect(nextWeekday(5, tuesday)).toBe("2026-11-20");
  expect(nextWeekday(2, tuesday)).toBe("2026-11-24");
});

test("days until a day that has passed are negative", () => {
  expect([daysUntil("2026-11-20", "2026-11-17"), daysUntil("2026-11-15", "2026-11-17")]).toEqual([3, -2]);
});
