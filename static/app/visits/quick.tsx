import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { makeOf, Photos, TakePhoto, useDraft, useOnce, WhichAccount } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Note } from "../core/records.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, Picks, Row, Seg, SyncPill, TextArea, toast } from "../core/ui/index.ts";
import { NewTask } from "./follow_up.tsx";
import { Nobody } from "./new_visit.tsx";
import { NewContact } from "./people.tsx";

type What = "note" | "photo" | "task" | "contact";
const KINDS = ["meeting", "call", "other"] as const;

/** `/add/note?account=`: what the "+" takes down outside a visit. First whose it is, then the thing itself. */
export default function QuickPage() {
  const { route } = useLocation();
  const { params, query } = useRoute();
  const what = params.what as What;
  const account = query.account ?? null;
  const open = (id: string): void => route(`/add/${what}?account=${id}`, true);
  if (!["note", "photo", "task", "contact"].includes(what)) return <><Bar title={t("visits.add")} back="/" /><main class="page"><Empty icon="search" title={t("visits.not_here")} /></main></>;
  if (account === null) return (
    <WhichAccount title={t(`visits.whose_${what}`)} onPick={open}
      above={what === "task" && <ul class="card list"><li><Row mark={<Icon name="user" />} name={t("visits.nobodys")} sub={t("visits.nobodys_sub")} onClick={() => open("")} chev /></li></ul>}
      nobody={(_text, found) => found === 0 && <Empty icon="plant" title={t("visits.nobody_found")}><a class="btn" href="/accounts/new">{t("visits.new_account")}</a></Empty>} />);
  return <Quick what={what} account={account} />;
}

const Quick = ({ what, account }: { what: What; account: string }) => {
  const known = useRecord("account", account).value;
  const { route } = useLocation();
  if (account && known === null) return <Nobody />;
  const done = (): void => { if (history.length > 1) history.back(); else route(account ? `/accounts/${account}` : "/", true); };
  return (
    <>
      <Bar title={t(`visits.add_${what}`)} sub={known?.name ?? t("visits.nobodys")} back={true}><SyncPill /></Bar>
      <main class={what === "note" || what === "photo" ? "page acting stack l" : "page stack l"}>
        <h1 class="hidden">{t(`visits.add_${what}`)}</h1>
        {what === "note" && <QuickNote account={account} onDone={done} />}
        {what === "photo" && <QuickPhoto account={account} onDone={done} />}
        {what === "task" && <NewTask account={account || null} visit={null} onDone={done} />}
        {what === "contact" && <NewContact account={account} onKept={done} />}
      </main>
    </>
  );
};

const QuickNote = ({ account, onDone }: { account: string; onDone: () => void }) => {
  const key = `quick_note:${account}`;
  const draft = useDraft(key);
  const kind = useSignal<Note["kind"]>("call");
  const promise = useSignal<string[]>([]);
  const missing = useSignal(false);
  const keep = useOnce(async () => {
    if (draft.text.trim() === "") { missing.value = true; return false; }
    const id = await makeOf(key, "note", { account_id: account, body: draft.text, kind: kind.value, promise: promise.value.length > 0, occurred_at: new Date().toISOString() });
    draft.drop();
    toast(t("visits.note_kept"), { undo: () => void store.remove("note", id) });
    onDone();
    return true;
  });
  return (
    <>
      <TextArea label={t("visits.what_happened")} rows={5} value={draft.text} onInput={draft.set} error={missing.value && draft.text.trim() === "" ? t("visits.note_missing") : undefined} />
      <Seg label={t("visits.note_kind")} value={kind.value} options={KINDS.map((value) => ({ value, label: t(`visits.note_${value}`) }))} onChange={(value) => { kind.value = value; }} />
      <Picks label={t("visits.promise")} multi value={promise.value} options={[{ value: "yes", label: t("visits.is_promise"), icon: "promise" }]} onChange={(value) => { promise.value = value; }} />
      <div class="act"><button type="button" class="btn go" onClick={() => void keep()}><Icon name="check" />{t("visits.keep_note")}</button></div>
    </>
  );
};

const QuickPhoto = ({ account, onDone }: { account: string; onDone: () => void }) => {
  const photos = useRecords("attachment", { record_type: "account", record_id: account }, "-taken_at").value;
  return (
    <>
      {photos.length === 0 ? <Empty icon="camera" title={t("visits.no_photo")} text={t("visits.no_photo_text")} /> : <Photos attachments={photos} />}
      <div class="act"><TakePhoto look="go" recordType="account" record={() => account} label={t("visits.take_photo")} />
        <button type="button" class="btn big" onClick={onDone}>{t("visits.done")}</button></div>
    </>
  );
};
