import { ask } from "../core/ask.ts";
import { t } from "../core/i18n/index.ts";
import type { Mutation } from "../core/store/index.ts";

/** Something that was set aside on the server, whole. */
export interface Entry {
  id: string; at: string; code: string; detail: string; mutation: Mutation; user_id: string | null; user: string | null; device: string | null;
  handled_at: string | null; handled_by: string | null; outcome: "applied" | "discarded" | null; reason: string | null;
}

export const readPage = (before: string | null, all: boolean): Promise<{ entries: Entry[]; next: string | null }> =>
  ask("GET", `/api/quarantine?${new URLSearchParams({ ...(before ? { before } : {}), ...(all ? { all: "1" } : {}) })}`);

export const judge = (id: string, body: Record<string, string>): Promise<Entry> => ask("POST", `/api/quarantine/${id}`, body);

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
  return ask("POST", "/api/quarantine/import", { user_id: owner, content });
};
