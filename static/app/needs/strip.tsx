import { t } from "../core/i18n/index.ts";
import type { Need, Shown } from "../core/records.ts";
import { Icon, type IconName, Picks } from "../core/ui/index.ts";
import { countedGroups, fieldsOf, groupsDone, groupsOf, type Progress, progressOf } from "./checklist.ts";
import { saidWords } from "./saying.ts";

const MARKS: Record<Progress, IconName> = { missing: "minus", part: "edit", done: "check" };

interface StripProps { need: Shown<Need>; now: string; onPick: (group: string) => void }

/** How far the card is: the word STAMPED for a hose, the groups' names for the rest. */
export const Strip = ({ need, now, onPick }: StripProps) => {
  const shown = countedGroups(need.kind);
  const stateOf = (group: string): Progress => progressOf(need.kind, group, need.spec ?? {});
  return (
    <section class="stack">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a strip of equal buttons in every browser */}
      {need.kind === "hose" ? <div class="stamped" role="group" aria-label="STAMPED">{shown.map((group) => {
        const state = stateOf(group);
        const current = group === now;
        return (
          <button key={group} type="button" class={current || state === "missing" ? undefined : state} aria-current={current ? "step" : undefined}
            aria-label={t("needs.group_state", { group: t(`needs.group_${group}`), state: t(`needs.state_${state}`) })} onClick={() => onPick(group)}>{group}<Icon name={current ? "edit" : MARKS[state]} /></button>);
      })}</div>
        : <Picks label={t("needs.checklist")} value={now} options={shown.map((value) => ({ value, label: t(`needs.group_${value}`), icon: MARKS[stateOf(value)] }))} onChange={(value) => { if (value) onPick(value); }} />}
      <p class="sub">{t("needs.done_of", { n: groupsDone(need), all: shown.length })}</p>
    </section>
  );
};

/** Per group what was answered, in words. */
const answeredOf = (need: Shown<Need>): { group: string; words: string[] }[] => groupsOf(need.kind)
  .map((group) => ({ group, words: fieldsOf(need.kind).filter((field) => field.group === group).map((field) => saidWords(field, need.spec?.[field.key])).filter(Boolean) }))
  .filter((one) => one.words.length > 0);

export const SoFar = ({ need, onPick }: { need: Shown<Need>; onPick: (group: string) => void }) => {
  const answered = answeredOf(need);
  if (answered.length === 0) return null;
  return (
    <section class="stack"><h2>{t("needs.so_far")}</h2>
      <ul class="card list">{answered.map(({ group, words }) => (
        <li key={group}><button type="button" class="row" onClick={() => onPick(group)}>{group.length === 1 && <b class="code">{group}</b>}
          <span class="grow"><span class="name">{t(`needs.group_${group}`)}</span><span class="sub">{words.join(" · ")}</span></span><Icon name="edit" /></button></li>))}</ul></section>
  );
};

/** The need as plain words, to pass on by mail or message. */
export const asText = (need: Shown<Need>, account: string): string => [
  account, need.summary,
  [t(`needs.kind_${need.kind}`), need.quantity ? t("needs.pieces", { n: need.quantity }) : "", need.urgency ? t(`needs.urgency_${need.urgency}`) : ""].filter(Boolean).join(" · "),
  ...answeredOf(need).map(({ group, words }) => `${t(`needs.group_${group}`)}: ${words.join("; ")}`),
  need.competitor ?? "",
].filter(Boolean).join("\n");
