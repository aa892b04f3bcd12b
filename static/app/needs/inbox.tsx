import { useSignal } from "@preact/signals";
import { t } from "../core/i18n/index.ts";
import type { Need, Shown } from "../core/records.ts";
import { useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Picks, Row, SyncPill } from "../core/ui/index.ts";
import { groupsOf, progressOf } from "./checklist.ts";

const STATES = ["new", "assigned", "answered", "ordered", "lost"] as const;
const RANK: Record<string, number> = { line_down: 0, soon: 1, normal: 2 };

const first = (a: Shown<Need>, b: Shown<Need>): number => (RANK[a.urgency ?? "normal"] ?? 2) - (RANK[b.urgency ?? "normal"] ?? 2) || a.summary.localeCompare(b.summary);

/** Needs of all accounts one may see, a stopped line first. */
export default function NeedsInbox() {
  const state = useSignal<Need["status"]>("new");
  const needs = useRecords("need", { status: state.value }).value.slice().sort(first);
  return (
    <>
      <Bar title={t("needs.title")}><SyncPill /></Bar>
      <main class="page stack l">
        <Picks label={t("needs.status")} wrap={false} value={state.value} options={STATES.map((value) => ({ value, label: t(`needs.status_${value}`) }))} onChange={(value) => { if (value) state.value = value; }} />
        {needs.length === 0
          ? <Empty icon="hose" title={t("needs.none")} text={t("needs.none_text")}><a class="btn" href="/needs/new"><Icon name="plus" />{t("needs.new")}</a></Empty>
          : <ul class="card list">{needs.map((need) => <li key={need.id}><NeedRow need={need} /></li>)}</ul>}
      </main>
    </>
  );
}

const NeedRow = ({ need }: { need: Shown<Need> }) => {
  const account = useRecord("account", need.account_id).value;
  const groups = groupsOf(need.kind);
  const done = groups.filter((group) => progressOf(need.kind, group, need.spec ?? {}) === "done").length;
  return (
    <Row href={`/needs/${need.id}`} mark={<Icon name="hose" />} name={need.summary} sub={[account?.name, t(`needs.kind_${need.kind}`), groups.length > 0 && t("needs.progress", { n: done, all: groups.length })].filter(Boolean).join(" · ")}>
      {need.urgency === "line_down" && <Chip tone="bad" icon="bolt">{t("needs.urgency_line_down")}</Chip>}
    </Row>
  );
};
