import type { Database } from "./database";
import type { FileDatabase } from "./files";

/**
 * A file whose bytes the server has too. This phone keeps them as long as it keeps what it sent: a server that is restored from a backup may not have
 * them any more. `epoch`: the history in which the server had them; `at`: by this phone's clock, `served`: by the server's.
 */
export interface Spare { sha256: string; size: number; at: string; served: string; epoch: string }
/** What the browser says of its storage, in bytes; null where it does not say. */
export type Estimate = () => Promise<{ usage: number; quota: number } | null>;

const keptDays = 30;
/** Spares together stay below this. */
const most = 500_000_000;
/** What is left free for what is only here, before the oldest spares go. */
const free = 100_000_000;
/** How much makes room at a time where a write has failed for want of it. */
const step = 20_000_000;

/** The spares of the present history, oldest first. One of an earlier history may be the only copy there is: it is no spare until the server has been asked. */
const present = async (database: Database, kept: FileDatabase): Promise<Spare[]> =>
  kept.spares.where("epoch").equals((await database.fact("epoch")) ?? "").sortBy("at");

const drop = (kept: FileDatabase, spares: Spare[]): Promise<void> => kept.transaction("rw", kept.files, kept.spares, async () => {
  await kept.files.bulkDelete(spares.map((spare) => spare.sha256));
  await kept.spares.bulkDelete(spares.map((spare) => spare.sha256));
});

/** The oldest spares that make at least so much room together, or all. */
const oldest = (spares: Spare[], bytes: number): Spare[] => {
  const chosen: Spare[] = [];
  let left = bytes;
  for (const spare of spares) {
    if (left <= 0) break;
    chosen.push(spare);
    left -= spare.size;
  }
  return chosen;
};

/** The server has the file: its bytes may go when they are old or in the way. */
export const keepSpare = async (database: Database, kept: FileDatabase, sha256: string, size: number, now: Date): Promise<void> => {
  const at = now.toISOString();
  await kept.spares.put({ sha256, size, at, served: (await database.fact("served")) ?? at, epoch: (await database.fact("epoch")) ?? "" });
};

/** Lets go of spares that are older than 30 days by both clocks, and of the oldest where space is short. What only this phone has is never touched. */
export const tidySpares = async (database: Database, kept: FileDatabase, estimate: Estimate, now: Date): Promise<void> => {
  const spares = await present(database, kept);
  if (spares.length === 0) return;
  const before = (moment: string): string => new Date(Date.parse(moment) - keptDays * 86_400_000).toISOString();
  const served = (await database.fact("served")) ?? now.toISOString();
  const old = spares.filter((spare) => spare.at < before(now.toISOString()) && spare.served < before(served));
  const young = spares.filter((spare) => !old.includes(spare));
  const told = await estimate();
  const short = told ? free - (told.quota - told.usage) - old.reduce((sum, spare) => sum + spare.size, 0) : 0;
  const over = young.reduce((sum, spare) => sum + spare.size, 0) - most;
  const gone = [...old, ...oldest(young, Math.max(short, over))];
  if (gone.length > 0) await drop(kept, gone);
};

/** Bytes that new photos may take: what is free, and what the spares hold. Null where the browser does not say. */
export const roomLeft = async (database: Database, kept: FileDatabase, estimate: Estimate): Promise<number | null> => {
  const told = await estimate();
  if (!told) return null;
  const spare = (await present(database, kept)).reduce((sum, one) => sum + one.size, 0);
  return Math.max(0, told.quota - told.usage) + spare;
};

const isFull = (error: unknown): boolean =>
  (error as { name?: string } | null)?.name === "QuotaExceededError" || (error as { inner?: { name?: string } } | null)?.inner?.name === "QuotaExceededError";

/** Does the write; where the phone has no room for it the oldest spares go, and it is tried again. Throws what the last try threw once there is none left. */
export const withRoom = async <T>(database: Database, kept: FileDatabase, write: () => Promise<T>): Promise<T> => {
  for (;;) {
    try { return await write(); } catch (error) {
      const gone = isFull(error) ? oldest(await present(database, kept), step) : [];
      if (gone.length === 0) throw error;
      await drop(kept, gone);
    }
  }
};
