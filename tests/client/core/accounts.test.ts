import { expect, test } from "vitest";
import { AccountIndex } from "../../../static/app/core/store/account_index";
import { blank } from "../../../static/app/core/store/blank";

const filled = (count = 0): AccountIndex => {
  const index = new AccountIndex();
  const account = (id: string, values: object): void => index.put("account", id, { ...blank.account, id, ...values });
  account("a", { name: "Núñez Hidráulica", number: "4711", tier: "A", visit_interval_days: 60, last_visit: "2026-08-19" });
  account("b", { name: "Baker Presses", number: "12", tier: "B", visit_interval_days: 90, last_visit: "2026-11-01" });
  index.put("site", "s1", { ...blank.site, id: "s1", account_id: "a", city: "Monterrey", position: { lat: 25.67, lon: -100.31, precision: "street" } });
  index.put("contact", "c1", { ...blank.contact, id: "c1", account_id: "b", name: "Rosa Kessler" });
  index.put("need", "n1", { ...blank.need, id: "n1", account_id: "b" });
  for (let place = 0; place < count; place++) {
    account(`x${place}`, { name: `Works ${place} Fluid`, number: String(90000 + place) });
    index.put("site", `xs${place}`, { ...blank.site, id: `xs${place}`, account_id: `x${place}`, city: `Town ${place % 90}` });
  }
  return index;
};
const ids = (index: AccountIndex, query: Parameters<AccountIndex["find"]>[0]): string[] => index.find(query, "2026-11-23").map((hit) => hit.id);

test("an account is found by name without accents, by number, by town and by who works there", () => {
  const index = filled();
  expect(["nunez", "4711", "monterr", "kess", "hidra monte"].map((text) => ids(index, { text }))).toEqual([["a"], ["a"], ["a"], ["b"], ["a"]]);
});
test("what is due, has an open need or is of a tier can be asked for", () => {
  const index = filled();
  expect([ids(index, { due: true }), ids(index, { openNeed: true }), ids(index, { tier: "B" })]).toEqual([["a"], ["b"], ["b"]]);
  expect(index.find({ text: "nunez" }, "2026-11-23")[0]).toMatchObject({ due_in: -36, city: "Monterrey" });
});
test("the nearest come first and those without a place last", () => {
  expect(ids(filled(), { near: { lat: 25.6, lon: -100.3 } })).toEqual(["a", "b"]);
});
test("a contact that goes is no longer found", () => {
  const index = filled();
  index.put("contact", "c1", undefined);
  expect(ids(index, { text: "kessler" })).toEqual([]);
});
test("of five thousand accounts no more are given than were asked for", () => {
  expect(ids(filled(5000), { text: "works 49 town", limit: 20 }).length).toBe(20);
});
