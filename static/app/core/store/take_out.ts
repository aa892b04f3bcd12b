import type { Database } from "./database";
import { type FileDatabase, type KeptFile, notSpare } from "./files";
import type { Values } from "./types";

/** One file to give a person. */
export interface TakenOut { name: string; blob: Blob }

const endings: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg" };
/** "2026-11-25-3f9a01c2.jpg": the day it was kept, the beginning of its hash, and what it is. */
export const fileName = ({ at, sha256, mime }: Pick<KeptFile, "at" | "sha256" | "mime">): string => `${at.slice(0, 10)}-${sha256.slice(0, 8)}.${endings[mime] ?? "bin"}`;

/**
 * What only this phone has: first the changes, whole, as JSON (`unsent`, `set_aside`, and `files` with the name, hash and owner of each file that
 * follows), then the files themselves. One that the server says it has stored is left out.
 */
export const takeOut = async (database: Database, kept: FileDatabase, now: string): Promise<TakenOut[]> => {
  const [session, unsent, set_aside, rows] = await Promise.all([
    database.fact("session"), database.outbox.orderBy("n").toArray(), database.setAside.orderBy("at").toArray(), database.rows("attachment").toArray(),
  ]);
  const stored = new Set(rows.filter((row) => row.data.stored === true).map((row) => row.data.sha256));
  const owners: Values[] = [...rows.map((row) => row.data), ...[...unsent, ...set_aside.map((one) => one.mutation)].map((one) => one.set ?? {})];
  const hashes = (await notSpare(database, kept)).filter((hash) => !stored.has(hash));
  const here = (await kept.files.bulkGet(hashes)).filter((file) => file !== undefined);
  const files = here.map(({ bytes: _bytes, ...file }) => {
    const { record_type = null, record_id = null } = owners.find((one) => one.sha256 === file.sha256) ?? {};
    return { name: fileName(file), ...file, record_type, record_id };
  });
  const said = { exported: now, user: session?.user ?? null, device: session?.device ?? null, unsent, set_aside, files };
  const changes = new Blob([JSON.stringify(said, null, 2)], { type: "application/json" });
  return [{ name: `fieldapp-${now.slice(0, 10)}.json`, blob: changes }, ...here.map((file) => ({ name: fileName(file), blob: new Blob([file.bytes], { type: file.mime }) }))];
};
