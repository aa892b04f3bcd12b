import type { DBCore, DBCoreTable } from "dexie";
import { typeNames } from "../../../static/app/core/store/blank";
import { Database } from "../../../static/app/core/store/database";
import { type Ledger, type Outcome, SyncEngine } from "../../../static/app/core/store/engine";
import { exchange } from "../../../static/app/core/store/exchange";
import { FileDatabase, uploadFiles } from "../../../static/app/core/store/files";
import { ledgerOn } from "../../../static/app/core/store/ledger";
import { Local } from "../../../static/app/core/store/local";
import { tidySpares } from "../../../static/app/core/store/spares";
import type { FakeServer } from "./fake_server";

/** `cut_reply` ends in the middle of a line, `cut_lines` between two. */
export type Fault = "none" | "lost_request" | "lost_reply" | "cut_reply" | "cut_lines" | "kill_before_apply" | "kill_after_apply";
let phones = 0;
const now = (): Date => new Date("2026-11-23T10:00:00Z");
/** What the app throws while it is being killed; after it nothing reaches the database any more. */
export class Killed extends Error { constructor() { super("killed"); this.name = "Killed"; } }

/** A phone with its own databases against a fake server; every fault hits the next request once. */
export class Phone {
  readonly name: string;
  readonly device: string;
  database!: Database;
  files!: FileDatabase;
  local!: Local;
  engine!: SyncEngine;
  fault: Fault = "none";
  /** Steps (requests of the database or the network) until the app is killed. */
  private left = Number.POSITIVE_INFINITY;
  private killed = false;
  private looking = false;
  /** What the browser says of its storage, in bytes. */
  space: { usage: number; quota: number } | null = null;
  /** What the phone held after its last whole step. */
  whole = "";
  /** In which words its app writes; another number comes with an update, which is a restart. */
  schema = 1;
  /** Runs once while a reply is on its way. */
  meanwhile: (() => Promise<void> | void) | null = null;

  /** `tabOf`: another tab of the same phone. */
  constructor(readonly server: FakeServer, tabOf?: Phone) {
    this.name = tabOf?.name ?? `phone-${++phones}`;
    this.device = this.name;
    this.restart();
  }

  private step(): void {
    if (this.looking) return;
    this.left -= 1;
    if (this.left < 0) this.killed = true;
    if (this.killed) throw new Killed();
  }
  /** Counts every request that reaches IndexedDB; the transaction of one that is killed is never committed. */
  private watched<T extends Database | FileDatabase>(database: T): T {
    const table = (core: DBCore, name: string): DBCoreTable => {
      const down = core.table(name);
      const counted = <A, R>(work: (asked: A) => Promise<R>) => async (asked: A): Promise<R> => { this.step(); return work(asked); };
      return { ...down, mutate: counted(down.mutate), get: counted(down.get), getMany: counted(down.getMany), query: counted(down.query), openCursor: counted(down.openCursor), count: counted(down.count) };
    };
    database.use({ stack: "dbcore", name: "killer", create: (core) => ({ ...core, table: (name) => table(core, name) }) });
    return database;
  }
  private makeEngine(): SyncEngine {
    const ledger = ledgerOn({ database: this.database, now, changed: (changes) => this.local.noticed(changes), wipe: () => this.local.clear() });
    const apply: Ledger["apply"] = async (page, asked, again) => {
      if (this.takes("kill_before_apply")) this.left = 0;
      const applied = await ledger.apply(page, asked, again);
      this.whole = await this.contents();
      if (this.takes("kill_after_apply")) { this.left = -1; this.step(); }
      return applied;
    };
    return new SyncEngine({
      ledger: { ...ledger, apply, restored: async (epoch) => { await ledger.restored(epoch); this.whole = await this.contents(); } }, now, schema: this.schema, app: "test",
      report: (progress) => { this.local.progress = { ...this.local.progress, ...progress }; }, post: (body) => this.post(body),
    });
  }
  private takes(fault: Fault): boolean {
    if (this.fault !== fault) return false;
    this.fault = "none";
    return true;
  }
  private async post(body: string): Promise<{ status: number; text: () => Promise<string> }> {
    this.step();
    if (this.takes("lost_request")) throw new TypeError("no network");
    const answer = this.server.answer(body);
    const work = this.meanwhile;
    this.meanwhile = null;
    await work?.();
    this.step();
    if (this.takes("lost_reply")) throw new TypeError("no network");
    const lines = answer.body.trimEnd().split("\n");
    const text = this.takes("cut_reply") ? answer.body.slice(0, Math.floor(answer.body.length * 0.7))
      : this.takes("cut_lines") ? `${lines.slice(0, Math.max(1, lines.length - 1)).join("\n")}\n` : answer.body;
    return { status: answer.status, text: async () => text };
  }
  private readonly request = async (address: string, init: RequestInit): Promise<Response> => {
    this.step();
    const size = (init.body as ArrayBuffer | undefined)?.byteLength ?? 0;
    const answer = this.server.upload(address, String(init.method), Number(new Headers(init.headers).get("Upload-Offset") ?? 0) + size || (await this.sizeOf(address)));
    this.step();
    return answer;
  };
  private async sizeOf(address: string): Promise<number> { return (await this.files.files.get(address.split("/").at(-1) ?? ""))?.size ?? 0; }

  async signIn(): Promise<void> {
    await this.database.keep("session", { user: { id: "u1", name: "Ana Ríos", role: "rep", language: "es" }, device: this.device, epoch: this.server.epoch, scopes: this.server.scopes });
  }
  /** Does the work and kills the app at its `steps`-th request of database or network; true: it was killed, and has been started again. */
  async killedAt(steps: number, work: () => Promise<unknown>): Promise<boolean> {
    this.whole = await this.contents();
    this.left = steps;
    try { await work(); } catch (error) { if (!this.killed) throw error; }
    const killed = this.killed;
    if (killed) this.restart();
    this.left = Number.POSITIVE_INFINITY;
    return killed;
  }
  async sync(fault: Fault = "none"): Promise<Outcome | "killed"> {
    this.fault = fault;
    let outcome: Outcome = "later";
    try {
      if (await this.killedAt(Number.POSITIVE_INFINITY, async () => { outcome = await this.engine.run(); })) return "killed";
      return outcome;
    } finally { this.fault = "none"; }
  }
  /** Changes and files, as the worker does it. */
  exchange(): Promise<Outcome> {
    return exchange(this.engine, async () => {
      await tidySpares(this.database, this.files, async () => this.space, now());
      return uploadFiles(this.database, this.files, this.request, now());
    });
  }

  /** The app is killed and started: nothing but what IndexedDB holds goes on. */
  restart(): void {
    this.database?.close();
    this.files?.close();
    [this.left, this.killed, this.meanwhile] = [Number.POSITIVE_INFINITY, false, null];
    this.database = this.watched(new Database(this.name));
    this.files = this.watched(new FileDatabase(`${this.name}-files`));
    this.local = new Local({
      database: this.database, files: this.files, sources: { id: () => crypto.randomUUID(), now, schema: this.schema },
      changed: (changes) => this.local.noticed(changes), today: () => "2026-11-23", estimate: async () => this.space,
    });
    this.engine = this.makeEngine();
  }
  /** `type/id/rev` of every server copy, sorted. */
  async copies(): Promise<string[]> {
    const found: string[] = [];
    for (const type of typeNames) for (const row of await this.database.rows(type).toArray()) found.push(`${type}/${row.id}/${row.rev}`);
    return found.sort();
  }
  /** All that the phone's database holds, as text. */
  async contents(): Promise<string> {
    this.looking = true;
    try { return JSON.stringify(await Promise.all(this.database.tables.map(async (table) => [table.name, await table.toCollection().primaryKeys(), await table.toArray()]))); } finally { this.looking = false; }
  }
}
