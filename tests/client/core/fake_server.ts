import { counted, type Tally } from "../../../static/app/core/store/checksum";
import { same } from "../../../static/app/core/store/same";
import type { FeedLine, Mutation, Values, Verdict } from "../../../static/app/core/store/types";
import type { TypeName } from "../../../static/app/core/records";

interface Kept { type: TypeName; id: string; rev: number; data: Values; live: boolean; scope: string }
interface Asked { device: string; epoch: string; cursor: Record<string, number>; limit: number; mutations: Mutation[] }

/** The protocol's server side in memory, for one user with a few scopes: verdicts by id, a feed a scope, tombstones, checks, epochs. */
export class FakeServer {
  epoch = "e-1";
  scopes = ["terr:1", "user:1"];
  readonly records = new Map<string, Kept>();
  readonly verdicts = new Map<string, Verdict>();
  /** How often each mutation changed something: more than once is a doubling. */
  readonly applied = new Map<string, number>();
  requests: Asked[] = [];
  /** What the next requests are answered with instead. */
  next: { status: number; body: string }[] = [];
  pageSize = 5000;
  rejects: (mutation: Mutation) => { code: string; detail: string } | null = () => null;
  private feeds = new Map<string, { seq: number; line: FeedLine }[]>();
  private head = new Map<string, number>();

  scopeOf(type: string): string { return type === "task" || type === "trip" ? "user:1" : "terr:1"; }
  /** Someone in the office changes a record. */
  change(type: TypeName, id: string, set: Values): void { this.store(type, id, { ...this.records.get(id)?.data, ...set }, true); }
  drop(type: TypeName, id: string): void { this.store(type, id, this.records.get(id)?.data ?? {}, false); }
  live(): Kept[] { return [...this.records.values()].filter((kept) => kept.live && this.scopes.includes(kept.scope)); }

  private store(type: TypeName, id: string, data: Values, live: boolean): number {
    const scope = this.scopeOf(type);
    const rev = (this.records.get(id)?.rev ?? 0) + 1;
    this.records.set(id, { type, id, rev, data, live, scope });
    const seq = (this.head.get(scope) ?? 0) + 1;
    this.head.set(scope, seq);
    const line: FeedLine = live ? { kind: "put", scope, seq, type, id, rev, data: structuredClone(data) } : { kind: "delete", scope, seq, type, id, rev };
    this.feeds.set(scope, [...(this.feeds.get(scope) ?? []).filter((one) => one.line.id !== id), { seq, line }]);
    return rev;
  }

  private judge(mutation: Mutation): Omit<Verdict, "mutation" | "n"> {
    const refusal = this.rejects(mutation);
    if (refusal) return { verdict: "rejected", ...refusal };
    const { op, type, record, set = {}, base = {} } = mutation;
    const before = this.records.get(record);
    if (op === "create") return before ? { verdict: "rejected", code: "exists" } : { verdict: "ok", rev: this.store(type, record, set, true) };
    if (!before) return { verdict: "rejected", code: "not_found", detail: "It is not there." };
    if (op === "delete") return { verdict: "ok", rev: before.live ? this.store(type, record, before.data, false) : before.rev };
    if (op === "command") return { verdict: "ok", rev: this.store(type, record, { ...before.data, status: mutation.command }, true) };
    const after = mutation.after ? this.verdicts.get(mutation.after) : undefined;
    const taken = Object.keys(set).filter((field) => after?.verdict === "ok" || same(before.data[field], base[field]) || same(before.data[field], set[field]));
    if (taken.length === 0 && before.live) return { verdict: "conflict", rev: before.rev };
    const rev = this.store(type, record, { ...before.data, ...Object.fromEntries(taken.map((field) => [field, set[field]])) }, true);
    return { verdict: taken.length === Object.keys(set).length ? "ok" : "conflict", rev };
  }

  private verdict(mutation: Mutation): Verdict {
    const known = this.verdicts.get(mutation.id);
    if (known) return known;
    this.applied.set(mutation.id, (this.applied.get(mutation.id) ?? 0) + 1);
    const made = { mutation: mutation.id, n: mutation.n, ...this.judge(mutation) };
    this.verdicts.set(mutation.id, made);
    return made;
  }

  answer(body: string): { status: number; body: string } {
    const asked = JSON.parse(body) as Asked;
    this.requests.push(asked);
    const forced = this.next.shift();
    if (forced) return forced;
    if (asked.epoch !== this.epoch) return { status: 409, body: JSON.stringify({ code: "epoch", epoch: this.epoch }) };
    const said: unknown[] = asked.mutations.map((mutation) => ({ kind: "verdict", ...this.verdict(mutation) }));
    const drop = Object.keys(asked.cursor).filter((scope) => !this.scopes.includes(scope));
    const cursor: Record<string, number> = {};
    let [room, more] = [this.pageSize, false];
    const lines: FeedLine[] = [];
    for (const scope of this.scopes) {
      const after = asked.cursor[scope] ?? 0;
      const feed = (this.feeds.get(scope) ?? []).filter((one) => one.seq > after && (after > 0 || one.line.kind === "put"));
      const page = feed.slice(0, room);
      room -= page.length;
      lines.push(...page.map((one) => one.line));
      cursor[scope] = page.length < feed.length ? (page.at(-1)?.seq ?? after) : (this.head.get(scope) ?? 0);
      more ||= page.length < feed.length;
    }
    const tail = { kind: "tail", cursor, more, ...(more ? {} : { check: this.check() }) };
    const all = [{ kind: "head", epoch: this.epoch, schema: 1, drop, reset: [] }, ...said, ...lines, tail];
    return { status: 200, body: `${all.map((one) => JSON.stringify(one)).join("\n")}\n` };
  }

  check(): Record<string, Tally> {
    return Object.fromEntries(this.scopes.map((scope) => [scope, this.live().filter((kept) => kept.scope === scope)
      .reduce<Tally>((tally, kept) => counted(tally, kept.type, kept.id, kept.rev), [0, 0])]));
  }
  /** A backup is restored: everything since is gone and history has another name. */
  restoreTo(backup: FakeServer): void {
    this.epoch = `${this.epoch}+`;
    this.records.clear(); this.verdicts.clear(); this.applied.clear(); this.feeds.clear(); this.head.clear();
    for (const kept of backup.live()) this.store(kept.type, kept.id, kept.data, true);
  }
}
