import { expect, test } from "vitest";
import { rateIn, toKm } from "../../../static/app/admin/rates.ts";
import { ratesOf } from "../../../static/app/core/company.ts";

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
  expect(ratesOf({ language: "en", unit: "km", km_rate: money("0.5"), night_rate: money("150.00"), meals_rate: money("0") })).toEqual({ km: 50, night: 15_000, meals: 0 });
});
