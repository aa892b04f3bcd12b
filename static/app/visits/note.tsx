import { useRef } from "preact/hooks";
import { useKept } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Shown, Visit } from "../core/records.ts";
import { session } from "../core/session.ts";
import { store, useRecords } from "../core/store/index.ts";
import { TextArea } from "../core/ui/index.ts";

/** What happened: the visit's own note, made with its first word and changed with every further one. */
export const VisitNote = ({ visit }: { visit: Shown<Visit> }) => {
  const me = session.value?.user.id;
  const notes = useRecords("note", { visit_id: visit.id }).value;
  const note = notes.find((one) => !one.promise && (!one.author_id || one.author_id === me));
  const made = useRef<string | null>(null);
  const save = async (body: string): Promise<void> => {
    const id = made.current ?? note?.id ?? (await store.list("note", { visit_id: visit.id })).find((one) => !one.promise && (!one.author_id || one.author_id === me))?.id;
    if (id) {
      made.current = id;
      await store.patch("note", id, { body });
    } else if (body.trim() !== "") {
      made.current = await store.create("note", { account_id: visit.account_id, visit_id: visit.id, body, kind: "meeting", occurred_at: new Date().toISOString() });
    }
  };
  const kept = useKept(`note:${visit.id}`, note?.body ?? "", save);
  const saved = kept.failed ? "not" : kept.saved || (note && kept.text === note.body) ? (note && !note.pending ? "server" : "here") : false;
  return <TextArea label={t("visits.what_happened")} rows={5} value={kept.text} onInput={kept.set} onBlur={() => void kept.flush()} saved={saved} />;
};
