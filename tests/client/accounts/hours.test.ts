import { expect, test } from "vitest";
import { type Hours, hoursAreWhole, hoursText, withDay } from "../../../static/app/accounts/hours";

const day: [string, string][] = [["08:00", "17:00"]];
const week: Hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [["08:00", "12:00"]] };

test("days in a row with the same hours are said once, in the person's language", () => {
  expect(hoursText(week, "en-US")).toBe("Mon–Fri 08:00–17:00 · Sat 08:00–12:00");
  expect(hoursText({ mon: day, wed: day }, "es-MX")).toBe("lun 08:00–17:00 · mié 08:00–17:00");
  expect(hoursText(null, "en-US")).toBe("");
});
test("a lunch break makes two spans of one day", () => {
  expect(hoursText({ fri: [["08:00", "12:00"], ["13:00", "17:00"]] }, "en-US")).toBe("Fri 08:00–12:00, 13:00–17:00");
});
test("a day without hours is left out, and nothing at all is not known", () => {
  expect(withDay(week, "sat", [])).not.toHaveProperty("sat");
  expect(withDay({ mon: day }, "mon", [])).toBeNull();
});
test("a span that ends before it begins, or is half written, is not whole", () => {
  expect([hoursAreWhole(week), hoursAreWhole({ mon: [["17:00", "08:00"]] }), hoursAreWhole({ mon: [["08:00", ""]] }), hoursAreWhole(null)]).toEqual([true, false, false, true]);
});
