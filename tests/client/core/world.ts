import { expect } from "vitest";
import type { Sent, Values } from "../../../static/app/core/store/types";
import { NotHere } from "../../../static/app/core/store/writes";
import type { TypeName } from "../../../static/app/core/records";
import type { FakeServer } from "./fake_server";
import { type Fault, Phone } from "./phone";

export type Act =
  | { do: "create"; phone: number; account: string; type: TypeName } | { do: "patch" | "office"; phone: number; which: number; field: string; value: string }
  | { do: "remove" | "office_drop" | "photo"; phone: number; which: number } | { do: "resend" | "discard" | "exchange" | "short" | "restart" | "tapped"; phone: number }
  | { do: "sync"; phone: number; fault: Fault } | { do: "killed"; phone: number; which: number; steps: number; at: "exchange" | "create" | "patch" | "photo" | "resend" }
  | { do: "tabs_write" | "tabs_sync" | "backup" | "restore" | "compact" | "strict" } | { do: "move"; account: string; territory: string } | { do: "scopes"; held: string[] };

/** Two phones, the first with two tabs, a server, and what people did there. */
export class World {
  readonly made = new Set<string>();
  /** Changes a person let go of, or sent again as others. */
  readonly gone = new Set<string>();
  readonly records: { type: TypeName; id: string }[] = [];
  backup: ReturnType<FakeServer["backUp"]> | undefined;
  strict = true;
  photos = 0;
  /** Files that a phone let go of because the server had them and space was short: a backup from before is all that is left then. */
  readonly shed = new Set<string>();
  private constructor(readonly server: FakeServer, readonly phones: Phone[]) {}

  static async begin(server: FakeServer, pageSize: number): Promise<World> {
    server.pageSize = pageSize;
    server.scopes = ["terr:1", "terr:2", "user:1"];
    server.move("b", "terr:2");
    const first = new Phone(server);
    const world = new World(server, [first, new Phone(server), new Phone(server, first)]);
    server.rejects = (mutation) => (world.strict && mutation.set?.body === "bad" ? { code: "invalid", detail: "The body is bad." } : null);
    for (const phone of world.phones) await phone.signIn();
    return world;
  }
  async note(): Promise<void> {
    for (const phone of this.phones) for (const mutation of await phone.local.outbox()) this.made.add(mutation.id);
  }
  async end(): Promise<void> {
    for (const phone of this.phones) { phone.database.close(); phone.files.close(); }
    for (const phone of this.phones.slice(0, 2)) { await phone.database.delete(); await phone.files.delete(); }
  }
}

const create = async (world: World, phone: Phone, type: TypeName, account: string): Promise<void> => {
  const id = crypto.randomUUID();
  world.records.push({ type, id });
  await phone.local.create(type, { account_id: account, body: `text ${world.records.length} ` }, id);
};
const patch = async (world: World, phone: Phone, which: number, field: string, value: string): Promise<void> => {
  const record = world.records[which % Math.max(1, world.records.length)];
  if (record && (await phone.local.get(record.type, record.id))) await phone.local.patch(record.type, record.id, { [field]: value });
};
const photo = async (world: World, phone: Phone, which: number): Promise<void> => {
  const record = world.records[which % Math.max(1, world.records.length)];
  world.photos += 1;
  if (record) await phone.local.putFile(new Blob([`photo ${world.photos}`]), { recordType: record.type, record: record.id, mime: "image/jpeg" });
};
/** What a person does with the first change that was set aside; gives back its id. */
const decide = async (phone: Phone, how: "resend" | "discard"): Promise<string | null> => {
  const [aside] = await phone.local.setAside();
  if (!aside) return null;
  try { await phone.local[how](aside.id); } catch (error) { if (error instanceof NotHere) return null; throw error; }
  return aside.id;
};
const work = (world: World, phone: Phone, what: Extract<Act, { do: "killed" }>): Promise<unknown> => {
  if (what.at === "exchange") return phone.exchange();
  if (what.at === "create") return create(world, phone, "note", "a");
  if (what.at === "patch") return patch(world, phone, what.which, "body", "k");
  if (what.at === "photo") return photo(world, phone, what.which);
  return decide(phone, "resend").then((id) => { if (id) world.gone.add(id); });
};

/** The app dies in the middle: the phone holds what it held after its last whole step, nothing half done. */
const killed = async (world: World, phone: Phone, what: Extract<Act, { do: "killed" }>): Promise<void> => {
  // A write takes a few steps, an exchange many.
  if (await phone.killedAt(what.at === "exchange" ? what.steps : what.steps % 12, () => work(world, phone, what))) expect(await phone.contents()).toBe(phone.whole);
};
const synced = async (phone: Phone, fault: Fault): Promise<void> => {
  const before = await phone.contents();
  const outcome = await phone.sync(fault);
  // A reply without its end leaves no trace. (Where nothing was cut, the request was refused before.)
  if ((fault === "cut_reply" || fault === "cut_lines") && outcome === "later") expect(await phone.contents()).toBe(phone.whole === "" ? before : phone.whole);
};
/** Space is short for once: what goes is what the server has, and nothing else. */
const short = async (world: World, phone: Phone): Promise<void> => {
  const before = await phone.files.files.toCollection().primaryKeys();
  phone.space = { usage: 1_000_000_000, quota: 1_000_000_000 };
  await phone.exchange();
  phone.space = null;
  const left = new Set(await phone.files.files.toCollection().primaryKeys());
  for (const hash of before.filter((one) => !left.has(one))) {
    expect([hash, world.server.bytes.has(hash)]).toEqual([hash, true]);
    world.shed.add(hash);
  }
};
/** While a reply is on its way, news arrive at the server and somebody taps "try now": afterwards the phone has the news. */
const tapped = async (world: World, phone: Phone): Promise<void> => {
  const office = `office-${world.records.length}`;
  let second: Promise<unknown> = Promise.resolve();
  phone.meanwhile = () => {
    world.records.push({ type: "task", id: office });
    world.server.change("task", office, { account_id: "a", body: "news" });
    second = phone.engine.run();
  };
  const first = await phone.engine.run();
  await second;
  if (first === "done" && phone.meanwhile === null) expect((await phone.local.get("task", office))?.body).toBe("news");
};

/** While one tab's reply is on its way, what it tells of goes, and another tab hears of that first. The late reply does not bring it back. */
const onePassesTheOther = async (world: World, late: Phone, quick: Phone): Promise<void> => {
  const office = `passing-${world.records.length}`;
  world.records.push({ type: "task", id: office });
  world.server.change("task", office, { account_id: "a", body: "passing" });
  late.meanwhile = async () => {
    world.server.drop("task", office);
    await quick.engine.run();
  };
  if ((await late.engine.run()) === "done") expect(await late.local.get("task", office)).toBeUndefined();
  late.meanwhile = null;
};

const inOffice = (world: World, what: Act): boolean => {
  const { server } = world;
  if (what.do === "move") server.move(what.account, what.territory);
  else if (what.do === "scopes") server.scopes = ["user:1", ...what.held];
  else if (what.do === "compact") server.compact();
  else if (what.do === "strict") world.strict = !world.strict;
  else if (what.do === "backup") world.backup = server.backUp();
  else if (what.do === "restore") server.restoreTo(world.backup);
  else if (what.do === "office" || what.do === "office_drop") {
    const record = world.records[what.which % Math.max(1, world.records.length)];
    if (!record || !server.records.get(record.id)?.live) return true;
    if (what.do === "office") server.change(record.type, record.id, { [what.field]: what.value.trim() }); else server.drop(record.type, record.id);
  } else return false;
  return true;
};
const onTabs = async (world: World, what: Act): Promise<boolean> => {
  const tabs = [world.phones[0], world.phones[2]].filter((one) => one !== undefined);
  if (what.do === "tabs_write") await Promise.all(tabs.map((tab) => create(world, tab, "note", "b")));
  else if (what.do === "tabs_sync") await onePassesTheOther(world, tabs[0] as Phone, tabs[1] as Phone);
  else return false;
  return true;
};
const onPhone = async (world: World, phone: Phone, what: Act): Promise<void> => {
  if (what.do === "create") await create(world, phone, what.type, what.account);
  else if (what.do === "patch") await patch(world, phone, what.which, what.field, what.value);
  else if (what.do === "photo") await photo(world, phone, what.which);
  else if (what.do === "remove") { const record = world.records[what.which % Math.max(1, world.records.length)]; if (record) await phone.local.remove(record.type, record.id); }
  else if (what.do === "sync") await synced(phone, what.fault);
  else if (what.do === "killed") await killed(world, phone, what);
  else if (what.do === "exchange") await phone.exchange();
  else if (what.do === "short") await short(world, phone);
  else if (what.do === "tapped") await tapped(world, phone);
  else if (what.do === "restart") phone.restart();
  else if (what.do === "resend" || what.do === "discard") { const id = await decide(phone, what.do); if (id) world.gone.add(id); }
};

/** One step, and what must hold after each. */
export const act = async (world: World, what: Act): Promise<void> => {
  if (!inOffice(world, what) && !(await onTabs(world, what))) {
    const phone = world.phones[(what as { phone: number }).phone] as Phone;
    await onPhone(world, phone, what);
    await ownWordsStand(world, phone);
  }
  await world.note();
};

const plain = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);
/** A pull never covers an unsent edit, nor one whose result has not arrived: the newest own word on a field is the one that is shown. */
const ownWordsStand = async (world: World, phone: Phone): Promise<void> => {
  const [unsent, sent] = await Promise.all([phone.database.outbox.toArray(), phone.database.sent.toArray()]);
  for (const { type, id } of world.records) {
    const answered = new Map<number, Sent>(sent.filter((one) => one.record === id).map((one) => [one.n, one]));
    const own = [...[...answered.values()].map((one) => one.mutation), ...unsent.filter((one) => one.record === id)].sort((a, b) => a.n - b.n);
    if (own.length === 0 || own.some((one) => one.op === "delete")) continue;
    const [shown, row] = await Promise.all([phone.local.get(type, id), phone.database.rows(type).get(id)]);
    if (!shown) continue;
    const words: Values = {};
    for (const mutation of own) {
      const answer = answered.get(mutation.n);
      const arrived = answer && (answer.verdict.verdict !== "ok" || !row || row.stale.length > 0 || row.rev >= (answer.verdict.rev ?? 0));
      for (const [field, value] of Object.entries(mutation.set ?? {})) { if (arrived) delete words[field]; else words[field] = value; }
    }
    for (const [field, value] of Object.entries(words)) expect([id, field, plain(shown[field])]).toEqual([id, field, plain(value)]);
  }
};

/** Everything is sent and fetched: nothing is lost, nothing doubled, everybody holds what the server has for them, every file is there. */
export const atRest = async (world: World): Promise<void> => {
  const { server, phones } = world;
  for (const round of [1, 2, 3]) for (const phone of phones) expect([round, await phone.exchange()]).toEqual([round, "done"]);
  await world.note();
  expect(server.wrongs).toEqual([]);
  const text = (type: string, id: string, rev: number, data: Values): string => `${type}/${id}/${rev}/${JSON.stringify(data)}`;
  const truth = server.live().map((kept) => text(kept.type, kept.id, kept.rev, kept.data)).sort();
  const sent: string[] = [];
  const aside: string[] = [];
  for (const phone of phones) {
    const types: TypeName[] = ["note", "visit", "task", "attachment"];
    const rows = await Promise.all(types.map(async (type) => (await phone.database.rows(type).toArray()).map((row) => text(type, row.id, row.rev, row.data))));
    expect(rows.flat().sort()).toEqual(truth);
    expect([(await phone.local.state()).unsent, await phone.database.sent.where("awaiting").equals(1).count(), await phone.local.files()]).toEqual([0, 0, []]);
  }
  for (const phone of phones.slice(0, 2)) {
    sent.push(...(await phone.database.sent.toCollection().primaryKeys()));
    aside.push(...(await phone.database.setAside.toCollection().primaryKeys()));
  }
  const kept = [...sent, ...aside];
  expect(new Set(kept).size).toBe(kept.length);
  for (const id of world.made) if (!world.gone.has(id)) expect([id, kept.includes(id)]).toEqual([id, true]);
  for (const id of sent) expect([id, server.applied.get(id)]).toEqual([id, 1]);
  // What was refused before a backup was restored is still set aside here, and the server knows nothing of it.
  for (const id of aside) expect(server.applied.get(id) ?? 1).toBe(1);
  for (const one of server.live()) if (one.type === "attachment" && !world.shed.has(String(one.data.sha256))) expect(server.bytes.has(String(one.data.sha256))).toBe(true);
};
