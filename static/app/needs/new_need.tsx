import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { makeOf, useDraft, useOnce, WhichAccount } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Need } from "../core/records.ts";
import { useRecord } from "../core/store/index.ts";
import { KINDS, URGENCIES } from "./details.tsx";
import { Bar, Empty, Icon, Row, Seg, SyncPill, TextArea } from "../core/ui/index.ts";


/** `/needs/new?account=&visit=`: what they want, in their words. A tap on the kind makes the card and opens it. */
export const NewNeed = () => {
  const { route } = useLocation();
  const query = useRoute().query;
  const account = useSignal(query.account ?? "");
  const key = `new_need:${query.account ?? ""}`;
  const draft = useDraft(key);
  const urgency = useSignal<Need["urgency"]>(null);
  const known = useRecord("account", account.value).value;
  const make = useOnce(async (kind: Need["kind"]) => {
    const words = draft.text.trim() || t(`needs.kind_${kind}`);
    const id = await makeOf(key, "need", { account_id: account.value, visit_id: query.visit || null, kind, summary: words, spec: {}, ...(urgency.value ? { urgency: urgency.value } : {}) });
    draft.drop();
    route(`/needs/${id}`, true);
  });
  if (account.value && known === null) return <><Bar title={t("needs.new")} back="/needs"><SyncPill /></Bar><main class="page"><Empty icon="plant" title={t("needs.nobody_here")} text={t("needs.nobody_here_text")} /></main></>;
  if (!account.value) return <WhichAccount title={t("needs.whose")} onPick={(id) => { account.value = id; }} />;
  return (
    <>
      <Bar title={t("needs.new")} sub={known?.name ?? t("needs.need")} back={true}><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("needs.new")}</h1>
        <TextArea label={t("needs.summary")} rows={3} value={draft.text} onInput={draft.set} />
        <Seg label={t("needs.urgency")} value={urgency.value} options={URGENCIES.map((value) => ({ value, label: t(`needs.urgency_${value}`) }))} onChange={(value) => { urgency.value = value; }} />
        <section class="stack"><h2>{t("needs.what_is_it")}</h2>
          <ul class="card list">{KINDS.map((kind) => <li key={kind}><Row mark={<Icon name={kind === "hose" ? "hose" : "gear"} />} name={t(`needs.kind_${kind}`)} onClick={() => void make(kind)} chev /></li>)}</ul></section>
      </main>
    </>
  );
};
