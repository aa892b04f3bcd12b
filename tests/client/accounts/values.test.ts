import { expect, test } from "vitest";
import { formOf, read } from "../../../static/app/accounts/account_form";
import { changedFrom, daysOf, moneyOf, textOf, wordsOf } from "../../../static/app/accounts/values";
import { blank } from "../../../static/app/core/store/blank";

const account = { ...blank.account, name: "Sabine Crane", tier: "A" as const, revenue: { amount: "86400.10", currency: "MXN" }, tags: ["oil"] };

test("days are whole and a year or ten, or nothing", () => {
  expect(["45", " 7 ", "", "0", "1.5", "soon", "4000"].map(daysOf)).toEqual([45, 7, null, undefined, undefined, undefined, undefined]);
});
test("an amount is read as people write it, on either side of the border", () => {
  const amounts = ["$12,500.50", "12500", "1.250,5", "", "much"].map((text) => moneyOf(text, "USD"));
  expect(amounts).toEqual([{ amount: "12500.50", currency: "USD" }, { amount: "12500.00", currency: "USD" }, { amount: "1250.50", currency: "USD" }, null, undefined]);
});
test("tags stand once each, and text without letters is nothing", () => {
  expect([wordsOf("oil, Port; oil ,"), textOf("  "), textOf(" a ")]).toEqual([["oil", "Port"], null, "a"]);
});
test("a form nobody touched changes nothing", () => {
  expect(changedFrom(account, read(formOf(account), account).values)).toEqual({});
});
test("only what was changed is sent, and money keeps its currency", () => {
  const told = read({ ...formOf(account), revenue: "90000", tags: "oil, port" }, account);
  expect(told.wrong).toEqual([]);
  expect(changedFrom(account, told.values)).toEqual({ revenue: { amount: "90000.00", currency: "MXN" }, tags: ["oil", "port"] });
});
test("what cannot be read is named by its field", () => {
  expect(read({ ...formOf(account), name: " ", visit: "often", potential: "lots" }, account).wrong).toEqual(["name", "visit", "potential"]);
});
