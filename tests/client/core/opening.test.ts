import { Dexie } from "dexie";
import { expect, test, vi } from "vitest";
import { Database, onLiveConnection } from "../../../static/app/core/store/database";
import { openWatched, type Trouble } from "../../../static/app/core/store/opening";

let names = 0;
const fresh = (): string => `opening-${++names}`;
/** The next version of the app, which gives the records another form. */
class Newer extends Database {
  constructor(name: string) { super(name); this.version(3).stores({ quotes: "id" }); }
}
const watch = (...databases: Dexie[]) => {
  const said: (Trouble | null)[] = [];
  const timers: { milliseconds: number; work: () => void }[] = [];
  openWatched({
    databases, say: (trouble) => said.push(trouble),
    after: (milliseconds, work) => { const timer = { milliseconds, work }; timers.push(timer); return timer; },
    cancel: (timer) => { const at = timers.indexOf(timer as (typeof timers)[number]); if (at >= 0) timers.splice(at, 1); },
  });
  const pass = (): void => { for (const { work } of timers.splice(0)) work(); };
  return { said, pass };
};
const note = (database: Database, id: string): Promise<unknown> =>
  onLiveConnection(database, () => database.outbox.add({ id, n: Number(id), at: "", op: "create", type: "note", record: id, set: { body: "mine" } }));

test("records that open are said to be open, and nothing is asked of the person", async () => {
  const { said } = watch(new Database(fresh()));
  await vi.waitFor(() => expect(said).toEqual([null]));
});

test("a tab of the old version makes way for the new one: it says so, loses nothing, and never opens the records again", async () => {
  const name = fresh();
  const old = new Database(name);
  const { said } = watch(old);
  await note(old, "1");
  const newer = new Newer(name);
  await newer.open();
  expect(said).toEqual([null, "outdated"]);
  expect((await newer.outbox.toArray()).map((one) => one.id)).toEqual(["1"]);
  await expect(note(old, "2")).rejects.toThrow(/closed/i);
  expect([old.isOpen(), (await newer.outbox.toArray()).length, newer.verno]).toEqual([false, 1, 3]);
});

test("a new version that an old tab keeps waiting says so, and goes on by itself when that tab is closed", async () => {
  const name = fresh();
  const old = new Database(name);
  old.on("versionchange", () => false); // a tab that is frozen does not answer
  await old.open();
  const newer = new Newer(name);
  const { said } = watch(newer);
  await vi.waitFor(() => expect(said).toEqual(["blocked"]));
  old.close();
  await vi.waitFor(() => expect(said).toEqual(["blocked", null]));
});

test("records that a browser does not let be opened are tried again, and are there once it does", async () => {
  const database = new Database(fresh());
  const allowed = vi.spyOn(database, "open").mockRejectedValue(new DOMException("A mutation operation was attempted", "InvalidStateError"));
  const { said, pass } = watch(database);
  await vi.waitFor(() => expect(said).toEqual(["shut"]));
  allowed.mockRestore();
  pass();
  await vi.waitFor(() => expect(said).toEqual(["shut", null]));
});

test("a browser that does not answer at all is said to be silent, and may answer later", async () => {
  const database = new Database(fresh());
  let answer: (() => void) | undefined;
  vi.spyOn(database, "open").mockReturnValue(new Promise((done) => { answer = () => done(database); }) as unknown as ReturnType<Database["open"]>);
  const { said, pass } = watch(database);
  pass();
  expect(said).toEqual(["silent"]);
  answer?.();
  await vi.waitFor(() => expect(said).toEqual(["silent", null]));
});
