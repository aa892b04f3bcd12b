import { expect, test } from "vitest";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

const TODAY: [string, string] = ["2026-11-23T00:00:00.000Z", "2026-11-24T00:00:00.000Z"];
const YESTERDAY: [string, string] = ["2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z"];
const started = async (): Promise<{ server: FakeServer; phone: Phone }> => {
  const server = new FakeServer();
  const phone = new Phone(server);
  await phone.signIn();
  return { server, phone };
};
const whereabouts = async (phone: Phone, day = TODAY): Promise<Record<string, string>> =>
  Object.fromEntries((await phone.local.receipt(...day)).map((item) => [item.type, item.where]));

test("many changes of one note are one item with its last words", async () => {
  const { phone } = await started();
  const note = await phone.local.create("note", { account_id: "a1", body: "Boom" });
  await phone.local.patch("note", note, { body: "Boom hose burst" });
  expect(await phone.local.receipt(...TODAY)).toEqual([{ type: "note", record: note, label: "Boom hose burst", where: "here", at: "2026-11-23T10:00:00.000Z", answered: null }]);
});

test("what the server has answered is there, with the time of its answer", async () => {
  const { phone } = await started();
  await phone.local.create("note", { account_id: "a1", body: "Boom" });
  await phone.sync();
  expect((await phone.local.receipt(...TODAY)).map(({ where, answered }) => [where, answered])).toEqual([["server", "2026-11-23T10:00:00.000Z"]]);
});

test("a record with one change sent and one not is still here", async () => {
  const { phone } = await started();
  const note = await phone.local.create("note", { account_id: "a1", body: "Boom" });
  await phone.sync();
  await phone.local.patch("note", note, { body: "Boom hose" });
  expect(await whereabouts(phone)).toEqual({ note: "here" });
});

test("a photo is on the server when its bytes are, not when its record is", async () => {
  const { server, phone } = await started();
  const id = await phone.local.putFile(new Blob(["ten bytes!"]), { recordType: "visit", record: "v1", mime: "image/jpeg" });
  await phone.sync();
  expect(await whereabouts(phone)).toEqual({ attachment: "here" });
  server.change("attachment", id, { stored: true });
  await phone.sync();
  expect(await whereabouts(phone)).toEqual({ attachment: "server" });
});

test("another day's work is on another day's receipt", async () => {
  const { phone } = await started();
  await phone.local.create("note", { account_id: "a1", body: "Boom" });
  expect(await whereabouts(phone, YESTERDAY)).toEqual({});
});

test("what is only here is counted by the thing, not by the key stroke", async () => {
  const { phone } = await started();
  const note = await phone.local.create("note", { account_id: "a1", body: "B" });
  for (const body of ["Bo", "Boo", "Boom"]) await phone.local.patch("note", note, { body });
  expect([(await phone.local.state()).unsent, (await phone.local.outbox()).length]).toEqual([1, 4]);
});
