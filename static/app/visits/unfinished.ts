import type { Note, Shown } from "../core/records.ts";
import { session } from "../core/session.ts";
import { store } from "../core/store/index.ts";

/** The visit's own note of this person. */
export const isOwn = (note: Shown<Note>): boolean => !note.promise && (!note.author_id || note.author_id === session.value?.user.id);

/** Makes the visit's note with its first word, changes it with every further one; answers with its id, null while there is none. */
export const keepNote = async (visit: string, body: string, known?: string | null): Promise<string | null> => {
  const id = known ?? (await store.list("note", { visit_id: visit })).find(isOwn)?.id;
  if (id) { await store.patch("note", id, { body }); return id; }
  if (body.trim() === "") return null;
  const record = await store.get("visit", visit);
  if (!record) throw new Error("The visit is not on this phone");
  return store.create("note", { account_id: record.account_id, visit_id: visit, body, kind: "meeting", occurred_at: new Date().toISOString() });
};

/** The draft `note:<visit>`. */
export const finish = ([visit = ""]: string[], text: string): Promise<unknown> => keepNote(visit, text);
