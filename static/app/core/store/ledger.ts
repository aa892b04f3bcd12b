import { applyPage, noteRefused, restoreHistory } from "./apply";
import { type Database, onLiveConnection } from "./database";
import type { Ledger } from "./engine";
import type { Changes } from "./types";

export interface LedgerParts { database: Database; now: () => Date; changed: (changes: Changes) => void; wipe: () => Promise<void> }

/** The engine's books in IndexedDB. */
export const ledgerOn = ({ database, now, changed, wipe }: LedgerParts): Ledger => {
  const live = <T>(work: () => Promise<T>): Promise<T> => onLiveConnection(database, work);
  return {
    envelope: () => live(async () => {
      const session = await database.fact("session");
      if (!session || session.expired) return null;
      return { device: session.device, epoch: (await database.fact("epoch")) ?? session.epoch, cursor: (await database.fact("cursor")) ?? {} };
    }),
    unsent: (count) => live(() => database.outbox.orderBy("n").limit(count).toArray()),
    refusedBefore: ([first, ...rest]) => live(async () => {
      const last = rest.at(-1)?.n ?? first?.n ?? 0;
      const before = await database.sent.where("n").below(first?.n ?? 0).last();
      return ((await database.fact("refused")) ?? []).filter((n) => n > (before?.n ?? 0) && n < last);
    }),
    unsentCount: () => live(() => database.outbox.count()),
    apply: async (page, asked, pulledAgain) => {
      const applied = await live(() => applyPage(database, page, now().toISOString(), asked, pulledAgain));
      changed(applied.changes);
      return applied;
    },
    restored: async (epoch) => {
      await live(() => restoreHistory(database, epoch, now().toISOString()));
      changed({});
    },
    refuse: async (mutation, code, detail) => {
      await live(() => database.transaction("rw", database.outbox, database.setAside, database.meta, async () => {
        await noteRefused(database, mutation.n);
        await database.setAside.put({ id: mutation.id, mutation, code, detail, at: now().toISOString() });
        await database.outbox.delete(mutation.n);
      }));
      changed({ [mutation.type]: [mutation.record] });
    },
    expire: async () => {
      await live(() => database.transaction("rw", database.meta, async () => {
        const session = await database.fact("session");
        if (session) await database.keep("session", { ...session, expired: true });
      }));
      changed({});
    },
    quarantined: (mutations) => live(() => database.transaction("rw", database.outbox, async () => {
      await database.outbox.bulkDelete(mutations.map((mutation) => mutation.n));
      return database.outbox.count();
    })),
    wipe,
  };
};
