import type { Dexie } from "dexie";
import { expect, test, vi } from "vitest";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

vi.setConfig({ testTimeout: 60_000 });

const signedIn = async (): Promise<Phone> => {
  const phone = new Phone(new FakeServer());
  await phone.signIn();
  return phone;
};
const note = (phone: Phone, body: string): Promise<string> => phone.local.create("note", { account_id: "a", body });
/** Every write meets this error, as on a phone without room. */
const failing = (database: Dexie, error: () => Error): { stop: () => void } => {
  let on = true;
  database.use({
    stack: "dbcore", name: "failing",
    create: (core) => ({ ...core, table: (name) => { const table = core.table(name); return { ...table, mutate: (asked) => (on ? Promise.reject(error()) : table.mutate(asked)) }; } }),
  });
  return { stop: () => { on = false; } };
};
const full = (): Error => new DOMException("The quota has been exceeded.", "QuotaExceededError");

test("where the phone has no room a write says so, keeps nothing of it, and works once there is room", async () => {
  const phone = new Phone(new FakeServer());
  const disk = failing(phone.database, full);
  disk.stop();
  await phone.signIn();
  const again = new Phone(phone.server, phone);
  const room = failing(again.database, full);
  await expect(note(again, "no room")).rejects.toThrow(/quota/i);
  await expect(again.local.putFile(new Blob(["photo"]), { recordType: "note", record: "n", mime: "image/jpeg" })).rejects.toThrow(/quota/i);
  expect([await again.local.outbox(), await again.local.list("note"), await again.local.list("attachment")]).toEqual([[], [], []]);
  room.stop();
  await note(again, "room");
  expect((await again.database.outbox.toArray()).map((one) => one.n)).toEqual([1]);
});

test("several writes that meet a connection which died in the background are all there once", async () => {
  const phone = await signedIn();
  await note(phone, "before");
  phone.database.backendDB().close();
  await Promise.all(["one", "two", "three", "four"].map((body) => note(phone, body)));
  expect((await phone.local.list("note", {}, "body")).map((one) => one.body)).toEqual(["before", "four", "one", "three", "two"]);
  expect((await phone.database.outbox.toArray()).map((one) => one.n)).toEqual([1, 2, 3, 4, 5]);
});

test("a connection that is dead again after it was opened anew says so instead of trying for ever", async () => {
  const phone = await signedIn();
  let tries = 0;
  phone.database.use({
    stack: "dbcore", name: "dying",
    create: (core) => ({ ...core, transaction: (stores, mode, options) => { if (mode === "readwrite") { tries += 1; throw new DOMException("The database connection is closing.", "InvalidStateError"); } return core.transaction(stores, mode, options); } }),
  });
  phone.database.close({ disableAutoOpen: false });
  await expect(note(phone, "dead")).rejects.toThrow();
  expect(tries).toBeLessThan(6);
});

test("a page that the phone has no room for is not half there, and comes again", async () => {
  const phone = await signedIn();
  phone.server.change("note", "n1", { account_id: "a", body: "large" });
  const before = await phone.contents();
  const reader = new Phone(phone.server, phone);
  const disk = failing(reader.database, full);
  await expect(reader.engine.run()).rejects.toThrow(/quota/i);
  expect(await phone.contents()).toBe(before);
  disk.stop();
  expect(await reader.engine.run()).toBe("done");
  expect((await reader.local.get("note", "n1"))?.body).toBe("large");
});
