import { expect, test } from "vitest";
import { isWay, rateIn, toKm, wayIn, wayKm } from "../../../static/app/admin/rates.ts";
import { ratesOf, toleranceOf } from "../../../static/app/core/company.ts";

test("a rate per mile comes back to the cent, whatever it is", () => {
  for (let cents = 0; cents <= 500; cents++) {
    const typed = (cents / 100).toFixed(2);
    expect(rateIn(toKm(typed, "mi"), "mi")).toBe(typed);
    expect(rateIn(toKm(typed, "km"), "km")).toBe(typed);
  }
});

test("a decimal comma is read as a point", () => expect(toKm("0,70", "km")).toBe("0.7000"));

test("what nobody has set is the usual", () => expect(ratesOf(undefined)).toEqual({ km: 43, night: 14_000, meals: 6_000 }));

test("rates arrive as cents", () => {
  const money = (amount: string) => ({ amount, currency: "USD" });
  expect(ratesOf({ language: "en", unit: "km", km_rate: money("0.5"), night_rate: money("150.00"), meals_rate: money("0"), tolerance: { visits: 2, km: 80, cost: money("100") } })).toEqual({ km: 50, night: 15_000, meals: 0 });
});

test("a way in miles comes back as it was typed, in whole ones up to the most there is", () => {
  for (let way = 0; way <= 6213; way++) expect(wayIn(wayKm(String(way), "mi"), "mi")).toBe(String(way));
  expect([isWay("6213", "mi"), isWay("6214", "mi"), isWay("10000", "km"), isWay("10001", "km"), isWay("1.5", "km"), isWay("", "km"), isWay("-1", "km")]).toEqual([true, false, true, false, false, false, false]);
});

test("what may change on an approved trip is the usual until it is set, also where the settings are older than it", () => {
  expect(toleranceOf(undefined)).toEqual({ visits: 2, km: 80, cost: 10_000 });
  expect(toleranceOf({ unit: "mi" })).toEqual({ visits: 2, km: 80, cost: 10_000 });
  expect(toleranceOf({ tolerance: { visits: 0, km: 12.5, cost: { amount: "0", currency: "USD" } } })).toEqual({ visits: 0, km: 12.5, cost: 0 });
});
