import { Dexie, type Table } from "dexie";
import type { TypeName } from "../records";
import type { Database } from "./database";
import { keepSpare, type Spare } from "./spares";
import type { Mutation, Values } from "./types";

/** Bytes of a photo or recording; apart from the records, so that a large file never holds up a write. */
export interface KeptFile { sha256: string; bytes: ArrayBuffer; mime: string; size: number; at: string }
/** Why the server does not want a file; kept until a person has decided. `code` is the server's, `status` the answer's. */
export interface Refusal { sha256: string; status: number; code: string; at: string }
export class FileDatabase extends Dexie {
  declare files: Table<KeptFile, string>;
  declare refusals: Table<Refusal, string>;
  declare spares: Table<Spare, string>;
  constructor(name = "fieldapp-files") {
    super(name, { chromeTransactionDurability: "strict" });
    this.version(1).stores({ files: "sha256,at" });
    this.version(2).stores({ refusals: "sha256" });
    this.version(3).stores({ spares: "sha256,epoch" });
  }
}

const digest = async (bytes: ArrayBuffer): Promise<number[]> => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
/** SHA-256 in hexadecimal, as the server names files. */
export const sha256 = async (bytes: ArrayBuffer): Promise<string> => (await digest(bytes)).map((byte) => byte.toString(16).padStart(2, "0")).join("");
/** What tus wants beside a piece, so that one which arrives changed is sent again and spoils nothing. */
const checksum = async (piece: ArrayBuffer): Promise<string> => `sha256 ${btoa(String.fromCharCode(...(await digest(piece))))}`;

export type Request = (address: string, init: RequestInit) => Promise<Response>;
const chunk = 512 * 1024;
const tus = { "Tus-Resumable": "1.0.0" };
/** The server did not take the file now; the bytes stay here and the next run resumes. */
export class NotUploaded extends Error {
  constructor(readonly status: number, readonly code = "") { super(`The server answered ${status}`); this.name = "NotUploaded"; }
}
const notUploaded = async (reply: Response): Promise<NotUploaded> => {
  const said: unknown = await reply.json().catch(() => null);
  const code = (said as { code?: unknown } | null)?.code;
  return new NotUploaded(reply.status, typeof code === "string" ? code : "");
};
const offsetOf = (reply: Response): number => Number(reply.headers.get("Upload-Offset") ?? "0");

/** Sends a file's bytes by tus 1.0, from where an earlier attempt stopped. Throws `NotUploaded`, or what `request` throws without a network. */
export const upload = async (file: KeptFile, request: Request): Promise<void> => {
  const address = `/api/files/${file.sha256}`;
  const head = await request(address, { method: "HEAD", headers: tus });
  let offset = head.ok ? offsetOf(head) : 0;
  if (!head.ok) {
    if (head.status !== 404 && head.status !== 410) throw await notUploaded(head);
    const made = await request(address, { method: "POST", headers: { ...tus, "Upload-Length": String(file.size), "Content-Type": "application/offset+octet-stream" } });
    if (!made.ok) throw await notUploaded(made);
    offset = offsetOf(made);
  }
  while (offset < file.size) {
    const piece = file.bytes.slice(offset, offset + chunk);
    const sent = await request(address, {
      method: "PATCH", headers: { ...tus, "Upload-Offset": String(offset), "Upload-Checksum": await checksum(piece), "Content-Type": "application/offset+octet-stream" },
      body: piece,
    });
    const reached = offsetOf(sent);
    if (!sent.ok || reached <= offset) throw await notUploaded(sent);
    offset = reached;
  }
};

const names = (mutation: Mutation, hash: string): boolean => mutation.type === "attachment" && (mutation.set as Values | undefined)?.sha256 === hash;
type Standing = "stored" | "ready" | "unsure" | "unsent" | "away" | "unwanted";
/**
 * Where a file stands: the server has it; its record is there and the bytes may follow; the server had it, and its records are just coming anew; its
 * record is still here; its record went out of this person's sight before the bytes had followed; nothing speaks of it.
 */
const standing = async (database: Database, hash: string): Promise<Standing> => {
  const me = (await database.fact("session"))?.user.id;
  // The same picture may hang on several records, also on other people's: each person's own bytes make their own records stored.
  const rows = (await database.rows("attachment").where("data.sha256").equals(hash).toArray()).filter(({ data }) => (data.author_id ?? me) === me);
  if (rows.some((row) => row.data.stored !== true)) return "ready";
  if (rows.length > 0) return rows.some((row) => row.stale.length === 0) ? "stored" : "unsure";
  const [unsent, aside, awaited] = await Promise.all([
    database.outbox.where("type").equals("attachment").filter((one) => names(one, hash)).count(),
    database.setAside.filter((one) => names(one.mutation, hash)).count(),
    database.sent.where("[type+awaiting]").equals(["attachment", 1]).filter((one) => names(one.mutation, hash)).count(),
  ]);
  if (unsent + aside + awaited > 0) return "unsent";
  const told = await database.sent.filter((one) => one.type === "attachment" && (names(one.mutation, hash) || one.mutation.op === "delete")).toArray();
  const removed = new Set(told.filter((one) => one.mutation.op === "delete").map((one) => one.record));
  return told.some((one) => one.mutation.op !== "delete" && !removed.has(one.record)) ? "away" : "unwanted";
};

const day = 86_400_000;
/** Answers that will be the same next time: the server does not want these bytes. */
const forGood = new Set([400, 403, 413, 415, 422]);

/** The files that the server, in its present history, is not known to have. */
export const notSpare = async (database: Database, kept: FileDatabase): Promise<string[]> => {
  const spare = new Set(await kept.spares.where("epoch").equals((await database.fact("epoch")) ?? "").primaryKeys());
  return (await kept.files.orderBy("at").primaryKeys()).filter((hash) => !spare.has(hash));
};

/**
 * Uploads what is ready and notes what the server has; gives back how many files it sent. After a restored backup, which is a new history, all are
 * looked at again: what the server has no more is sent once more. A file the server will not take is kept with the reason, and passed over until a
 * person has decided; one that failed for now is thrown as `NotUploaded` once the others had their turn.
 */
export const uploadFiles = async (database: Database, kept: FileDatabase, request: Request, now: Date): Promise<number> => {
  let sent = 0;
  let failed: NotUploaded | null = null;
  for (const hash of await notSpare(database, kept)) {
    const stands = await standing(database, hash);
    const file = await kept.files.get(hash);
    if (!file || stands === "unsent" || stands === "unsure") continue;
    // A file kept a moment ago may only be waiting for its record to be written.
    if (stands === "unwanted" && now.getTime() - Date.parse(file.at) > day) await forgetFile(kept, hash);
    if (stands === "stored") await keepSpare(database, kept, hash, file.size, now);
    if ((stands !== "ready" && stands !== "away") || (await kept.refusals.get(hash))) continue;
    try {
      await upload(file, request);
      sent += 1;
      // Nobody will tell this phone that it is stored; the server has every byte.
      if (stands === "away") await keepSpare(database, kept, hash, file.size, now);
    } catch (error) {
      if (!(error instanceof NotUploaded)) throw error;
      if (forGood.has(error.status)) await kept.refusals.put({ sha256: hash, status: error.status, code: error.code, at: now.toISOString() });
      else failed = error;
    }
  }
  if (failed) throw failed;
  return sent;
};

/** Takes the bytes, and what was said about them, off the phone. */
export const forgetFile = (kept: FileDatabase, hash: string): Promise<void> => kept.transaction("rw", kept.files, kept.refusals, kept.spares, async () => {
  await Promise.all([kept.files.delete(hash), kept.refusals.delete(hash), kept.spares.delete(hash)]);
});

/** A file whose bytes are only on this phone, though its record is on the server. `refusal`: the server does not want it. */
export interface FileHere { sha256: string; size: number; mime: string; at: string; attachment: string | null; recordType: TypeName | null; record: string | null; refusal: Refusal | null }

/** Files whose record is on the server and whose bytes are not, oldest first: they count as unsent like a change does. */
export const filesHere = async (database: Database, kept: FileDatabase): Promise<FileHere[]> => {
  const here: FileHere[] = [];
  for (const hash of await notSpare(database, kept)) {
    const stands = await standing(database, hash);
    if (stands !== "ready" && stands !== "away") continue;
    const [file, row, refusal] = await Promise.all([kept.files.get(hash), database.rows("attachment").where("data.sha256").equals(hash).first(), kept.refusals.get(hash)]);
    if (!file) continue;
    const { size, mime, at } = file;
    here.push({
      sha256: hash, size, mime, at, attachment: row?.id ?? null, refusal: refusal ?? null,
      recordType: (row?.data.record_type as TypeName | undefined) ?? null, record: (row?.data.record_id as string | undefined) ?? null,
    });
  }
  return here;
};
