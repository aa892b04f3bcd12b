import { expect, test } from "vitest";
import { type Mark, sessionHere } from "../../../static/app/core/store/begun_anew";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

const markOf = async (phone: Phone): Promise<Mark> => {
  const state = await phone.local.state();
  if (!state.here) throw new Error("nobody is signed in");
  return { ...state.here, unsent: state.unsent, session: (await phone.database.fact("session")) ?? null };
};
/** A phone with a record of the server's and a note that only it has; then the system clears it. */
const cleared = async (): Promise<{ server: FakeServer; phone: Phone; mark: Mark }> => {
  const server = new FakeServer();
  const phone = new Phone(server);
  await sessionHere(phone.database, null);
  await phone.signIn();
  server.change("note", "n1", { account_id: "a", body: "office" });
  await phone.local.create("note", { account_id: "a", body: "sent" });
  await phone.sync();
  await phone.local.create("note", { account_id: "a", body: "only here" });
  const mark = await markOf(phone);
  await phone.database.delete();
  phone.restart();
  return { server, phone, mark };
};

test("the next start knows who it was and how much is gone, and fetches everything again", async () => {
  const { phone, mark } = await cleared();
  expect(await sessionHere(phone.database, mark)).toEqual(mark.session);
  expect((await phone.local.state()).lost).toEqual({ unsent: 1 });
  expect(await phone.sync()).toBe("done");
  expect((await phone.local.list("note", {}, "body")).map((one) => one.body)).toEqual(["office", "sent"]);
});

test("the numbers go on after the last one, so that the server sees the gap", async () => {
  const { server, phone, mark } = await cleared();
  await sessionHere(phone.database, mark);
  await phone.local.create("note", { account_id: "a", body: "after" });
  await phone.sync();
  expect(server.requests.flatMap((one) => one.mutations.map((mutation) => mutation.n))).toEqual([1, 3]);
});

test("what was lost is said until it was read, also over further starts", async () => {
  const { phone, mark } = await cleared();
  await sessionHere(phone.database, mark);
  phone.restart();
  await sessionHere(phone.database, mark);
  expect((await phone.local.state()).lost).toEqual({ unsent: 1 });
  await phone.local.lossSeen();
  expect((await phone.local.state()).lost).toBeNull();
});

test("where only the mark is left the person signs in, and the device goes on under its own name", async () => {
  const { phone, mark } = await cleared();
  expect(await sessionHere(phone.database, { ...mark, session: null })).toBeUndefined();
  expect([await phone.database.fact("device"), await phone.database.fact("n")]).toEqual([mark.device, 2]);
});

test("a phone that was never used and one that was signed out have lost nothing", async () => {
  const phone = new Phone(new FakeServer());
  expect(await sessionHere(phone.database, null)).toBeUndefined();
  await phone.signIn();
  const mark = await markOf(phone);
  await phone.local.clear(); // signed out, and the app ended before the mark was taken away
  phone.restart();
  expect(await sessionHere(phone.database, mark)).toBeUndefined();
  expect((await phone.local.state()).lost).toBeNull();
});
