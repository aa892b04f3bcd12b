import type { TypeName } from "../records";
import { typeNames } from "./blank";
import { type Database, onLiveConnection } from "./database";
import type { Progress } from "./engine";
import { type FileDatabase, type FileHere, filesHere, forgetFile, sha256 } from "./files";
import { shown } from "./overlay";
import { list, read } from "./reads";
import { receipt, type ReceiptItem } from "./receipt";
import { Search } from "./search";
import { type Estimate, roomLeft, withRoom } from "./spares";
import type { AccountHit, AccountQuery, AccountsFound, Changes, Mutation, Pending, SetAside, SyncState, Values } from "./types";
import { type TakenOut, takeOut } from "./take_out";
import * as writes from "./writes";

export interface LocalParts { database: Database; files: FileDatabase; sources: writes.Sources; changed: (changes: Changes) => void; today: () => string; estimate: Estimate }
export interface FileOwner { recordType: TypeName; record: string; mime: string; takenAt?: string | null }

const labelOf = ({ op, set, command }: Mutation): string => {
  const said = set?.title ?? set?.name ?? set?.summary ?? set?.body ?? set?.label;
  return command ?? (typeof said === "string" ? said.slice(0, 80) : op);
};

/** Everything the phone does without a network: each write is one durable transaction, reads are the server's copy with what is unsent over it. */
export class Local {
  progress: Progress = { sending: null, online: true, upgrade: false };
  readonly search: Search;
  constructor(private readonly parts: LocalParts) { this.search = new Search(parts.database); }

  private live<T>(work: () => Promise<T>): Promise<T> { return onLiveConnection(this.parts.database, work); }
  private async written(type: TypeName, id: string, work: (mutationId: string) => Promise<unknown>): Promise<void> {
    const mutationId = this.parts.sources.id();
    await withRoom(this.parts.database, this.parts.files, () => this.live(() => work(mutationId)));
    this.parts.changed({ [type]: [id] });
  }

  async create(type: TypeName, values: Values, id: string = this.parts.sources.id()): Promise<string> {
    await this.written(type, id, (mutation) => writes.create(this.parts.database, this.parts.sources, type, values, id, mutation));
    return id;
  }
  patch(type: TypeName, id: string, values: Values): Promise<void> {
    return this.written(type, id, (mutation) => writes.patch(this.parts.database, this.parts.sources, type, id, values, mutation));
  }
  remove(type: TypeName, id: string): Promise<void> {
    return this.written(type, id, (mutation) => writes.remove(this.parts.database, this.parts.sources, type, id, mutation));
  }
  command(type: TypeName, id: string, name: string, args?: Values, expect?: Values): Promise<void> {
    return this.written(type, id, (mutation) => writes.command(this.parts.database, this.parts.sources, type, id, { name, args, expect }, mutation));
  }

  get(type: TypeName, id: string): Promise<Values | undefined> {
    const { database } = this.parts;
    return this.live(() => database.transaction("r", [database.rows(type), database.outbox, database.sent], async () => {
      const laid = await read(database, type, id);
      return laid && shown(laid);
    }));
  }
  list(type: TypeName, where?: Values, order?: string | string[]): Promise<Values[]> {
    const { database } = this.parts;
    return this.live(() => database.transaction("r", [database.rows(type), database.outbox, database.sent], () => list(database, type, where, order)));
  }

  async outbox(): Promise<Pending[]> {
    const mutations = await this.live(() => this.parts.database.outbox.orderBy("n").toArray());
    return mutations.map((mutation) => ({ id: mutation.id, n: mutation.n, at: mutation.at, op: mutation.op, type: mutation.type, record: mutation.record, label: labelOf(mutation) }));
  }
  /** What was made here between two instants, and where it is now. */
  receipt(from: string, to: string): Promise<ReceiptItem[]> {
    const { database } = this.parts;
    return this.live(() => database.transaction("r", [database.sent, database.outbox, database.setAside, database.rows("attachment")], () => receipt(database, from, to)));
  }
  setAside(): Promise<SetAside[]> { return this.live(() => this.parts.database.setAside.orderBy("at").toArray()); }
  async resend(id: string, said?: Values): Promise<void> {
    const mutationId = this.parts.sources.id();
    const aside = await this.live(() => writes.resend(this.parts.database, this.parts.sources, id, mutationId, said));
    if (aside) this.parts.changed({ [aside.mutation.type]: [aside.mutation.record] });
  }
  async discard(id: string): Promise<void> {
    await this.live(() => this.parts.database.setAside.delete(id));
    this.parts.changed({});
  }
  /** All that is only on this phone: the changes as JSON, then each photo and recording as a file of its own. */
  exportUnsent(): Promise<TakenOut[]> {
    const { database, files, sources } = this.parts;
    return this.live(() => onLiveConnection(files, () => takeOut(database, files, sources.now().toISOString())));
  }

  /** Keeps the bytes, then writes the attachment that speaks of them; gives back the attachment's id. */
  async putFile(blob: Blob, owner: FileOwner): Promise<string> {
    const bytes = await blob.arrayBuffer();
    const hash = await sha256(bytes);
    const at = this.parts.sources.now().toISOString();
    const mime = owner.mime || blob.type;
    const { database, files } = this.parts;
    // Its record is a new one: whether the server has its bytes is asked anew.
    await withRoom(database, files, () => onLiveConnection(files, () => files.transaction("rw", files.files, files.spares, () =>
      Promise.all([files.files.put({ sha256: hash, bytes, mime, size: bytes.byteLength, at }), files.spares.delete(hash)]))));
    const values = { record_type: owner.recordType, record_id: owner.record, sha256: hash, size: bytes.byteLength, mime };
    return this.create("attachment", { ...values, taken_at: owner.takenAt ?? at });
  }
  /** Bytes that photos may still take on this phone; null where the browser does not say. */
  room(): Promise<number | null> {
    const { database, files, estimate } = this.parts;
    return this.live(() => onLiveConnection(files, () => roomLeft(database, files, estimate)));
  }
  /** A file's bytes while they are on this phone; afterwards they are at `/api/files/<sha256>`. */
  async file(hash: string): Promise<Blob | undefined> {
    const kept = await onLiveConnection(this.parts.files, () => this.parts.files.files.get(hash));
    return kept && new Blob([kept.bytes], { type: kept.mime });
  }

  /** Files whose bytes are only here; one with a `refusal` waits for a person. */
  files(): Promise<FileHere[]> {
    const { database, files } = this.parts;
    return this.live(() => onLiveConnection(files, () => filesHere(database, files)));
  }
  /** The next run offers the file to the server once more. */
  async retryFile(hash: string): Promise<void> {
    await onLiveConnection(this.parts.files, () => this.parts.files.refusals.delete(hash));
    this.parts.changed({});
  }
  /** Takes the file off this phone, and its record away everywhere. */
  async discardFile(hash: string): Promise<void> {
    const rows = await this.live(() => this.parts.database.rows("attachment").where("data.sha256").equals(hash).toArray());
    for (const row of rows) if (row.data.stored !== true) await this.remove("attachment", row.id);
    await onLiveConnection(this.parts.files, () => forgetFile(this.parts.files, hash));
    this.parts.changed({});
  }

  async accounts(query: AccountQuery): Promise<AccountHit[]> { return (await this.accountsFound(query)).hits; }
  async accountsFound(query: AccountQuery): Promise<AccountsFound> { return (await this.search.ready()).search(query, this.parts.today()); }
  /** Something changed here or in another tab. */
  noticed(changes: Changes): void { this.search.noticed(changes); }

  async state(): Promise<SyncState> {
    const { database } = this.parts;
    return this.live(async () => {
      const [unsent, first, aside, conflicts, last, here, session, n, lost] = await Promise.all([
        database.outbox.orderBy("record").keys(), database.outbox.orderBy("n").first(), database.setAside.count(),
        database.rows("conflict").where("data.state").equals("open").count(), database.fact("last"), this.files(),
        database.fact("session"), database.fact("n"), database.fact("lost"),
      ]);
      const waiting = here.filter((file) => !file.refusal);
      const oldest = [first?.at, waiting[0]?.at].filter((at) => at !== undefined).sort()[0] ?? null;
      // Things, not key strokes: a note changed ten times is one thing that is only here. (WebKit cannot open the cursor that `uniqueKeys` wants.)
      return {
        unsent: new Set(unsent).size + waiting.length, oldest, setAside: aside + here.length - waiting.length, conflicts, last: last ?? null,
        here: session ? { device: session.device, n: n ?? 0 } : null, lost: lost ?? null, ...this.progress,
      };
    });
  }

  /** The person has read what was lost. */
  async lossSeen(): Promise<void> {
    await this.live(() => this.parts.database.meta.delete("lost"));
    this.parts.changed({});
  }

  /** Takes everything off the phone. */
  async clear(): Promise<void> {
    const { database, files } = this.parts;
    await this.live(() => database.transaction("rw", database.tables, () => Promise.all(database.tables.map((table) => table.clear()))));
    await onLiveConnection(files, () => files.transaction("rw", files.tables, () => Promise.all(files.tables.map((table) => table.clear()))));
    this.search.forget();
    this.parts.changed(Object.fromEntries(typeNames.map((type) => [type, null])));
  }
}
