import { useSignal } from "@preact/signals";
import { Thumb } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Attachment, Need, Shown } from "../core/records.ts";
import { useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Picks, Row, SyncPill } from "../core/ui/index.ts";
import { countedGroups, groupsDone } from "./checklist.ts";
import { STATES } from "./office.tsx";

const RANK: Record<string, number> = { line_down: 0, soon: 1, normal: 2 };
const first = (a: Shown<Need>, b: Shown<Need>): number => (RANK[a.urgency ?? "normal"] ?? 2) - (RANK[b.urgency ?? "normal"] ?? 2) || b.id.localeCompare(a.id);

type Only = "line_down" | "photos" | Need["kind"];
const ONLY: Only[] = ["line_down", "photos", "hose", "tube_fitting", "valve", "adapter", "other"];
const MOST = 60;

/** Needs of all accounts one may see, a stopped line first. */
export default function NeedsInbox() {
  const state = useSignal<Need["status"]>("new");
  const only = useSignal<Only | null>(null);
  const all = useRecords("need", {}).value;
  const photos = new Map(useRecords("attachment", { record_type: "need" }).value.filter((one) => one.mime.startsWith("image/")).map((one) => [one.record_id, one]));
  const fits = (need: Shown<Need>): boolean => only.value === null || need.urgency === only.value || need.kind === only.value || (only.value === "photos" && photos.has(need.id));
  const count = (status: Need["status"]): number => all.filter((need) => need.status === status && fits(need)).length;
  const needs = all.filter((need) => need.status === state.value && fits(need)).sort(first);
  return (
    <>
      <Bar title={t("needs.title")}><SyncPill /></Bar>
      <main class="page stack l">
        <div class="stack">
          <Picks label={t("needs.status")} wrap={false} value={state.value} options={STATES.map((value) => ({ value, label: `${t(`needs.status_${value}`)} ${count(value)}` }))} onChange={(value) => { if (value) state.value = value; }} />
          <Picks label={t("needs.only")} wrap={false} value={only.value} options={ONLY.map((value) => ({ value, label: value === "photos" ? t("needs.with_photos") : t(value === "line_down" ? "needs.urgency_line_down" : `needs.kind_${value}`) }))} onChange={(value) => { only.value = value; }} />
        </div>
        {needs.length === 0
          ? <Empty icon="hose" title={t("needs.none")} text={t("needs.none_text")}><a class="btn" href="/needs/new"><Icon name="plus" />{t("needs.new")}</a></Empty>
          : <ul class="card list">{needs.slice(0, MOST).map((need) => <li key={need.id}><NeedRow need={need} photo={photos.get(need.id)} /></li>)}</ul>}
        {needs.length > MOST && <p class="xs">{t("needs.more", { n: needs.length - MOST })}</p>}
      </main>
    </>
  );
}

const NeedRow = ({ need, photo }: { need: Shown<Need>; photo: Shown<Attachment> | undefined }) => {
  const account = useRecord("account", need.account_id).value;
  const all = countedGroups(need.kind).length;
  const sub = [account?.name, need.quantity ? t("needs.pieces", { n: need.quantity }) : t(`needs.kind_${need.kind}`), all > 0 && t("needs.progress", { n: groupsDone(need), all })];
  return (
    <Row href={`/needs/${need.id}`} mark={photo ? <Thumb attachment={photo} /> : <Icon name="hose" />} name={<span class="two">{need.summary}</span>} sub={sub.filter(Boolean).join(" · ")}>
      {need.urgency === "line_down" && <Chip tone="bad" icon="bolt">{t("needs.line_down")}</Chip>}
    </Row>
  );
};
