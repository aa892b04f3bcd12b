import { expect, test, vi } from "vitest";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

// Dozens of starts of the app each; a busy machine takes its time for them.
vi.setConfig({ testTimeout: 60_000 });

const begin = async (pageSize = 5000): Promise<{ server: FakeServer; phone: Phone }> => {
  const server = new FakeServer();
  const phone = new Phone(server);
  await phone.signIn();
  for (const id of ["n1", "n2", "n3"]) server.change("note", id, { account_id: "a", body: id });
  await phone.sync();
  server.pageSize = pageSize;
  return { server, phone };
};

test("an answered edit stays on the screen until a later page has brought it, also when the app is killed before that", async () => {
  const { server, phone } = await begin(1);
  await phone.local.patch("note", "n1", { body: "mine" });
  for (const id of ["n2", "n3"]) server.change("note", id, { body: "office" });
  expect(await phone.sync("kill_after_apply")).toBe("killed");
  expect([await phone.database.outbox.count(), (await phone.local.get("note", "n1"))?.body]).toEqual([0, "mine"]);
  expect(await phone.sync()).toBe("done");
  expect((await phone.local.get("note", "n1"))?.body).toBe("mine");
});

test("records that come again from zero stay readable until the last page, and what is gone goes with it", async () => {
  const { server, phone } = await begin(1);
  server.drop("note", "n2");
  server.compact();
  expect(await phone.sync("kill_after_apply")).toBe("killed");
  expect((await phone.local.list("note")).map((one) => one.id)).toEqual(["n1", "n2", "n3"]);
  await phone.sync();
  expect((await phone.local.list("note")).map((one) => one.id)).toEqual(["n1", "n3"]);
});

test("wherever the app is killed while a refused change is sent again, it is there once", async () => {
  const { server, phone } = await begin();
  server.rejects = () => ({ code: "invalid", detail: "" });
  await phone.local.patch("note", "n1", { body: "mine" });
  await phone.sync();
  const [aside] = await phone.local.setAside();
  for (let steps = 0; await phone.killedAt(steps, () => phone.local.resend(aside?.id ?? "")); steps++)
    expect([steps, (await phone.local.setAside()).length + (await phone.local.outbox()).length]).toEqual([steps, 1]);
  expect([(await phone.local.setAside()).length, (await phone.local.outbox()).length]).toEqual([0, 1]);
});

test("wherever the app is killed while something is written, it is there whole or not at all, and no number comes twice", async () => {
  const { phone } = await begin();
  let steps = 0;
  for (; await phone.killedAt(steps, () => phone.local.create("note", { account_id: "a", body: "x" })); steps++) expect(await phone.contents()).toBe(phone.whole);
  await phone.local.create("note", { account_id: "a", body: "y" });
  expect([steps > 3, (await phone.database.outbox.toArray()).map((one) => one.n)]).toEqual([true, [1, 2]]);
});

test("a reply that comes after another tab's newer one brings nothing back", async () => {
  const { server, phone } = await begin();
  const other = new Phone(server, phone);
  server.change("note", "n4", { account_id: "a", body: "short-lived" });
  phone.meanwhile = async () => {
    server.drop("note", "n4");
    await other.engine.run();
  };
  expect(await phone.engine.run()).toBe("done");
  expect(await phone.local.get("note", "n4")).toBeUndefined();
});

test("a revoked phone hands over all it has, batch by batch, before it is empty", async () => {
  const { server, phone } = await begin();
  await phone.database.outbox.bulkAdd(Array.from({ length: 201 }, (_, n) => ({ id: `m${n}`, n, at: "", op: "create", type: "note", record: `r${n}`, set: { body: "x" } })));
  const taken = server.requests.length;
  server.next = Array(3).fill({ status: 401, body: '{"wipe": true}' });
  expect(await phone.sync()).toBe("signed_out");
  expect(server.requests.slice(taken).map((one) => one.mutations.length)).toEqual([200, 1]);
  expect([await phone.database.outbox.count(), await phone.local.list("note")]).toEqual([0, []]);
});

test("a scope that differs is reported, and may be pulled afresh again once it was right", async () => {
  const { server, phone } = await begin();
  for (const round of [1, 2]) {
    await phone.database.rows("note").delete("n1");
    await phone.database.keep("tally", { "terr:1": [2, 5], "user:1": [0, 0] });
    expect(await phone.sync()).toBe("done");
    expect([round, (await phone.local.list("note")).length, server.requests.at(-1)?.mismatched]).toEqual([round, 3, ["terr:1"]]);
    await phone.sync();
  }
});
