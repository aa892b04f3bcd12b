import { type Signal, signal } from "@preact/signals";
import { type Remote, wrap } from "comlink";
import { keepMark } from "../mark";
import type { Records, TypeName } from "../records";
import type { FileHere } from "./files";
import type { FileOwner } from "./local";
import { channelName, type Notice } from "./notice";
import type { Trouble } from "./opening";
import type { TakenOut } from "./take_out";
import type { AccountHit, AccountQuery, AccountsFound, Changes, Order, Pending, SetAside, ShownOf, SyncState, Values } from "./types";
import type { ReceiptItem } from "./receipt";
import type { WorkerApi } from "./worker";

export type { ReceiptItem, Whereabouts } from "./receipt";

export type { AccountHit, AccountQuery, AccountsFound, Changes, Mutation, Pending, SetAside, SyncState } from "./types";
export type { FileHere, Refusal } from "./files";
export type { TakenOut } from "./take_out";
export { screenRead } from "./reading";
export { isRead, useAccounts, useAccountsFound, useReceipt, useRecord, useRecords, useSetAside } from "./hooks";

/** What is only on this phone, what is being sent, and what waits for a person. */
export const syncState: Signal<SyncState> = signal<SyncState>({
  unsent: 0, oldest: null, sending: null, setAside: 0, conflicts: 0, online: true, upgrade: false, last: null, here: null, lost: null,
});
/** Why this tab cannot use the phone's records, and the browser's own name for it; null: it can, or does not know yet. */
export const storeTrouble: Signal<{ kind: Trouble; why?: string } | null> = signal(null);

let started: Remote<WorkerApi> | undefined;
const listeners = new Set<(changes: Changes) => void>();
const sessionListeners = new Set<() => void>();
let refreshing = false;

const refresh = (): void => {
  if (refreshing) return;
  refreshing = true;
  queueMicrotask(async () => {
    refreshing = false;
    try {
      const state = await worker().state();
      syncState.value = state;
      if (state.here) keepMark({ ...state.here, unsent: state.unsent + state.setAside });
    } catch (error) { console.warn("The state of the phone could not be read", error); }
  });
};
const hear = (notice: Notice): void => {
  if (notice.changes) for (const listener of listeners) listener(notice.changes);
  if (notice.session) for (const listener of sessionListeners) listener();
  if (notice.progress) syncState.value = { ...syncState.value, ...notice.progress };
  if (notice.changes || notice.progress) refresh();
};

/** The worker says by itself whether the records can be opened. One that ends before its first word could not even be loaded. */
const hearTrouble = (running: Worker): void => {
  let heard = false;
  running.addEventListener("error", () => { if (!heard) storeTrouble.value = { kind: "silent" }; });
  running.addEventListener("message", ({ data }: MessageEvent<{ trouble?: Trouble | null; why?: string } | null>) => {
    heard = true;
    if (data?.trouble === undefined) return;
    const before = storeTrouble.value;
    storeTrouble.value = data.trouble && { kind: data.trouble, why: data.why };
    if (before?.kind === "shut" && data.trouble === null) location.reload(); // what was asked meanwhile has failed
  });
};

/** The worker ends with its page. Safari would freeze both for going back, and keep the database locked meanwhile; who goes back finds the page begun anew. */
const endWithThePage = (running: Worker): void => {
  let left = false;
  const back = (): void => { if (left && document.visibilityState === "visible") location.reload(); };
  window.addEventListener("pagehide", () => { left = true; running.terminate(); });
  window.addEventListener("pageshow", back);
  document.addEventListener("visibilitychange", back);
};

/** The worker that holds the database; starts with the first call. */
export const worker = (): Remote<WorkerApi> => {
  if (started) return started;
  const running = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "store" });
  hearTrouble(running);
  started = wrap<WorkerApi>(running);
  endWithThePage(running);
  new BroadcastChannel(channelName).onmessage = ({ data }: MessageEvent<Notice>) => hear(data);
  const seen = (): void => void worker().seen(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pageshow", seen);
  if (document.visibilityState !== "visible") seen(); // the worker thinks so until told
  window.addEventListener("online", () => void worker().syncNow());
  refresh();
  return started;
};
/** Calls the listener with what changed, here or in another tab; gives back how to stop. */
export const onChanges = (listener: (changes: Changes) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const onSession = (listener: () => void): void => { sessionListeners.add(listener); };

const unsavedListeners = new Set<() => void>();
/** Calls the listener whenever a write could not be kept on this phone. */
export const onNotSaved = (listener: () => void): void => { unsavedListeners.add(listener); };
const kept = async <T>(write: Promise<T>): Promise<T> => {
  try { return await write; } catch (error) {
    for (const listener of unsavedListeners) listener();
    throw error;
  }
};

/** The records on this phone. A write resolves once it is durable; nothing here waits for the network. */
export const store = {
  create: <T extends TypeName>(type: T, values: Partial<Records[T]>, id?: string): Promise<string> => kept(worker().create(type, values as Values, id)),
  patch: <T extends TypeName>(type: T, id: string, values: Partial<Records[T]>): Promise<void> => kept(worker().patch(type, id, values as Values)),
  remove: (type: TypeName, id: string): Promise<void> => kept(worker().remove(type, id)),
  command: (type: TypeName, id: string, name: string, args?: Values, expect?: Values): Promise<void> => kept(worker().command(type, id, name, args, expect)),
  get: async <T extends TypeName>(type: T, id: string): Promise<ShownOf<T> | undefined> => (await worker().get(type, id)) as ShownOf<T> | undefined,
  list: async <T extends TypeName>(type: T, where?: Partial<Records[T]>, order?: Order<T>): Promise<ShownOf<T>[]> =>
    (await worker().list(type, where as Values, order)) as unknown as ShownOf<T>[],
  accounts: (query: AccountQuery): Promise<AccountHit[]> => worker().accounts(query),
  /** The same, counted. */
  accountsFound: (query: AccountQuery): Promise<AccountsFound> => worker().accountsFound(query),
  outbox: (): Promise<Pending[]> => worker().outbox(),
  /** What was made on this phone between two instants (ISO 8601), newest first, and where it is now. */
  receipt: (from: string, to: string): Promise<ReceiptItem[]> => worker().receipt(from, to),
  /** Changes the server refused, with its reason; a person sends them again or lets them go. */
  setAside: (): Promise<SetAside[]> => worker().setAside(),
  /** `said`: what to send in place of the mutation's own values. */
  resend: (id: string, said?: Values): Promise<void> => worker().resend(id, said),
  discard: (id: string): Promise<void> => worker().discard(id),
  /** Resolves when the attempt is over and `syncState` says what it came to. */
  syncNow: async (): Promise<void> => {
    await worker().syncNow();
    syncState.value = await worker().state();
  },
  /** The person has read that the system cleared the phone. */
  lossSeen: (): Promise<void> => worker().lossSeen(),
  /** What only this phone has: the changes as JSON, then the photos and recordings. */
  exportUnsent: (): Promise<TakenOut[]> => worker().exportUnsent(),
  putFile: (blob: Blob, owner: FileOwner): Promise<string> => kept(worker().putFile(blob, owner)),
  /** The bytes while they are on this phone; else read `/api/files/<sha256>`. */
  file: (sha256: string): Promise<Blob | undefined> => worker().file(sha256),
  /** Bytes that photos may still take on this phone; null where the browser does not say. */
  room: (): Promise<number | null> => worker().room(),
  /** Files whose bytes are only on this phone, oldest first; one with a `refusal` waits for a person: again, or away with it. */
  files: (): Promise<FileHere[]> => worker().files(),
  retryFile: (sha256: string): Promise<void> => worker().retryFile(sha256),
  discardFile: (sha256: string): Promise<void> => kept(worker().discardFile(sha256)),
};
