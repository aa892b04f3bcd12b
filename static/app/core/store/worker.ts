import { expose } from "comlink";
import { type Mark, sessionHere } from "./begun_anew";
import { Database, onLiveConnection } from "./database";
import { SyncEngine } from "./engine";
import { exchange } from "./exchange";
import { FileDatabase, type Request, uploadFiles } from "./files";
import { newId } from "./ids";
import { Lead } from "./lead";
import { ledgerOn } from "./ledger";
import { Local } from "./local";
import { channelName, type Notice } from "./notice";
import { oneAtATime } from "./one_at_a_time";
import { openWatched } from "./opening";
import { type Ran, Schedule } from "./schedule";
import { SCHEMA } from "./schema";
import { signIn, type SignInResult } from "./signing";
import { type Estimate, tidySpares } from "./spares";
import type { Changes, Session } from "./types";

declare const __APP_VERSION__: string | undefined;

const database = new Database();
const files = new FileDatabase();
const channel = new BroadcastChannel(channelName);
const patience = 60_000;
const elsewhereMs = 10_000;
const request: Request = (address, init) => fetch(address, { ...init, credentials: "same-origin", signal: AbortSignal.timeout(patience) });
const now = (): Date => new Date();
const today = (): string => {
  const date = now();
  return [date.getFullYear(), String(date.getMonth() + 1).padStart(2, "0"), String(date.getDate()).padStart(2, "0")].join("-");
};

const tell = (notice: Notice): void => channel.postMessage(notice);
const changed = (changes: Changes): void => { local.noticed(changes); keepSearch(); tell({ changes }); };
/** Keeps the search for the next start once nothing has changed for a while, and at once when the app goes out of sight: it may be ended there. */
const keepSearch = (milliseconds = 5_000): void => {
  clearTimeout(keeping);
  keeping = setTimeout(() => { if (lead.leading) void local.search.keep().catch(() => undefined); }, milliseconds);
};
let keeping: ReturnType<typeof setTimeout> | undefined;
const estimate: Estimate = async () => {
  const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return usage === undefined || quota === undefined ? null : { usage, quota };
};
const local: Local = new Local({ database, files, today, estimate, sources: { id: () => newId(), now, schema: SCHEMA }, changed: (changes) => { changed(changes); written(); } });
const wipe = async (): Promise<void> => { await local.clear(); tell({ session: true }); };
const ledger = ledgerOn({ database, now, changed, wipe });
const engine = new SyncEngine({
  ledger, now, schema: SCHEMA, app: typeof __APP_VERSION__ === "string" ? __APP_VERSION__ : "0",
  post: async (body) => {
    const reply = await request("/api/sync", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    const text = await reply.text();
    if (!lead.leading) throw new Error("Another tab took the lead: its answers are newer");
    return { status: reply.status, text: async () => text };
  },
  report: (progress) => { if (!lead.leading) return; local.progress = { ...local.progress, ...progress }; tell({ progress: local.progress }); },
});

const sendFiles = oneAtATime(async () => {
  await tidySpares(database, files, estimate, now());
  return uploadFiles(database, files, request, now());
});
const run = async (): Promise<Ran> => {
  if (!lead.leading) return "elsewhere";
  const outcome = await exchange(engine, sendFiles);
  tell(outcome === "signed_out" ? { session: true, ran: true } : { changes: {}, ran: true });
  ranSomewhere();
  return outcome;
};
const waiting = new Set<() => void>();
const ranSomewhere = (): void => { for (const done of waiting) done(); waiting.clear(); };
/** Resolves when the tab that leads has spoken with the server; at the latest when this one would have taken the lead and tried. */
const runElsewhere = (): Promise<void> => new Promise((done) => {
  waiting.add(done);
  setTimeout(done, elsewhereMs);
  tell({ ask: "now" });
});

const timing = {
  after: (milliseconds: number, work: () => void): unknown => setTimeout(work, milliseconds), cancel: (timer: unknown): void => clearTimeout(timer as number), random: Math.random,
};
const schedule = new Schedule(run, timing);
const written = (): void => { if (lead.leading) schedule.written(); else tell({ ask: "written" }); };
const syncNow = async (): Promise<void> => { if (lead.leading) await schedule.now(); else await runElsewhere(); };
const lead = new Lead({ ...timing, locks: navigator.locks, begin: () => void syncNow().catch(() => undefined) });
lead.stand();
lead.seen(true);
openWatched({ ...timing, databases: [database, files], say: (trouble, why) => self.postMessage({ trouble, why }) });

channel.onmessage = ({ data }: MessageEvent<Notice>) => {
  if (data.changes) local.noticed(data.changes);
  if (data.ran) ranSomewhere();
  if (data.progress && !lead.leading) local.progress = data.progress;
  if (data.ask && lead.leading) { if (data.ask === "written") schedule.written(); else void syncNow().catch(() => undefined); }
};
self.addEventListener("online", () => void syncNow().catch(() => undefined));

const api = {
  create: local.create.bind(local), patch: local.patch.bind(local), remove: local.remove.bind(local), command: local.command.bind(local),
  get: local.get.bind(local), list: local.list.bind(local), outbox: local.outbox.bind(local), receipt: local.receipt.bind(local), setAside: local.setAside.bind(local),
  resend: local.resend.bind(local), discard: local.discard.bind(local), exportUnsent: local.exportUnsent.bind(local), putFile: local.putFile.bind(local),
  file: local.file.bind(local), files: local.files.bind(local), room: local.room.bind(local), retryFile: local.retryFile.bind(local), discardFile: local.discardFile.bind(local), accounts: local.accounts.bind(local), accountsFound: local.accountsFound.bind(local), state: local.state.bind(local), lossSeen: local.lossSeen.bind(local), syncNow,
  /** Who is signed in here; `mark`: what the page knows apart from the records. */
  session: (mark: Mark | null): Promise<Session | undefined> => onLiveConnection(database, () => sessionHere(database, mark)),
  seen: (visible: boolean): void => {
    if (!visible) keepSearch(0);
    lead.seen(visible);
    if (lead.leading) schedule.seen(visible); else if (visible) tell({ ask: "now" });
  },
  signIn: async (email: string, password: string, deviceName: string): Promise<SignInResult> => {
    const result = await signIn({ database, request, newId, deviceName, clear: () => local.clear(), filesHere: async () => (await local.files()).length }, email, password);
    if (result.ok) { tell({ session: true }); void syncNow().catch(() => undefined); }
    return result;
  },
  /** Ends the session and takes everything off the phone; with unsent work only when `force` is said. */
  signOut: async (force: boolean): Promise<{ ok: boolean; unsent: number }> => {
    const state = await local.state();
    const unsent = state.unsent + state.setAside;
    if (unsent > 0 && !force) return { ok: false, unsent };
    await request("/api/session", { method: "DELETE" }).catch(() => undefined);
    await wipe();
    return { ok: true, unsent };
  },
};
export type WorkerApi = typeof api;
expose(api);
void local.search.ready().then(() => keepSearch(), () => undefined);
