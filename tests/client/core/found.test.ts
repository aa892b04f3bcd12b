import { expect, test } from "vitest";
import { AccountIndex } from "../../../static/app/core/store/account_index";
import { blank } from "../../../static/app/core/store/blank";

const TODAY = "2026-11-23";
const index = (): AccountIndex => {
  const made = new AccountIndex();
  const account = (id: string, name: string, values: object): void => made.put("account", id, { ...blank.account, id, name, ...values });
  account("late_c", "Anchor Marine", { tier: "C", visit_interval_days: 120, last_visit: "2026-07-01" });
  account("late_a", "Zenith Presses", { tier: "A", visit_interval_days: 30, last_visit: "2026-08-25" });
  account("soon", "Bay Ice", { tier: "B", visit_interval_days: 60, last_visit: "2026-10-01" });
  account("new", "Copper Works", { tier: "C", kind: "prospect" });
  made.put("site", "s", { ...blank.site, id: "s", account_id: "soon", city: "Morgan City", street: "14 Levee Rd" });
  made.put("contact", "c", { ...blank.contact, id: "c", account_id: "late_a", name: "Bayard Núñez", title: "yard boss" });
  return made;
};

test("without words the account whose visit is longest due, by its own interval, stands first", () => {
  expect(index().find({}, TODAY).map((hit) => hit.id)).toEqual(["late_a", "late_c", "soon", "new"]);
});
test("how many match is told, and of how many, whatever a page shows", () => {
  expect(index().search({ due: true, limit: 1 }, TODAY)).toMatchObject({ found: 2, all: 4, hits: [{ id: "late_a" }] });
});
test("a hit says which person or street the words were found in", () => {
  const match = (text: string): (string | null)[] => index().find({ text }, TODAY).map((hit) => hit.match);
  expect([match("nunez"), match("levee"), match("morgan"), match("copper")]).toEqual([["Bayard Núñez, yard boss"], ["14 Levee Rd"], [null], [null]]);
});
