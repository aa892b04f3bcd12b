import { Database } from "../../../static/app/core/store/database";
import { type Ledger, type Outcome, SyncEngine } from "../../../static/app/core/store/engine";
import { FileDatabase } from "../../../static/app/core/store/files";
import { ledgerOn } from "../../../static/app/core/store/ledger";
import { Local } from "../../../static/app/core/store/local";
import { typeNames } from "../../../static/app/core/store/blank";
import type { FakeServer } from "./fake_server";

export type Fault = "none" | "lost_request" | "lost_reply" | "cut_reply" | "kill_before_apply" | "kill_after_apply";
let phones = 0;
const newId = (): string => crypto.randomUUID();

/** A phone with its own databases against a fake server; every fault hits the next request once. */
export class Phone {
  readonly name = `phone-${++phones}`;
  database = new Database(this.name);
  files = new FileDatabase(`${this.name}-files`);
  local = this.makeLocal();
  engine: SyncEngine;
  fault: Fault = "none";
  constructor(readonly server: FakeServer) { this.engine = this.makeEngine(); }

  private makeLocal(): Local {
    return new Local({
      database: this.database, files: this.files, sources: { id: newId, now: () => new Date("2026-11-23T10:00:00Z") },
      changed: (changes) => this.local.noticed(changes), today: () => "2026-11-23",
    });
  }
  private makeEngine(): SyncEngine {
    const ledger = ledgerOn({ database: this.database, now: () => new Date("2026-11-23T10:00:00Z"), changed: (changes) => this.local.noticed(changes), wipe: () => this.local.clear() });
    const apply: Ledger["apply"] = async (page, again) => {
      if (this.takes("kill_before_apply")) throw new Error("killed");
      const applied = await ledger.apply(page, again);
      if (this.takes("kill_after_apply")) throw new Error("killed");
      return applied;
    };
    return new SyncEngine({
      ledger: { ...ledger, apply }, now: () => new Date("2026-11-23T10:00:00Z"), app: "test",
      report: (progress) => { this.local.progress = { ...this.local.progress, ...progress }; }, post: (body) => this.post(body),
    });
  }
  private takes(fault: Fault): boolean {
    if (this.fault !== fault) return false;
    this.fault = "none";
    return true;
  }
  private async post(body: string): Promise<{ status: number; text: () => Promise<string> }> {
    if (this.takes("lost_request")) throw new TypeError("no network");
    const answer = this.server.answer(body);
    if (this.takes("lost_reply")) throw new TypeError("no network");
    const text = this.takes("cut_reply") ? answer.body.slice(0, Math.floor(answer.body.length * 0.7)) : answer.body;
    return { status: answer.status, text: async () => text };
  }
  async signIn(): Promise<void> {
    await this.database.keep("session", { user: { id: "u1", name: "Ana Ríos", role: "rep", language: "es" }, device: this.name, epoch: this.server.epoch, scopes: this.server.scopes });
  }
  async sync(fault: Fault = "none"): Promise<Outcome | "killed"> {
    this.fault = fault;
    try { return await this.engine.run(); } catch (error) {
      if (!(error instanceof Error) || error.message !== "killed") throw error;
      this.restart();
      return "killed";
    } finally { this.fault = "none"; }
  }
  /** The app is killed and started: nothing but what IndexedDB holds goes on. */
  restart(): void {
    this.database.close();
    this.files.close();
    this.database = new Database(this.name);
    this.files = new FileDatabase(`${this.name}-files`);
    this.local = this.makeLocal();
    this.engine = this.makeEngine();
  }
  /** `type/id/rev` of every server copy, sorted. */
  async copies(): Promise<string[]> {
    const found: string[] = [];
    for (const type of typeNames) for (const row of await this.database.rows(type).toArray()) found.push(`${type}/${row.id}/${row.rev}`);
    return found.sort();
  }
}
