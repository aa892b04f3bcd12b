import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso";
import { Photos, TakePhoto, useKept } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Need, Shown } from "../core/records.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Field, Icon, type IconName, Picks, Seg, Steps, SyncPill, TextArea } from "../core/ui/index.ts";
import { fieldsOf, groupsOf, type Progress, progressOf, said } from "./checklist.ts";
import { NewNeed } from "./new_need.tsx";
import { Question } from "./question.tsx";

const URGENCIES = ["line_down", "soon", "normal"] as const;
const KINDS = ["hose", "tube_fitting", "valve", "adapter", "other"] as const;
const MARKS: Record<Progress, IconName> = { missing: "minus", part: "edit", done: "check" };

/** The need card: the customer's words first, then the trade's checklist a group at a time; every answer is saved by itself. */
export default function NeedPage() {
  const id = useRoute().params.id ?? "new";
  return id === "new" ? <NewNeed /> : <Loaded key={id} id={id} />;
}

const Loaded = ({ id }: { id: string }) => {
  const need = useRecord("need", id).value;
  if (need === undefined) return <Bar title={t("needs.need")} back={true}><SyncPill /></Bar>;
  if (need === null) return <><Bar title={t("needs.need")} back="/needs"><SyncPill /></Bar><main class="page"><Empty icon="hose" title={t("needs.not_here")} /></main></>;
  return <Card need={need} />;
};

const Card = ({ need }: { need: Shown<Need> }) => {
  const account = useRecord("account", need.account_id).value;
  const photos = useRecords("attachment", { record_type: "need", record_id: need.id }).value;
  const groups = groupsOf(need.kind);
  const at = useSignal<string | null>(null);
  const group = at.value ?? groups.find((one) => progressOf(need.kind, one, need.spec ?? {}) === "missing") ?? groups[0] ?? null;
  return (
    <>
      <Bar title={t(`needs.kind_${need.kind}`)} sub={account?.name} back={true}><SyncPill />
        <TakePhoto icon recordType="need" record={() => need.id} label={t("needs.photo")} /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("needs.need")}</h1>
        <Words need={need} />
        <Photos attachments={photos} />
        {group !== null && <Strip need={need} groups={groups} now={group} onPick={(one) => { at.value = one; }} />}
        {group !== null && (
          <section class="card stack l" key={group}><p class="lg">{t(`needs.group_${group}`)}</p>
            {fieldsOf(need.kind).filter((field) => field.group === group).map((field) => <Question key={field.key} need={need} field={field} />)}</section>)}
        <SoFar need={need} onPick={(one) => { at.value = one; }} />
        <Details need={need} />
      </main>
      <Steer groups={groups} now={group} onPick={(one) => { at.value = one; window.scrollTo(0, 0); }} />
    </>
  );
};

/** Their own words, how urgent: that alone is a need. */
const Words = ({ need }: { need: Shown<Need> }) => {
  const summary = useKept(`need:${need.id}:summary`, need.summary, async (text) => { if (text.trim()) await store.patch("need", need.id, { summary: text }); });
  const saved = summary.text === need.summary ? (need.pending ? "here" : "server") : summary.saved;
  return (
    <section class="stack">
      <TextArea label={t("needs.summary")} rows={2} value={summary.text} onInput={summary.set} onBlur={() => void summary.flush()} saved={saved} />
      <Seg label={t("needs.urgency")} value={need.urgency} options={URGENCIES.map((value) => ({ value, label: t(`needs.urgency_${value}`) }))} onChange={(urgency) => void store.patch("need", need.id, { urgency })} />
    </section>
  );
};

/** What the office wants to know besides. */
const Details = ({ need }: { need: Shown<Need> }) => {
  const rival = useKept(`need:${need.id}:competitor`, need.competitor ?? "", (text) => store.patch("need", need.id, { competitor: text.trim() || null }));
  return (
    <section class="stack"><h2>{t("needs.details")}</h2>
      <Picks label={t("needs.kind")} wrap={false} value={need.kind} options={KINDS.map((value) => ({ value, label: t(`needs.kind_${value}`) }))} onChange={(kind) => { if (kind) void store.patch("need", need.id, { kind }); }} />
      <Steps label={t("needs.quantity")} showLabel value={need.quantity ?? 0} max={9999} onChange={(quantity) => void store.patch("need", need.id, { quantity })} />
      <Field label={t("needs.competitor")} value={rival.text} onInput={rival.set} onBlur={() => void rival.flush()} autocomplete="off" />
    </section>
  );
};

interface StripProps { need: Shown<Need>; groups: string[]; now: string; onPick: (group: string) => void }

/** How far the card is: the word STAMPED for a hose, the groups' names for the rest. */
const Strip = ({ need, groups, now, onPick }: StripProps) => {
  const letters = groups.filter((group) => group.length === 1);
  const shown = need.kind === "hose" ? letters.filter((group) => group !== "I") : groups;
  const states = shown.map((group) => progressOf(need.kind, group, need.spec ?? {}));
  const done = states.filter((state) => state === "done").length;
  return (
    <section class="stack">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a strip of equal buttons in every browser */}
      {need.kind === "hose" ? <div class="stamped" role="group" aria-label="STAMPED">{shown.map((group, index) => {
        const state = states[index] ?? "missing";
        const current = group === now;
        return (
          <button key={group} type="button" class={current || state === "missing" ? undefined : state} aria-current={current ? "step" : undefined}
            aria-label={t("needs.group_state", { group: t(`needs.group_${group}`), state: t(`needs.state_${state}`) })} onClick={() => onPick(group)}>{group}<Icon name={current ? "edit" : MARKS[state]} /></button>);
      })}</div>
        : <Picks label={t("needs.checklist")} value={now} options={shown.map((value, index) => ({ value, label: t(`needs.group_${value}`), icon: MARKS[states[index] ?? "missing"] }))} onChange={(value) => { if (value) onPick(value); }} />}
      <p class="sub">{t("needs.done_of", { n: done, all: shown.length })}</p>
    </section>
  );
};

const SoFar = ({ need, onPick }: { need: Shown<Need>; onPick: (group: string) => void }) => {
  const answered = groupsOf(need.kind).map((group) => ({ group, words: fieldsOf(need.kind).filter((field) => field.group === group).map((field) => said(need.spec?.[field.key])).filter(Boolean) })).filter((one) => one.words.length > 0);
  if (answered.length === 0) return null;
  return (
    <section class="stack"><h2>{t("needs.so_far")}</h2>
      <ul class="card list">{answered.map(({ group, words }) => (
        <li key={group}><button type="button" class="row" onClick={() => onPick(group)}>{group.length === 1 && <b class="code">{group}</b>}<span class="grow"><span class="name">{t(`needs.group_${group}`)}</span><span class="sub">{words.join(" · ")}</span></span><Icon name="edit" /></button></li>))}</ul></section>
  );
};

const Steer = ({ groups, now, onPick }: { groups: string[]; now: string | null; onPick: (group: string) => void }) => {
  const at = now === null ? -1 : groups.indexOf(now);
  const before = groups[at - 1];
  const after = at >= 0 ? groups[at + 1] : undefined;
  return (
    <div class="act">
      {before && <button type="button" class="btn big" onClick={() => onPick(before)}><Icon name="back" />{t(`needs.group_${before}`)}</button>}
      {after ? <button type="button" class="btn go" onClick={() => onPick(after)}>{t("needs.next", { group: t(`needs.group_${after}`) })}</button>
        : <button type="button" class="btn go" onClick={() => history.back()}><Icon name="done" />{t("needs.done")}</button>}
    </div>
  );
};
