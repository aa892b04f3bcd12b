import { beforeEach, expect, test } from "vitest";
import { age, day, distance, measureIn, money, plural, span, speak, t, time } from "../../../../static/app/core/i18n/index.ts";

const now = new Date("2026-11-17T12:00:00");

beforeEach(async () => { await speak("en"); measureIn("mi"); });

test("a near day is its weekday and number", () => expect(day("2026-11-20", now)).toBe("Fri 20"));
test("a far day has its month", () => expect(day("2026-12-15", now)).toBe("Tue, Dec 15"));
test("the year is said when it is another one", () => expect(day("2027-01-05", now)).toBe("Tue, Jan 5, 2027"));
test("no day is an empty word", () => expect(day(null)).toBe(""));
test("a clock time stays as it is", () => expect(time("09:30")).toBe("09:30"));
test("an age is one whole unit", () => {
  expect(age("2026-11-17T11:19:00", now)).toBe("41 min");
  expect(age("2026-11-17T07:00:00", now)).toBe("5 h");
  expect(age("2026-11-14T11:00:00", now)).toBe("3 d");
});
test("a time ahead is no negative age", () => expect(span(-5)).toBe("0 min"));
test("a distance follows the person's unit", () => {
  expect(distance(45)).toBe("28 mi");
  measureIn("km");
  expect(distance(4.25)).toBe("4.3 km");
});
test("cents are shown only where there are some", () => {
  expect(money({ amount: "1250.00", currency: "USD" })).toBe("$1,250");
  expect(money({ amount: "12.50", currency: "USD" })).toBe("$12.50");
});
test("one and many have their own words", () => {
  expect(plural("core.sync_questions", 1)).toBe("1 question");
  expect(plural("core.sync_questions", 2)).toBe("2 questions");
});
test("the other language says the same thing", async () => {
  await speak("es");
  expect(t("core.sync_ok")).toBe("Todo en el servidor");
  expect(day("2026-11-20", now)).toBe("vie 20");
});
