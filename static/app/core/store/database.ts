import { Dexie, type Table } from "dexie";
import { typeNames } from "./blank";
import type { Tally } from "./checksum";
import type { TypeName } from "../records";
import type { Mutation, Row, Sent, Session, SetAside } from "./types";

/** Fields one may look records up by without reading the whole table. */
const looked: Partial<Record<TypeName, string[]>> = {
  site: ["account_id"], contact: ["account_id"], trip: ["owner_id", "month"], visit: ["account_id", "trip_id", "day"],
  note: ["account_id", "visit_id"], need: ["account_id", "visit_id"], task: ["account_id", "visit_id", "owner_id"],
  comment: ["record_id"], attachment: ["record_id", "sha256"], conflict: ["record_id", "state"],
};
export const indexesOf = (type: TypeName): string[] => looked[type] ?? [];

/** Small facts: one row each. `resetting` are the scopes being pulled afresh; `last` and `served` say when this phone was up to date, and when the server last answered, by its own clock. */
export interface Meta {
  cursor: Record<string, number>; tally: Record<string, Tally>; resetting: string[]; epoch: string; session: Session; device: string; n: number; last: string; served: string;
  /** Numbers of the latest changes that were refused: they are not sent again, and no gap to the server. */
  refused: number[];
  /** The records were made at this start and nobody has looked why; then, what the system cleared away with the old ones. */
  fresh: true; lost: { unsent: number };
  search: { marks: string; entries: string };
}

export class Database extends Dexie {
  declare outbox: Table<Mutation, number>;
  declare sent: Table<Sent, string>;
  declare setAside: Table<SetAside, string>;
  declare meta: Table<{ key: string; value: unknown }, string>;

  /** Strict durability: what is said to be saved survives the battery being pulled. */
  constructor(name = "fieldapp") {
    super(name, { chromeTransactionDurability: "strict" });
    const stores = Object.fromEntries(typeNames.map((type) => [type, ["id", "*scopes", "*stale", ...indexesOf(type).map((field) => `data.${field}`)].join(",")] as const));
    const { settings, ...first } = stores;
    this.version(1).stores({
      ...first, outbox: "n,&id,record,type", sent: "id,n,record,at,awaiting,[type+awaiting]", setAside: "id,at", meta: "key",
    });
    this.version(2).stores({ settings: settings ?? "id" });
    this.on("populate", (transaction) => { void transaction.table("meta").add({ key: "fresh", value: true }); });
  }
  rows(type: TypeName): Table<Row, string> { return this.table(type); }
  async fact<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined> {
    return (await this.meta.get(key))?.value as Meta[K] | undefined;
  }
  async keep<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void> { await this.meta.put({ key, value }); }
}

const dead = new Set(["InvalidStateError", "DatabaseClosedError", "UnknownError", "OpenFailedError"]);
/** Errors of a dead connection are sometimes wrapped; the innermost name tells. */
const isDead = (error: unknown): boolean => {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return false;
  const inner = (error as { inner?: { name?: string } }).inner;
  return dead.has(error.name) || dead.has(inner?.name ?? "");
};

const retired = new WeakSet<Dexie>();
/** A newer version of the app has the records now: this connection ends with its last transaction and is not opened again. */
export const retire = (database: Dexie): void => {
  retired.add(database);
  database.close();
};

/** How often each database was opened anew, and the opening under way. */
const openings = new WeakMap<Dexie, { times: number; now: Promise<unknown> | null }>();
const openingOf = (database: Dexie): { times: number; now: Promise<unknown> | null } => {
  const known = openings.get(database) ?? { times: 0, now: null };
  openings.set(database, known);
  return known;
};
const openAnew = async (database: Dexie): Promise<void> => {
  const opening = openingOf(database);
  opening.now ??= (async () => {
    database.close({ disableAutoOpen: false });
    await database.open();
    opening.times += 1;
  })().finally(() => { opening.now = null; });
  await opening.now;
};

/**
 * Runs the work; where the connection turns out to be dead (iOS kills it in the background), opens it anew and runs the work once more.
 * Several that meet the dead connection share one opening: nobody closes what another has just opened. The work must be safe to run twice.
 * Throws what the second run throws.
 */
export const onLiveConnection = async <T>(database: Dexie, work: () => Promise<T>): Promise<T> => {
  const { times } = openingOf(database);
  try {
    return await work();
  } catch (error) {
    const opening = openingOf(database);
    if (retired.has(database)) throw error;
    if (!isDead(error) && opening.now === null && opening.times === times) throw error;
    if (opening.times === times) await openAnew(database);
    return work();
  }
};
