import { BrokenReply, readPage } from "./page";
import type { Applied, Asked } from "./apply";
import { toSend, wordsOf } from "./schema";
import type { Mutation, Page } from "./types";

/** What a request says apart from its mutations; null: nobody is signed in here. */
export interface Envelope { device: string; epoch: string; cursor: Record<string, number> }
/** Where the engine reads and keeps; every method is one transaction. */
export interface Ledger {
  envelope(): Promise<Envelope | null>;
  /** Unsent mutations in order of `n`, at most `count`. */
  unsent(count: number): Promise<Mutation[]>;
  /** Numbers that the server may miss among these, and that will not come: their changes were refused. */
  refusedBefore(mutations: Mutation[]): Promise<number[]>;
  unsentCount(): Promise<number>;
  apply(page: Page, asked: Asked, pulledAgain: ReadonlySet<string>): Promise<Applied>;
  restored(epoch: string): Promise<void>;
  refuse(mutation: Mutation, code: string, detail: string): Promise<void>;
  expire(): Promise<void>;
  /** The office has set these aside; gives back how many are left. */
  quarantined(mutations: Mutation[]): Promise<number>;
  wipe(): Promise<void>;
}
/** `done`: all is on the server and the phone is up to date; `later`: try again after the backoff; the others need a person. */
export type Outcome = "done" | "later" | "signed_out" | "upgrade";
export interface Progress { sending: [number, number] | null; online: boolean; upgrade: boolean }
export interface EngineParts {
  ledger: Ledger; post: (body: string) => Promise<{ status: number; text: () => Promise<string> }>;
  now: () => Date; app: string; schema: number; report: (progress: Partial<Progress>) => void;
}

const mostMutations = 200;
const mostBytes = 1_000_000;
const pageLines = 5000;
const encoder = new TextEncoder();

/** As many of the mutations, from the first on, as are in the same words and fit into the bytes; one at least. */
export const batch = (mutations: Mutation[], bytes: number): Mutation[] => {
  let room = bytes;
  const fits: Mutation[] = [];
  for (const mutation of mutations) {
    room -= encoder.encode(JSON.stringify(mutation)).length + 1;
    const [first] = fits;
    if (first && (room < 0 || wordsOf(mutation) !== wordsOf(first))) break;
    fits.push(mutation);
  }
  return fits;
};

/** Brings the phone and the server together, as docs of the protocol say; knows nothing of IndexedDB or timers. */
export class SyncEngine {
  private most = mostMutations;
  private running: Promise<Outcome> | null = null;
  private again = false;
  private readonly pulledAgain = new Set<string>();
  /** Scopes that came again because their check did not hold; the next request tells the server. */
  private mismatched: string[] = [];
  constructor(private readonly parts: EngineParts) {}

  /** One run at a time; whoever asks during a run gets another pass of it. */
  run(): Promise<Outcome> {
    if (this.running) { this.again = true; return this.running; }
    this.running = this.passes();
    return this.running;
  }

  private async passes(): Promise<Outcome> {
    let outcome: Outcome | "on";
    let sent = 0;
    try {
      do {
        this.again = false;
        const before = await this.parts.ledger.unsentCount();
        this.parts.report({ sending: before > 0 ? [sent, sent + before] : null });
        outcome = await this.step();
        sent += Math.max(0, before - (await this.parts.ledger.unsentCount()));
      } while (outcome === "on" || (outcome === "done" && this.again));
      return outcome;
    } finally {
      // In the same turn as the last look at `again`: nobody can join a run that will not look any more.
      this.running = null;
      this.parts.report({ sending: null });
    }
  }

  private async step(): Promise<Outcome | "on"> {
    const { ledger } = this.parts;
    const envelope = await ledger.envelope();
    if (!envelope) return "signed_out";
    const mutations = batch(await ledger.unsent(this.most), mostBytes);
    const refused = mutations.length > 0 ? await ledger.refusedBefore(mutations) : [];
    let answer: { status: number; text: string };
    try {
      const reply = await this.parts.post(this.body(envelope, mutations, refused));
      answer = { status: reply.status, text: await reply.text() };
    } catch {
      this.parts.report({ online: false });
      return "later";
    }
    this.parts.report({ online: answer.status < 500 });
    return answer.status === 200 ? this.applied(answer.text, envelope, mutations) : this.refused(answer.status, answer.text, mutations);
  }

  /** A request has one number of words: what an earlier version of the app wrote goes in requests of its own. */
  private schemaOf([first]: Mutation[]): number { return first ? wordsOf(first) : this.parts.schema; }
  private body(envelope: Envelope, mutations: Mutation[], refused: number[]): string {
    return JSON.stringify({ ...envelope, schema: this.schemaOf(mutations), app: this.parts.app, now: this.parts.now().toISOString(), limit: pageLines, refill: [], mutations: mutations.map(toSend),
      ...(refused.length > 0 ? { refused } : {}), ...(this.mismatched.length > 0 ? { mismatched: this.mismatched } : {}) });
  }

  private async applied(text: string, { epoch, cursor }: Envelope, mutations: Mutation[]): Promise<Outcome | "on"> {
    let page: Page;
    try { page = readPage(text); } catch (error) {
      if (error instanceof BrokenReply) return "later";
      throw error;
    }
    const result = await this.parts.ledger.apply(page, { epoch, cursor }, this.pulledAgain);
    if (result.stale) return "on";
    this.mismatched = result.mismatched;
    for (const scope of result.mismatched) this.pulledAgain.add(scope);
    if (page.tail.check) for (const scope of this.pulledAgain) if (!result.differing.includes(scope)) this.pulledAgain.delete(scope);
    this.most = Math.min(mostMutations, this.most * 2);
    if (mutations.length > 0 && result.answered === 0) return "later";
    // What is said of an earlier version's words is not said of this app.
    if (this.schemaOf(mutations) !== this.parts.schema) return "on";
    this.parts.report({ upgrade: page.tail.upgrade === true });
    if ((await this.parts.ledger.unsentCount()) > 0) return "on";
    if (page.tail.upgrade) return "upgrade";
    return page.tail.more || result.mismatched.length > 0 ? "on" : "done";
  }

  private async refused(status: number, text: string, mutations: Mutation[]): Promise<Outcome | "on"> {
    const { ledger } = this.parts;
    const problem = readProblem(text);
    if (status === 401) {
      // Revoked: the office keeps what it was sent; the rest goes the same way before the phone is empty.
      if (problem.wipe === true && mutations.length > 0 && (await ledger.quarantined(mutations)) > 0) return "on";
      await (problem.wipe === true ? ledger.wipe() : ledger.expire());
      return "signed_out";
    }
    if (status === 409 && typeof problem.epoch === "string" && problem.epoch !== (await ledger.envelope())?.epoch) {
      await ledger.restored(problem.epoch);
      return "on";
    }
    // A request the server cannot take at all: fewer at a time, until the one that is at fault stands alone.
    const faulty = status === 413 || status === 422 || status === 400;
    if (!faulty || mutations.length === 0) return "later";
    const [only] = mutations;
    if (mutations.length > 1 || !only) this.most = Math.max(1, Math.floor(mutations.length / 2));
    else await ledger.refuse(only, status === 413 ? "too_large" : "malformed", typeof problem.detail === "string" ? problem.detail : "");
    return "on";
  }
}

const readProblem = (text: string): { wipe?: unknown; epoch?: unknown; detail?: unknown } => {
  try { return (JSON.parse(text) ?? {}) as { wipe?: unknown; epoch?: unknown; detail?: unknown }; } catch { return {}; }
};
