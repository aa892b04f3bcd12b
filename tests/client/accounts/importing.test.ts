import { expect, test } from "vitest";
import { placesOf, withField } from "../../../static/app/accounts/importing";
import { headsOf } from "../../../static/app/accounts/import_parts";

const columns = [{ at: 0, name: "CUST NO", field: "number" }, { at: 1, name: "CUSTOMER", field: "name" }, { at: 2, name: "SALES REP", field: null }];

test("the places are told by field, and columns without one are left out", () => {
  expect(placesOf(columns)).toEqual({ number: 0, name: 1 });
});
test("a field that another column takes is read from there alone", () => {
  expect(placesOf(withField(columns, 2, "name"))).toEqual({ number: 0, name: 2 });
});
test("a column can be left unused", () => {
  expect(placesOf(withField(columns, 0, null))).toEqual({ name: 1 });
});
test("the preview shows the fields that the first rows fill, each once", () => {
  expect(headsOf([{ line: 2, values: { name: "a", city: "b" } }, { line: 3, values: { name: "c", phone: "d" } }])).toEqual(["name", "city", "phone"]);
});
