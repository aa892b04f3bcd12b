import { expect, test } from "vitest";
import type { Mutation } from "../../../static/app/core/store/index.ts";
import { accountOf, changeable, saidAnew, typedOf, wrongIn } from "../../../static/app/sync/change_fields.ts";

const mutation = (given: Partial<Mutation>): Mutation => ({ id: "m", n: 1, at: "2026-11-25T10:00:00Z", op: "create", type: "note", record: "r", ...given });
const fields = (given: Partial<Mutation>): string[] => changeable(mutation(given)).map(({ field }) => field);
const task = mutation({ type: "task", set: { title: "Call Lupe", due: "2026-11-27", account_id: "a", visit_id: "v", done_at: null } });

test("the form shows what the person wrote and nothing that only machines read", () => {
  expect(fields({ set: { account_id: "a", visit_id: null, body: "They want two.", kind: "call", occurred_at: "2026-11-25T10:00:00Z" } })).toEqual(["body", "kind"]);
  expect(fields({ op: "patch", type: "need", set: { quantity: 6 } })).toEqual(["quantity"]);
  expect(fields({ op: "command", type: "visit", command: "check_out", args: { at: "2026-11-25T10:00:00Z", outcome: "Order" } })).toEqual(["outcome"]);
});

test("what a new record cannot be without is asked for even when it was not said", () => {
  expect(fields({ type: "task", set: { due: "2026-11-27" } })).toEqual(["title", "due"]);
  expect(wrongIn(mutation({ type: "task", set: { due: "2026-11-27" } }), { title: " ", due: "" })).toEqual(["title"]);
});

test("there is nothing to write in a deletion, a step without words, or a photo", () => {
  expect([fields({ op: "delete" }), fields({ op: "command", type: "trip", command: "submit", args: {} }), fields({ type: "attachment", set: { sha256: "0", size: 3, mime: "image/jpeg" } })]).toEqual([[], [], []]);
});

test("the form opens with what was typed, and sent unchanged it says nothing anew", () => {
  const contact = mutation({ op: "patch", type: "contact", set: { phones: ["555 0100", "555 0101"], title: null } });
  expect(typedOf(contact)).toEqual({ phones: "555 0100\n555 0101", title: "" });
  expect(saidAnew(contact, typedOf(contact), null)).toEqual({});
});

test("what is written anew has the record's own kind of value", () => {
  const need = mutation({ op: "patch", type: "need", set: { quantity: 6, urgency: "soon", summary: "Two hoses" } });
  expect(saidAnew(need, { quantity: "4,5", urgency: "", summary: "Three hoses\n" }, null)).toEqual({ quantity: 4.5, urgency: null, summary: "Three hoses\n" });
  const note = mutation({ set: { body: "b", promise: true } });
  expect(saidAnew(note, { body: "b", promise: "false" }, null)).toEqual({ promise: false });
  expect(saidAnew(mutation({ type: "contact", set: { name: "Lupe", phones: [] } }), { name: "Lupe", phones: " 555 \n\n555\n556" }, null)).toEqual({ phones: ["555", "556"] });
});

test("a word where a number belongs is not sent", () => {
  expect(wrongIn(mutation({ op: "patch", type: "need", set: { quantity: 6 } }), { quantity: "six" })).toEqual(["quantity"]);
});

test("given to another account it leaves behind what belongs to the first", () => {
  expect(accountOf(task)).toBe("a");
  expect(saidAnew(task, typedOf(task), "b")).toEqual({ account_id: "b", visit_id: null });
  expect(saidAnew(task, typedOf(task), "a")).toEqual({});
});

test("whose a record is that the server already has is not asked", () => {
  expect(accountOf(mutation({ op: "patch", set: { account_id: "b" } }))).toBeNull();
});
