import { counted, type Tally } from "../../../static/app/core/store/checksum";
import { same } from "../../../static/app/core/store/same";
import type { FeedLine, Mutation, Values, Verdict } from "../../../static/app/core/store/types";
import type { TypeName } from "../../../static/app/core/records";

export interface Kept { type: TypeName; id: string; rev: number; data: Values; live: boolean; scopes: string[] }
interface Asked { device: string; epoch: string; schema: number; cursor: Record<string, number>; limit: number; mutations: Mutation[]; mismatched?: string[]; refused?: number[] }
const ndjson = (lines: unknown[]): { status: number; body: string } => ({ status: 200, body: `${lines.map((one) => JSON.stringify(one)).join("\n")}\n` });
/** All that a backup holds. */
const fresh = () => ({
  records: new Map<string, Kept>(), verdicts: new Map<string, Verdict>(),
  /** How often each mutation was judged: more than once is a doubling. */
  applied: new Map<string, number>(),
  /** The record as each mutation left it, and who wrote each field last. */
  results: new Map<string, Values>(), writers: new Map<string, string>(),
  feeds: new Map<string, { seq: number; line: FeedLine }[]>(), head: new Map<string, number>(), floor: new Map<string, number>(), territories: new Map<string, string>(),
  /** Files whose bytes are here whole. */
  bytes: new Set<string>(),
});
type Books = ReturnType<typeof fresh>;

/** The protocol's server side in memory, for one user: verdicts by id, a feed a scope, tombstones, leaves, floors, checks, epochs, backups. */
export class FakeServer {
  epoch = "e-1";
  scopes = ["terr:1", "user:1"];
  books: Books = fresh();
  requests: Asked[] = [];
  /** What the next requests are answered with instead. */
  next: { status: number; body: string }[] = [];
  pageSize = 5000;
  /** Whoever speaks an older number gets no feed. */
  minimum = 1;
  rejects: (mutation: Mutation) => { code: string; detail: string } | null = () => null;
  /** What a phone must never do: use a number twice, conflict with its own chain of edits, find a wrong checksum. */
  readonly wrongs: string[] = [];
  /** Per device, which mutation came with which number. A number used twice is an error of the phone. */
  private readonly numbers = new Map<string, string>();

  get records(): Map<string, Kept> { return this.books.records; }
  get applied(): Map<string, number> { return this.books.applied; }
  get bytes(): Set<string> { return this.books.bytes; }

  private scopesOf(type: string, data: Values): string[] {
    const territory = this.books.territories.get(String(data.account_id)) ?? "terr:1";
    return type === "task" || type === "trip" ? ["user:1"] : type === "visit" ? ["user:1", territory] : [territory];
  }
  /** Someone in the office changes a record. */
  change(type: TypeName, id: string, set: Values): void {
    for (const field of Object.keys(set)) this.books.writers.set(`${id}/${field}`, "office");
    this.store(type, id, { ...this.records.get(id)?.data, ...set }, true);
  }
  drop(type: TypeName, id: string): void { this.store(type, id, this.records.get(id)?.data ?? {}, false); }
  /** An account goes to another territory, and all that stands under it goes along. */
  move(account: string, territory: string): void {
    this.books.territories.set(account, territory);
    for (const kept of this.records.values()) if (kept.data.account_id === account) this.publish(kept);
  }
  /**
   * What is deleted or left is no longer told. The floor is the last line that goes; live lines from below it get new numbers at the head, so that a
   * cursor below the floor is always one from before.
   */
  compact(): void {
    for (const [scope, feed] of this.books.feeds) {
      const floor = Math.max(0, ...feed.filter((one) => one.line.kind !== "put").map((one) => one.seq));
      if (floor === 0) continue;
      const head = this.books.head.get(scope) ?? 0;
      const below = feed.filter((one) => one.seq <= floor && one.line.kind === "put").map(({ line }, at) => ({ seq: head + 1 + at, line: { ...line, seq: head + 1 + at } }));
      this.books.floor.set(scope, floor);
      this.books.head.set(scope, head + below.length);
      this.books.feeds.set(scope, [...feed.filter((one) => one.seq > floor), ...below]);
    }
  }
  live(): Kept[] { return [...this.records.values()].filter((kept) => kept.live && kept.scopes.some((scope) => this.scopes.includes(scope))); }

  private store(type: TypeName, id: string, data: Values, live: boolean): number {
    const rev = (this.records.get(id)?.rev ?? 0) + 1;
    const kept: Kept = { type, id, rev, data, live, scopes: this.records.get(id)?.scopes ?? [] };
    this.records.set(id, kept);
    this.publish(kept);
    return rev;
  }
  private publish(kept: Kept): void {
    const scopes = this.scopesOf(kept.type, kept.data);
    for (const scope of kept.scopes) if (!scopes.includes(scope)) this.tell(scope, "leave", kept);
    for (const scope of scopes) if (kept.live || kept.scopes.includes(scope)) this.tell(scope, kept.live ? "put" : "delete", kept);
    kept.scopes = scopes;
  }
  private tell(scope: string, kind: FeedLine["kind"], { type, id, rev, data }: Kept): void {
    const seq = (this.books.head.get(scope) ?? 0) + 1;
    this.books.head.set(scope, seq);
    const line: FeedLine = kind === "put" ? { kind, scope, seq, type, id, rev, data: structuredClone(data) } : { kind, scope, seq, type, id, rev };
    this.books.feeds.set(scope, [...(this.books.feeds.get(scope) ?? []).filter((one) => one.line.id !== id), { seq, line }]);
  }

  private judge(mutation: Mutation, device: string): Omit<Verdict, "mutation" | "n"> {
    const refusal = this.rejects(mutation);
    if (refusal) return { verdict: "rejected", ...refusal };
    const { op, type, record } = mutation;
    const set = Object.fromEntries(Object.entries(mutation.set ?? {}).map(([field, value]) => [field, typeof value === "string" ? value.trim() : value]));
    const before = this.records.get(record);
    if (before && !before.scopes.some((scope) => this.scopes.includes(scope))) return { verdict: "rejected", code: "out_of_scope", detail: "It is not among your records." };
    const write = (fields: Values): number => {
      for (const field of Object.keys(fields)) this.books.writers.set(`${record}/${field}`, device);
      return this.store(type, record, { ...before?.data, ...fields }, true);
    };
    if (op === "create") return before ? { verdict: "rejected", code: "exists" } : { verdict: "ok", rev: write(type === "attachment" ? { ...set, stored: this.bytes.has(String(set.sha256)) } : set) };
    if (!before) return { verdict: "rejected", code: "not_found", detail: "It is not there." };
    if (op === "delete") return { verdict: "ok", rev: before.live ? this.store(type, record, before.data, false) : before.rev };
    if (op === "command") return { verdict: "ok", rev: write({ status: mutation.command }) };
    const earlier = mutation.after && this.books.verdicts.get(mutation.after)?.verdict === "ok" ? this.books.results.get(mutation.after) : undefined;
    const base: Values = { ...mutation.base, ...earlier };
    const free = (field: string): boolean => same(before.data[field], base[field]) || same(before.data[field], set[field]);
    const clashes = Object.keys(set).filter((field) => !free(field));
    const chained = mutation.after === undefined || earlier !== undefined;
    for (const field of clashes) if (chained && this.books.writers.get(`${record}/${field}`) === device) this.wrongs.push(`${mutation.id} conflicts with its own chain`);
    const taken = Object.fromEntries(Object.entries(set).filter(([field]) => !clashes.includes(field)));
    const rev = Object.keys(taken).length > 0 || !before.live ? write(taken) : before.rev;
    return { verdict: clashes.length === 0 ? "ok" : "conflict", rev };
  }

  private verdict(mutation: Mutation, device: string): Verdict {
    const known = this.books.verdicts.get(mutation.id);
    if (known) return known;
    const number = `${device}/${mutation.n}`;
    if ((this.numbers.get(number) ?? mutation.id) !== mutation.id) this.wrongs.push(`${number} is used twice`);
    this.numbers.set(number, mutation.id);
    this.applied.set(mutation.id, (this.applied.get(mutation.id) ?? 0) + 1);
    const made = { mutation: mutation.id, n: mutation.n, ...this.judge(mutation, device) };
    this.books.verdicts.set(mutation.id, made);
    const left = this.records.get(mutation.record)?.data ?? {};
    this.books.results.set(mutation.id, structuredClone(Object.fromEntries(Object.entries(left).filter(([field]) => field in (mutation.set ?? {})))));
    return made;
  }

  answer(body: string): { status: number; body: string } {
    const asked = JSON.parse(body) as Asked;
    this.requests.push(asked);
    const forced = this.next.shift();
    if (forced) return forced;
    for (const scope of asked.mismatched ?? []) this.wrongs.push(`${asked.device} finds another checksum for ${scope}`);
    if (asked.epoch !== this.epoch) return { status: 409, body: JSON.stringify({ code: "epoch", epoch: this.epoch }) };
    const said: unknown[] = asked.mutations.map((mutation) => ({ kind: "verdict", ...this.verdict(mutation, asked.device) }));
    if (asked.schema < this.minimum) return ndjson([this.head([], []), ...said, { kind: "tail", cursor: asked.cursor, more: false, upgrade: true }]);
    const drop = Object.keys(asked.cursor).filter((scope) => !this.scopes.includes(scope));
    const reset: string[] = [];
    const cursor: Record<string, number> = {};
    let [room, more] = [this.pageSize, false];
    const lines: FeedLine[] = [];
    for (const scope of this.scopes) {
      let after = asked.cursor[scope] ?? 0;
      const head = this.books.head.get(scope) ?? 0;
      if ((after > 0 && after < (this.books.floor.get(scope) ?? 0)) || after > head) { reset.push(scope); after = 0; }
      const feed = (this.books.feeds.get(scope) ?? []).filter((one) => one.seq > after && (after > 0 || one.line.kind === "put"));
      const page = feed.slice(0, room);
      room -= page.length;
      lines.push(...page.map((one) => one.line));
      cursor[scope] = page.length < feed.length ? (page.at(-1)?.seq ?? after) : head;
      more ||= page.length < feed.length;
    }
    const tail = { kind: "tail", cursor, more, ...(more ? {} : { check: this.check() }) };
    return ndjson([this.head(drop, reset), ...said, ...lines, tail]);
  }
  private head(drop: string[], reset: string[]): object { return { kind: "head", epoch: this.epoch, now: "2026-11-23T10:00:00Z", schema: 1, drop, reset }; }

  check(): Record<string, Tally> {
    return Object.fromEntries(this.scopes.map((scope) => [scope, [...this.records.values()].filter((kept) => kept.live && kept.scopes.includes(scope))
      .reduce<Tally>((tally, kept) => counted(tally, kept.type, kept.id, kept.rev), [0, 0])]));
  }
  backUp(): Books { return structuredClone(this.books); }
  /** A backup is restored: everything since is gone, bytes of files too, and history has another name. */
  restoreTo(backup: Books = fresh()): void {
    this.epoch = `${this.epoch}+`;
    this.books = structuredClone(backup);
  }

  /** tus in a few lines: the bytes of a file, whole in one request. */
  upload(address: string, method: string, size: number): Response {
    const hash = address.split("/").at(-1) ?? "";
    if (method === "POST") return new Response(null, { status: 201, headers: { "Upload-Offset": "0" } });
    if (method === "HEAD" && !this.bytes.has(hash)) return new Response(null, { status: 404 });
    this.bytes.add(hash);
    for (const kept of [...this.records.values()]) if (kept.type === "attachment" && kept.live && kept.data.sha256 === hash && kept.data.stored !== true) this.change("attachment", kept.id, { stored: true });
    return new Response(null, { status: method === "PATCH" ? 204 : 200, headers: { "Upload-Offset": String(size) } });
  }
}
