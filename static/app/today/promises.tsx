import { age, t } from "../core/i18n/index.ts";
import type { Note, Shown } from "../core/records.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Icon, toast } from "../core/ui/index.ts";

const MOST = 5;

/** Promises nobody has said anything about, oldest first: of these accounts, or, without any, of this person. */
export const useOpenPromises = (accounts: string[] | null, me: string): Shown<Note>[] =>
  useRecords("note", { promise: true }, "occurred_at").value.filter((note) => (note.kept === null || note.kept === undefined)
    && (accounts === null ? note.author_id === me || !note.author_id : accounts.includes(note.account_id)));

const settle = async (note: Shown<Note>, kept: boolean): Promise<void> => {
  await store.patch("note", note.id, { kept });
  toast(t(kept ? "today.promise_kept" : "today.promise_not_kept"), { undo: () => void store.patch("note", note.id, { kept: null }) });
};

/** What was promised, and whether it was kept, in one tap. */
export const Promises = ({ notes }: { notes: Shown<Note>[] }) => {
  if (notes.length === 0) return null;
  return (
    <section class="stack"><div class="head"><h2>{t("today.promises", { n: notes.length })}</h2></div>
      <ul class="card list">{notes.slice(0, MOST).map((note) => <li key={note.id}><OnePromise note={note} /></li>)}</ul></section>
  );
};

const OnePromise = ({ note }: { note: Shown<Note> }) => {
  const account = useRecord("account", note.account_id).value;
  return (
    <div class="row asks">
      <Icon name="promise" />
      <div class="grow stack"><a class="stack t touch" href={`/accounts/${note.account_id}`}><span class="name two">{note.body}</span><span class="sub">{[account?.name, note.occurred_at && t("today.ago", { age: age(note.occurred_at) })].filter(Boolean).join(" · ")}</span></a>
        <div class="split"><button type="button" class="btn" onClick={() => void settle(note, true)}><Icon name="check" small />{t("today.kept")}</button>
          <button type="button" class="btn" onClick={() => void settle(note, false)}><Icon name="x" small />{t("today.not_kept")}</button></div></div>
    </div>
  );
};
