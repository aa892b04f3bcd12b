import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso";
import { useMemo } from "preact/hooks";
import { Photos, TakePhoto } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Need, Shown } from "../core/records.ts";
import { session } from "../core/session.ts";
import { useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, SyncPill } from "../core/ui/index.ts";
import { fieldsOf, groupsOf, progressOf } from "./checklist.ts";
import { Basics, Details } from "./details.tsx";
import { NewNeed } from "./new_need.tsx";
import { move, NEXT, Office } from "./office.tsx";
import { Question } from "./question.tsx";
import { SoFar, Strip } from "./strip.tsx";

/** The need card: the customer's words first, then the trade's checklist a group at a time; every answer is saved by itself. */
export default function NeedPage() {
  const id = useRoute().params.id ?? "new";
  return id === "new" ? <NewNeed /> : <Loaded key={id} id={id} />;
}

const Loaded = ({ id }: { id: string }) => {
  const need = useRecord("need", id).value;
  if (need === undefined) return <Bar title={t("needs.need")} back={true}><SyncPill /></Bar>;
  if (need === null) return <><Bar title={t("needs.need")} back="/needs"><SyncPill /></Bar><main class="page"><Empty icon="hose" title={t("needs.not_here")} text={t("needs.not_here_text")} /></main></>;
  return <Card need={need} />;
};

/** The rep fills the card, so the checklist comes first; the office answers it, so what is known comes first. */
const Card = ({ need }: { need: Shown<Need> }) => {
  const account = useRecord("account", need.account_id).value;
  const photos = useRecords("attachment", { record_type: "need", record_id: need.id }).value;
  const groups = groupsOf(need.kind);
  // Where one begins is decided once: an answer must not turn the page under the thumb.
  const first = useMemo(() => groups.find((one) => progressOf(need.kind, one, need.spec ?? {}) === "missing") ?? groups[0] ?? null, [need.kind]);
  const at = useSignal<string | null>(null);
  const group = at.value !== null && groups.includes(at.value) ? at.value : first;
  const pick = (one: string): void => { at.value = one; document.getElementById("checklist")?.scrollIntoView(); };
  const office = session.value?.user.role !== "rep";
  const checklist = group !== null && (
    <>
      <div id="checklist"><Strip need={need} now={group} onPick={(one) => { at.value = one; }} /></div>
      <section class="card stack l" key={group}><p class="lg">{t(`needs.group_${group}`)}</p>
        {fieldsOf(need.kind).filter((field) => field.group === group).map((field) => <Question key={field.key} need={need} field={field} />)}</section>
    </>
  );
  return (
    <>
      <Bar title={t(`needs.kind_${need.kind}`)} sub={account?.name} back={true}><SyncPill />
        <TakePhoto look="icon" recordType="need" record={() => need.id} label={t("needs.photo")} /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("needs.need")}</h1>
        <Basics need={need} />
        <Photos attachments={photos} />
        {office ? <><SoFar need={need} onPick={pick} /><Office need={need} />{checklist}</> : <>{checklist}<SoFar need={need} onPick={pick} /></>}
        <Details need={need} account={account} />
        {!office && <Office need={need} />}
      </main>
      {office ? <Decide need={need} /> : <Steer groups={groups} now={group} onPick={pick} />}
    </>
  );
};

const Decide = ({ need }: { need: Shown<Need> }) => {
  const next = NEXT[need.status];
  return next ? <div class="act"><button type="button" class="btn go" onClick={() => void move(need, next)}><Icon name="done" />{t(`needs.do_${next}`)}</button></div> : null;
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
