import { useSignal } from "@preact/signals";
import { daysOn } from "../core/capture/index.ts";
import { day, t } from "../core/i18n/index.ts";
import { session } from "../core/session.ts";
import { store } from "../core/store/index.ts";
import { Field, Picks, Sheet, TextArea, toast } from "../core/ui/index.ts";

interface SheetProps { account: string; open: boolean; onClose: () => void }

/** A note outside a visit; what is typed survives closing the sheet. */
export const NoteSheet = ({ account, open, onClose }: SheetProps) => (
  <Sheet open={open} onClose={onClose} title={t("accounts.note")}><NoteForm account={account} onClose={onClose} /></Sheet>
);

const NoteForm = ({ account, onClose }: { account: string; onClose: () => void }) => {
  const draft = `draft:account_note:${account}`;
  const kind = useSignal<"call" | "meeting" | "other">("call");
  const promise = useSignal<string[]>([]);
  const body = useSignal(localStorage.getItem(draft) ?? "");
  const keep = async (): Promise<void> => {
    if (body.value.trim()) await store.create("note", { account_id: account, body: body.value, kind: kind.value, promise: promise.value.length > 0, occurred_at: new Date().toISOString() });
    localStorage.removeItem(draft);
    onClose();
  };
  return (
    <>
      <Picks label={t("accounts.note_kind")} value={kind.value} options={(["call", "meeting", "other"] as const).map((value) => ({ value, label: t(`accounts.kind_${value}`) }))} onChange={(value) => { if (value) kind.value = value; }} />
      <TextArea label={t("accounts.what_happened")} rows={5} value={body.value} onInput={(text) => { body.value = text; localStorage.setItem(draft, text); }} />
      <Picks label={t("accounts.promise")} multi value={promise.value} options={[{ value: "yes", label: t("accounts.is_promise"), icon: "promise" }]} onChange={(value) => { promise.value = value; }} />
      <button type="button" class="btn ink" onClick={() => void keep()}>{t("accounts.keep")}</button>
    </>
  );
};

/** Something to do; one tap on a day makes it. */
export const TaskSheet = ({ account, open, onClose }: SheetProps) => (
  <Sheet open={open} onClose={onClose} title={t("accounts.task")}><TaskForm account={account} onClose={onClose} /></Sheet>
);

const TaskForm = ({ account, onClose }: { account: string; onClose: () => void }) => {
  const title = useSignal("");
  const missing = useSignal(false);
  const days = { d1: 1, d7: 7, d30: 30 } as const;
  const make = async (due: string): Promise<void> => {
    if (!title.value.trim()) { missing.value = true; return; }
    await store.create("task", { title: title.value.trim(), due, account_id: account, owner_id: session.value?.user.id ?? "" });
    toast(t("accounts.task_kept", { day: day(due) }));
    onClose();
  };
  return (
    <>
      <Field label={t("accounts.what_to_do")} value={title.value} onInput={(text) => { title.value = text; }} error={missing.value ? t("accounts.what_to_do_missing") : undefined} />
      <Picks label={t("accounts.by_when")} showLabel value={null} options={(["d1", "d7", "d30"] as const).map((value) => ({ value, label: t(`accounts.${value}`) }))} onChange={(value) => { if (value) void make(daysOn(days[value])); }} />
    </>
  );
};
