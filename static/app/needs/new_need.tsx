import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { t } from "../core/i18n/index.ts";
import type { Need } from "../core/records.ts";
import { store, useAccounts, useRecord } from "../core/store/index.ts";
import { Bar, Icon, Row, Seg, Stamp, SyncPill, TextArea } from "../core/ui/index.ts";

const KINDS = ["hose", "tube_fitting", "valve", "adapter", "other"] as const;
const URGENCIES = ["line_down", "soon", "normal"] as const;

/** `/needs/new?account=&visit=`: what they want, in their words. A tap on the kind makes the card and opens it. */
export const NewNeed = () => {
  const { route } = useLocation();
  const query = useRoute().query;
  const account = useSignal(query.account ?? "");
  const draft = `draft:new_need:${query.account ?? ""}`;
  const summary = useSignal(localStorage.getItem(draft) ?? "");
  const urgency = useSignal<Need["urgency"]>(null);
  const known = useRecord("account", account.value).value;
  const make = async (kind: Need["kind"]): Promise<void> => {
    const words = summary.value.trim() || t(`needs.kind_${kind}`);
    const id = await store.create("need", { account_id: account.value, visit_id: query.visit || null, kind, summary: words, spec: {}, ...(urgency.value ? { urgency: urgency.value } : {}) });
    localStorage.removeItem(draft);
    route(`/needs/${id}`, true);
  };
  if (!account.value) return <WhoseNeed onPick={(id) => { account.value = id; }} />;
  return (
    <>
      <Bar title={t("needs.new")} sub={known?.name ?? t("needs.need")} back={true}><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("needs.new")}</h1>
        <TextArea label={t("needs.summary")} rows={3} value={summary.value} onInput={(text) => { summary.value = text; localStorage.setItem(draft, text); }} />
        <Seg label={t("needs.urgency")} value={urgency.value} options={URGENCIES.map((value) => ({ value, label: t(`needs.urgency_${value}`) }))} onChange={(value) => { urgency.value = value; }} />
        <section class="stack"><h2>{t("needs.what_is_it")}</h2>
          <ul class="card list">{KINDS.map((kind) => <li key={kind}><Row mark={<Icon name={kind === "hose" ? "hose" : "gear"} />} name={t(`needs.kind_${kind}`)} onClick={() => void make(kind)} chev /></li>)}</ul></section>
      </main>
    </>
  );
};

const WhoseNeed = ({ onPick }: { onPick: (account: string) => void }) => {
  const text = useSignal("");
  const hits = useAccounts({ text: text.value, limit: 20 }).value;
  return (
    <>
      <Bar title={t("needs.whose")} back={true}><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("needs.whose")}</h1>
        <div class="box"><Icon name="search" /><input type="search" aria-label={t("needs.search_accounts")} value={text.value} onInput={(event) => { text.value = event.currentTarget.value; }} /></div>
        <ul class="card list">{hits.map((hit) => <li key={hit.id}><Row mark={<Stamp tier={hit.tier} />} name={hit.name} sub={[hit.city, hit.state].filter(Boolean).join(", ")} onClick={() => onPick(hit.id)} chev /></li>)}</ul>
      </main>
    </>
  );
};
