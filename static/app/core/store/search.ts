import { AccountIndex, type Entry, type IndexedType, indexedTypes } from "./account_index";
import { type Database, onLiveConnection } from "./database";
import { shown } from "./overlay";
import { list, read } from "./reads";
import type { Changes } from "./types";

/** Raise it when an entry changes its shape or the way it is made. */
const FORM = 1;

/** What all records and everything unsent come down to: the same marks, the same search. Nothing has to be told when they change. */
const marks = async (database: Database): Promise<string> => {
  const [cursor, tally, resetting, epoch, n, unsent, awaited] = await Promise.all([
    database.fact("cursor"), database.fact("tally"), database.fact("resetting"), database.fact("epoch"), database.fact("n"),
    database.outbox.count(), database.sent.where("awaiting").equals(1).count(),
  ]);
  return JSON.stringify([FORM, cursor, tally, resetting, epoch, n, unsent, awaited]);
};

/**
 * The accounts in memory, ready before they are asked for. Reading 15,000 rows takes a phone a second and more, so what a search needs of them is kept
 * as one row beside the marks it was made at; where the marks no longer hold, the rows are read.
 */
export class Search {
  private index: Promise<AccountIndex> | null = null;
  constructor(private readonly database: Database) {}

  ready(): Promise<AccountIndex> {
    if (this.index) return this.index;
    return this.hold(this.kept().then((kept) => kept ?? this.read()));
  }
  /** One that could not be made, or not taken further, is made anew the next time it is asked for. */
  private hold(made: Promise<AccountIndex>): Promise<AccountIndex> {
    this.index = made;
    made.catch(() => { if (this.index === made) this.index = null; });
    return made;
  }
  /** Something changed here or in another tab: the search takes it in. */
  noticed(changes: Changes): void {
    if (!this.index) return;
    const touched = indexedTypes.filter((type) => changes[type] !== undefined);
    if (touched.some((type) => changes[type] === null)) this.index = null;
    else if (touched.length > 0) this.hold(this.index.then((index) => (index.whole ? this.takeIn(index, touched, changes) : this.read())));
  }
  forget(): void { this.index = null; }

  /** Keeps the search for the next start, unless the one that is kept still holds. Reads everything anew, at one moment with the marks. */
  async keep(): Promise<void> {
    if (await this.kept()) return;
    const made = await this.transaction(async () => ({ marks: await marks(this.database), index: await this.rows() }));
    await onLiveConnection(this.database, () => this.database.keep("search", { marks: made.marks, entries: JSON.stringify(made.index.entriesOfAll()) }));
  }

  private kept(): Promise<AccountIndex | null> {
    return this.transaction(async () => {
      const [kept, now] = [await this.database.fact("search"), await marks(this.database)];
      return kept?.marks === now ? AccountIndex.of(JSON.parse(kept.entries) as Entry[]) : null;
    });
  }
  private read(): Promise<AccountIndex> { return this.transaction(() => this.rows()); }
  private async rows(): Promise<AccountIndex> {
    const index = new AccountIndex();
    await Promise.all(indexedTypes.map(async (type) => {
      for (const record of await list(this.database, type)) index.put(type, record.id as string, record);
    }));
    return index;
  }
  private async takeIn(index: AccountIndex, types: IndexedType[], changes: Changes): Promise<AccountIndex> {
    for (const type of types) for (const id of changes[type] ?? []) {
      const laid = await this.transaction(() => read(this.database, type, id));
      index.put(type, id, laid && shown(laid));
    }
    return index;
  }
  private transaction<T>(work: () => Promise<T>): Promise<T> {
    const { database } = this;
    const tables = [...indexedTypes.map((type) => database.rows(type)), database.outbox, database.sent, database.meta];
    return onLiveConnection(database, () => database.transaction("r", tables, work));
  }
}
