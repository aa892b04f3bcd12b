import { t } from "../core/i18n/index.ts";
import type { Mutation } from "../core/store/index.ts";

/** Something that was set aside on the server, whole. */
export interface Entry {
  id: string; at: string; code: string; detail: string; mutation: Mutation; user_id: string | null; user: string | null; device: string | null;
  handled_at: string | null; handled_by: string | null; outcome: "applied" | "discarded" | null; reason: string | null;
}

/** Throws the server's own sentence. */
const ask = async <T>(path: string, body?: unknown): Promise<T> => {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const reply = await fetch(path, sent);
  const told = (await reply.json()) as T & { detail?: string };
  if (!reply.ok) throw new Error(told.detail ?? String(reply.status));
  return told;
};

export const readPage = (before: string | null, all: boolean): Promise<{ entries: Entry[]; next: string | null }> =>
  ask(`/api/quarantine?${new URLSearchParams({ ...(before ? { before } : {}), ...(all ? { all: "1" } : {}) })}`);

export const judge = (id: string, body: Record<string, string>): Promise<Entry> => ask(`/api/quarantine/${id}`, body);

interface Saved { user?: { id?: string } }
const parsed = (text: string): Saved | null => {
  try { return JSON.parse(text) as Saved; } catch { return null; }
};

/** Reads a phone's file in; whose it is stands in the file, else it is who was picked. */
export const readFile = async (file: Blob, picked: string | null): Promise<{ added: number; known: number }> => {
  const content = parsed(await file.text());
  const owner = content?.user?.id ?? picked;
  if (!content) throw new Error(t("sync.other_file"));
  if (!owner) throw new Error(t("sync.say_whose"));
  return ask("/api/quarantine/import", { user_id: owner, content });
};
