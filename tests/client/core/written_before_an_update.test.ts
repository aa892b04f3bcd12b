import { expect, test } from "vitest";
import { note, phone, server } from "./signed_in";

const updated = (to: number): void => { phone.schema = to; phone.restart(); };
const told = (): [number, unknown[]][] => server.requests.map((one) => [one.schema, one.mutations.map((mutation) => mutation.set?.body)]);
const mixed = async (): Promise<void> => {
  await note("one");
  await note("two");
  updated(2);
  await note("three");
};

test("what the earlier version wrote goes under its number, in a request of its own and in its order", async () => {
  await mixed();
  expect(await phone.sync()).toBe("done");
  expect(told()).toEqual([[1, ["one", "two"]], [2, ["three"]]]);
  expect(server.live().length).toBe(3);
});

test("the number goes with the request and is no part of what a change says", async () => {
  await mixed();
  await phone.sync();
  expect(server.requests.flatMap((one) => one.mutations).filter((mutation) => "schema" in mutation)).toEqual([]);
});

test("a change that was written before numbers were kept is in the first version's words", async () => {
  await note("old");
  await phone.database.outbox.toCollection().modify((kept) => { delete kept.schema; });
  updated(3);
  await phone.sync();
  expect(told()).toEqual([[1, ["old"]], [3, []]]);
});

test("that the earlier version is not spoken any more is not said of this app, which goes on to its feed", async () => {
  server.change("note", "n1", { account_id: "a1", body: "theirs" });
  server.minimum = 2;
  await note("one");
  updated(2);
  expect(await phone.sync()).toBe("done");
  expect([phone.local.progress.upgrade, (await phone.local.list("note", {}, "body")).map((one) => one.body)]).toEqual([false, ["one", "theirs"]]);
});

test("an app that is not spoken any more is told so", async () => {
  server.minimum = 2;
  await note("one");
  expect([await phone.sync(), phone.local.progress.upgrade, server.live().length]).toEqual(["upgrade", true, 1]);
});

test("what a restored backup lacks is given back in the words it was written in", async () => {
  await note("one");
  await phone.sync();
  updated(2);
  server.restoreTo();
  await phone.sync();
  expect(told().filter(([, bodies]) => bodies.length > 0).at(-1)).toEqual([1, ["one"]]);
});

test("what was refused before an update is sent again under the number of its words", async () => {
  server.rejects = () => ({ code: "invalid", detail: "No." });
  await note("one");
  await phone.sync();
  updated(2);
  server.rejects = () => null;
  await phone.local.resend((await phone.local.setAside())[0]?.id ?? "", { body: "other" });
  await phone.sync();
  expect(told().filter(([, bodies]) => bodies.length > 0).at(-1)).toEqual([1, ["other"]]);
});

test("the file of unsent work says of each change in which words it is", async () => {
  await mixed();
  const [changes] = await phone.local.exportUnsent();
  const said = JSON.parse((await changes?.blob.text()) ?? "{}") as { unsent: { schema: number }[] };
  expect(said.unsent.map((one) => one.schema)).toEqual([1, 1, 2]);
});
