import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { useForm, useOnce, WhichAccount } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import { type SetAside, store, useRecord } from "../core/store/index.ts";
import { Bar, Empty, Field, Icon, Picks, Row, Seg, SyncPill, TextArea, toast } from "../core/ui/index.ts";
import { accountOf, type Changeable, changeable, draftKey, saidAnew, type Typed, typedOf, wrongIn } from "./change_fields.ts";
import { choiceWord, fieldWord, nameOf, typeWord, whyOf } from "./labels.ts";
import { useRead } from "./read.ts";

interface InputProps { shape: Changeable; value: string; wrong: boolean; onInput: (text: string) => void }
const figures = { line: "text", day: "date", month: "month", time: "time", figure: "figure" } as const;

/** One field of the change, as its kind is written. */
const Input = ({ shape: { field, kind, choices, needed }, value, wrong, onInput }: InputProps) => {
  const label = fieldWord(field);
  const error = wrong ? t(needed ? "sync.write_something" : "sync.write_a_number") : undefined;
  if (kind === "words" || kind === "lines") return <TextArea label={label} value={value} onInput={onInput} error={error} hint={kind === "lines" ? t("sync.one_a_line") : undefined} />;
  if (kind === "choice") return <Picks label={label} showLabel value={value || null} options={choices.map((one) => ({ value: one, label: choiceWord(one) ?? one }))} onChange={(picked) => onInput(picked ?? "")} />;
  if (kind === "truth") return <Seg label={label} showLabel value={value} options={[{ value: "true", label: t("sync.it_is") }, { value: "false", label: t("sync.it_is_not") }]} onChange={onInput} />;
  return <Field label={label} type={figures[kind]} value={value} onInput={onInput} error={error} autocomplete="off" />;
};

const said = (error: unknown): string => t((error as Error).name === "NotHere" ? "sync.not_here" : "core.not_saved_text");

/** What was typed, with the reason it was not taken; sent when the person says so, and set aside as it was until then. */
const Form = ({ aside }: { aside: SetAside }) => {
  const { route } = useLocation();
  const { mutation } = aside;
  const draft = useForm<Typed>(draftKey(aside.id));
  const typed: Typed = { ...typedOf(mutation), ...(draft.changes as Typed) };
  const account = typed.account_id ?? accountOf(mutation);
  const owner = useRecord("account", account ?? "").value;
  const wrong = useSignal<string[]>([]);
  const failure = useSignal<string | null>(null);
  const name = useRead(typeWord(mutation.type), () => nameOf(mutation.type, mutation.record, mutation.set), [aside.id]);
  const send = useOnce(async () => {
    failure.value = null;
    wrong.value = wrongIn(mutation, typed);
    if (wrong.value.length > 0) return false;
    try { await store.resend(aside.id, saidAnew(mutation, typed, account)); } catch (error) { failure.value = said(error); return false; }
    draft.drop();
    void store.syncNow();
    toast(t("sync.sent_again"));
    route("/more/sync", true);
    return true;
  });
  if (useRoute().query.whose) return <WhichAccount title={t("sync.which_account")} onPick={(id) => { draft.set("account_id")(id); history.back(); }} />;
  return (
    <>
      <Bar title={name.value} sub={typeWord(mutation.type)} back="/more/sync"><SyncPill /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("sync.change_send")}</h1>
        <div class="card loud flow top"><Icon name="stop" /><p class="grow sub">{t("sync.not_taken")} <b>{whyOf(aside)}</b></p></div>
        {account !== null && <ul class="card list"><li><Row href={`/more/sync/${aside.id}?whose=1`} mark={<Icon name="plant" />} name={owner?.name ?? t("sync.nobody_here")} sub={t("sync.type_account")} chev /></li></ul>}
        {changeable(mutation).map((shape) => <Input key={shape.field} shape={shape} value={typed[shape.field] ?? ""} wrong={wrong.value.includes(shape.field)} onInput={draft.set(shape.field)} />)}
        {failure.value && <p class="say bad" role="alert"><Icon name="stop" /><span>{failure.value}</span></p>}
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => void send()}><Icon name="send" />{t("sync.send")}</button></div>
    </>
  );
};

/** "What do I write instead, so that it is taken?" */
export default function ChangePage() {
  const { id = "" } = useRoute().params;
  const aside = useRead<SetAside | null | undefined>(undefined, async () => (await store.setAside()).find((one) => one.id === id) ?? null, [id]).value;
  if (aside === undefined) return null;
  if (aside) return <Form key={id} aside={aside} />;
  return <><Bar title={t("sync.change_send")} back="/more/sync"><SyncPill /></Bar><main class="page"><Empty icon="done" title={t("sync.not_aside")} text={t("sync.not_aside_text")} /></main></>;
}
