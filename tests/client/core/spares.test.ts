import { expect, test } from "vitest";
import { tidySpares } from "../../../static/app/core/store/spares";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

const begin = async (): Promise<{ server: FakeServer; phone: Phone }> => {
  const server = new FakeServer();
  const phone = new Phone(server);
  await phone.signIn();
  return { server, phone };
};
const photo = async (phone: Phone, words: string, record = "v1"): Promise<string> => {
  const id = await phone.local.putFile(new Blob([words]), { recordType: "visit", record, mime: "image/jpeg" });
  return String((await phone.local.get("attachment", id))?.sha256);
};
const held = (phone: Phone): Promise<string[]> => phone.files.files.orderBy("at").primaryKeys();
const plenty = async (): Promise<null> => null;
const none = async (): Promise<{ usage: number; quota: number }> => ({ usage: 1e9, quota: 1e9 });
const day = 86_400_000;
const later = (days: number): Date => new Date(Date.parse("2026-11-23T10:00:00Z") + days * day);

test("a photo that came to the server after the backup is sent again once the backup is restored", async () => {
  const { server, phone } = await begin();
  const early = await photo(phone, "before the backup");
  await phone.exchange();
  const backup = server.backUp();
  const late = await photo(phone, "after the backup");
  await phone.exchange();
  expect(server.bytes).toEqual(new Set([early, late]));
  server.restoreTo(backup);
  expect(server.bytes).toEqual(new Set([early]));
  phone.restart();
  await phone.exchange();
  expect(server.bytes).toEqual(new Set([early, late]));
  expect([server.live().map((one) => one.data.stored), await phone.local.files()]).toEqual([[true, true], []]);
});

test("a photo whose record is in the backup and whose bytes are not is sent again too", async () => {
  const { server, phone } = await begin();
  const hash = await photo(phone, "slow");
  await phone.sync();
  const backup = server.backUp();
  await phone.exchange();
  server.restoreTo(backup);
  await phone.exchange();
  expect([[...server.bytes], server.live().map((one) => one.data.stored)]).toEqual([[hash], [true]]);
});

test("wherever the app is killed after a restore, the photo is on the server in the end", async () => {
  for (let steps = 0; steps < 400; steps += 7) {
    const { server, phone } = await begin();
    const hash = await photo(phone, "late");
    await phone.exchange();
    server.restoreTo();
    await phone.killedAt(steps, () => phone.exchange());
    await phone.exchange();
    expect([steps, ...server.bytes]).toEqual([steps, hash]);
  }
}, 60_000);

test("after thirty days by both clocks the bytes that the server has leave the phone, and no others", async () => {
  const { phone } = await begin();
  await photo(phone, "stored");
  await phone.exchange();
  const waiting = await photo(phone, "waiting");
  await tidySpares(phone.database, phone.files, plenty, later(29));
  expect((await held(phone)).length).toBe(2);
  await tidySpares(phone.database, phone.files, plenty, later(800));
  expect((await held(phone)).length).toBe(2);
  await phone.database.keep("served", later(31).toISOString());
  await tidySpares(phone.database, phone.files, plenty, later(31));
  expect([await held(phone), await phone.files.spares.count()]).toEqual([[waiting], 0]);
});

test("where space is short the oldest go that the server has; what is only here stays", async () => {
  const { phone } = await begin();
  const [old, young] = [await photo(phone, "old"), await photo(phone, "young")];
  await phone.exchange();
  await phone.files.spares.update(old, { at: later(-1).toISOString(), size: 50_000_000 });
  const waiting = await photo(phone, "waiting");
  await tidySpares(phone.database, phone.files, async () => ({ usage: 1e9, quota: 1e9 + 60_000_000 }), later(0));
  expect(new Set(await held(phone))).toEqual(new Set([young, waiting]));
  await tidySpares(phone.database, phone.files, none, later(0));
  expect(await held(phone)).toEqual([waiting]);
});

test("what the restored server has not been asked about yet is not let go of, however short space is", async () => {
  const { server, phone } = await begin();
  const hash = await photo(phone, "late");
  await phone.exchange();
  server.restoreTo();
  await phone.engine.run();
  await tidySpares(phone.database, phone.files, none, later(0));
  expect(await held(phone)).toEqual([hash]);
});

test("the same photo taken for another record is sent again where the server has lost it", async () => {
  const { server, phone } = await begin();
  const hash = await photo(phone, "twice");
  await phone.exchange();
  server.bytes.delete(hash);
  await photo(phone, "twice", "v2");
  await phone.exchange();
  expect([[...server.bytes], server.live().every((one) => one.data.stored)]).toEqual([[hash], true]);
});

test("a photo of one's own is sent although somebody else's record has the same bytes on the server", async () => {
  const { server, phone } = await begin();
  const hash = await photo(phone, "both were there");
  server.change("attachment", "theirs", { author_id: "u2", sha256: hash, stored: true, record_type: "visit", record_id: "v9" });
  await phone.exchange();
  expect(server.bytes.has(hash)).toBe(true);
});

test("a write that finds no room gets the room of photos that the server has", async () => {
  const { phone } = await begin();
  await photo(phone, "stored");
  await phone.exchange();
  expect(await phone.local.room()).toBe(null);
  phone.space = { usage: 90, quota: 100 };
  expect(await phone.local.room()).toBe(16);
  let full = true;
  phone.files.use({
    stack: "dbcore", name: "full",
    create: (core) => ({ ...core, table: (name) => {
      const table = core.table(name);
      return { ...table, mutate: async (asked) => {
        if (asked.type === "put" && name === "files" && full) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        if (asked.type === "delete" && name === "files") full = false;
        return table.mutate(asked);
      } };
    } }),
  });
  phone.files.close({ disableAutoOpen: false });
  const hash = await photo(phone, "new");
  expect(await held(phone)).toEqual([hash]);
});
