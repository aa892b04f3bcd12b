import { expect, test } from "vitest";
import { batch } from "../../../static/app/core/store/engine";
import type { Mutation } from "../../../static/app/core/store/types";
import { note, phone, server } from "./signed_in";

test("a note written offline is on the server after one sync and shows no longer as pending", async () => {
  const id = await note("Wants a quote");
  expect(await phone.local.get("note", id)).toMatchObject({ id, body: "Wants a quote", pending: true, rev: 0 });
  expect(await phone.sync()).toBe("done");
  expect(await phone.local.get("note", id)).toMatchObject({ body: "Wants a quote", pending: false, rev: 1 });
});

test("a lost reply does not double the note", async () => {
  await note("Once");
  expect(await phone.sync("lost_reply")).toBe("later");
  expect(await phone.sync()).toBe("done");
  expect(server.live().length).toBe(1);
});

test("edits of one's own unsent note name the edit before them, later ones the revision", async () => {
  const id = await note("one");
  await phone.local.patch("note", id, { body: "two" });
  await phone.local.patch("note", id, { body: "three" });
  await phone.sync();
  await phone.local.patch("note", id, { body: "four" });
  const [created, second, third] = server.requests.flatMap((request) => request.mutations);
  expect(second).toMatchObject({ after: created?.id, base: { body: "one" }, set: { body: "two" } });
  expect(third).toMatchObject({ after: second?.id, base: { body: "two" } });
  expect(await phone.database.outbox.toArray()).toMatchObject([{ rev: 3, base: { body: "three" }, n: 4 }]);
});

test("a pull never covers an unsent edit", async () => {
  server.change("note", "n1", { account_id: "a1", body: "office" });
  await phone.sync();
  await phone.local.patch("note", "n1", { body: "mine" });
  server.change("note", "n1", { body: "office again" });
  phone.server.rejects = () => null;
  await phone.sync("kill_before_apply");
  expect(await phone.local.get("note", "n1")).toMatchObject({ body: "mine", pending: true });
});

test("an edit that changes nothing makes no mutation", async () => {
  const id = await note("same");
  await phone.local.patch("note", id, { body: "same" });
  expect((await phone.local.outbox()).length).toBe(1);
});

test("a refused change is set aside with its reason and the rest go on", async () => {
  server.rejects = (mutation) => (mutation.set?.body === "bad" ? { code: "invalid", detail: "The body is too long." } : null);
  await note("bad");
  await note("good");
  expect(await phone.sync()).toBe("done");
  expect(await phone.local.setAside()).toMatchObject([{ code: "invalid", detail: "The body is too long.", mutation: { set: { body: "bad" } } }]);
  expect(server.live().length).toBe(1);
  server.rejects = () => null;
  await phone.local.resend((await phone.local.setAside())[0]?.id ?? "");
  await phone.sync();
  expect([await phone.local.setAside(), server.live().length]).toEqual([[], 2]);
});

test("a refused change goes with what the person wrote instead, and nothing goes before that", async () => {
  server.rejects = (mutation) => (mutation.set?.body === "bad" ? { code: "invalid", detail: "The body is too long." } : null);
  const id = await note("bad");
  await phone.sync();
  await phone.sync();
  const [aside] = await phone.local.setAside();
  expect(server.live().length).toBe(0);
  await phone.local.resend(aside?.id ?? "", { body: "short" });
  expect(await phone.database.outbox.toArray()).toMatchObject([{ op: "create", record: id, set: { account_id: "a1", body: "short" } }]);
  await phone.sync();
  expect([await phone.local.setAside(), server.live().map((one) => one.data?.body)]).toEqual([[], ["short"]]);
});

test("a change to what is not on this phone stays set aside when it is sent again", async () => {
  server.rejects = () => ({ code: "invalid", detail: "No." });
  const id = await note("first");
  await phone.local.patch("note", id, { body: "second" });
  await phone.sync();
  const asides = await phone.local.setAside();
  const patch = asides.find((one) => one.mutation.op === "patch");
  await expect(phone.local.resend(patch?.id ?? "", { body: "third" })).rejects.toMatchObject({ name: "NotHere" });
  expect(await phone.local.setAside()).toEqual(asides);
});

test("a command shows its result before the server has said so", async () => {
  server.change("visit", "v1", { account_id: "a1", status: "planned" });
  await phone.sync();
  await phone.local.command("visit", "v1", "check_in", { at: "2026-11-23T09:00:00Z", position: null });
  expect(await phone.local.get("visit", "v1")).toMatchObject({ status: "under_way", checked_in_at: "2026-11-23T09:00:00Z", pending: true });
  expect(await phone.database.outbox.toArray()).toMatchObject([{ op: "command", command: "check_in", expect: { status: "planned" } }]);
});

test("records of a scope that is lost leave the phone", async () => {
  server.change("note", "n1", { account_id: "a1", body: "x" });
  server.change("task", "t1", { title: "call", owner_id: "u1" });
  await phone.sync();
  server.scopes = ["user:1"];
  await phone.sync();
  expect(await phone.copies()).toEqual(["task/t1/1"]);
});

test("a scope whose checksum is wrong is pulled afresh once and then right", async () => {
  server.change("note", "n1", { account_id: "a1", body: "x" });
  server.change("note", "n2", { account_id: "a1", body: "y" });
  await phone.sync();
  await phone.database.rows("note").delete("n1");
  await phone.database.keep("tally", { "terr:1": [1, 5], "user:1": [0, 0] });
  expect(await phone.sync()).toBe("done");
  expect(await phone.copies()).toEqual(["note/n1/1", "note/n2/1"]);
});

test("after a restored backup the phone gives back what the backup lost", async () => {
  const id = await note("after the backup");
  await phone.sync();
  server.restoreTo();
  expect(await phone.sync()).toBe("done");
  expect(server.live().map((kept) => kept.id)).toEqual([id]);
  expect(await phone.local.get("note", id)).toMatchObject({ pending: false, body: "after the backup" });
});

test("without a valid session the outbox stays and nothing more is sent", async () => {
  await note("kept");
  server.next = [{ status: 401, body: "{}" }];
  expect(await phone.sync()).toBe("signed_out");
  expect(await phone.sync()).toBe("signed_out");
  expect([server.requests.length, (await phone.local.outbox()).length]).toEqual([1, 1]);
});

test("a revoked phone wipes itself", async () => {
  await note("gone");
  server.next = [{ status: 401, body: '{"wipe": true}' }];
  await phone.sync();
  expect([await phone.database.outbox.count(), await phone.database.fact("session")]).toEqual([0, undefined]);
});

test("a request that is too large is halved until it goes through, and the one at fault is set aside", async () => {
  for (const body of ["a", "b", "c", "big"]) await note(body);
  const answer = server.answer.bind(server);
  server.answer = (body) => (body.includes('"big"') ? { status: 413, body: "{}" } : answer(body));
  expect(await phone.sync()).toBe("done");
  expect([server.live().length, (await phone.local.setAside()).map((one) => one.code)]).toEqual([3, ["too_large"]]);
});

test("a server that cannot answer now is asked later, with everything kept", async () => {
  await note("kept");
  server.next = [{ status: 503, body: "" }];
  expect(await phone.sync()).toBe("later");
  expect((await phone.local.state()).unsent).toBe(1);
});

test("a batch holds no more than its bytes, but always one mutation", () => {
  const big = { id: "1", n: 1, at: "", op: "create", type: "note", record: "r", set: { body: "x".repeat(500) } } satisfies Mutation;
  expect([batch([big, big, big], 1300).length, batch([big, big], 10).length]).toEqual([2, 1]);
});

test("a connection that died in the background is opened anew and the write is there once", async () => {
  await note("before");
  phone.database.close();
  const id = await note("after");
  expect([(await phone.local.outbox()).length, (await phone.local.get("note", id))?.body]).toEqual([2, "after"]);
});

test("lists hold unsent records, forget deleted ones and follow edits that move a record", async () => {
  server.change("task", "t1", { account_id: "a1", title: "one", owner_id: "u1" });
  server.change("task", "t2", { account_id: "a1", title: "two", owner_id: "u1" });
  await phone.sync();
  await phone.local.create("task", { account_id: "a1", title: "three", owner_id: "u1" });
  await phone.local.remove("task", "t1");
  await phone.local.patch("task", "t2", { account_id: "a2" });
  const titles = async (account: string): Promise<unknown[]> => (await phone.local.list("task", { account_id: account }, "-title")).map((task) => task.title);
  expect([await titles("a1"), await titles("a2")]).toEqual([["three"], ["two"]]);
});

test("what is unsent can be taken out as a file", async () => {
  await note("keep me");
  expect(JSON.parse(await (await phone.local.exportUnsent())[0]?.blob.text() ?? "")).toMatchObject({ unsent: [{ op: "create", set: { body: "keep me" } }], set_aside: [] });
});

test("after a restored backup a record of two scopes is what the new history says, though its revision is smaller", async () => {
  server.scopes = ["terr:1", "terr:2", "user:1"];
  server.change("visit", "v1", { account_id: "a1", body: "then" });
  const backup = server.backUp();
  for (const body of ["later", "much later"]) server.change("visit", "v1", { body });
  server.move("a1", "terr:2");
  await phone.sync();
  server.restoreTo(backup);
  expect(await phone.sync()).toBe("done");
  expect(await phone.local.get("visit", "v1")).toMatchObject({ rev: 1, body: "then" });
});

test("a server restored again before the phone had the first history to its end leaves no record behind", async () => {
  server.change("task", "t1", { body: "lost with the backup" });
  await phone.sync();
  server.restoreTo();
  await phone.sync("kill_before_apply");
  phone.restart();
  server.restoreTo();
  expect(await phone.sync()).toBe("done");
  expect(await phone.copies()).toEqual([]);
});
