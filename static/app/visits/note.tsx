import { useRef } from "preact/hooks";
import { useKept } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Shown, Visit } from "../core/records.ts";
import { isRead, useRecords } from "../core/store/index.ts";
import { TextArea } from "../core/ui/index.ts";
import { isOwn, keepNote } from "./unfinished.ts";

/** What happened: the visit's own note, made with its first word and changed with every further one. */
export const VisitNote = ({ visit }: { visit: Shown<Visit> }) => {
  const notes = useRecords("note", { visit_id: visit.id }).value;
  const note = notes.find(isOwn);
  const made = useRef<string | null>(null);
  const save = async (body: string): Promise<void> => { made.current = await keepNote(visit.id, body, made.current ?? note?.id); };
  const kept = useKept(`note:${visit.id}`, isRead(notes) ? note?.body ?? "" : undefined, save);
  const saved = kept.failed ? "not" : kept.saved || (note && kept.text === note.body) ? (note && !note.pending ? "server" : "here") : false;
  if (!isRead(notes)) return null;
  return <TextArea label={t("visits.what_happened")} rows={5} value={kept.text} onInput={kept.set} onBlur={() => void kept.flush()} saved={saved} />;
};
