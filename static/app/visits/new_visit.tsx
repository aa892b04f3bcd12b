import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";
import { visitNow } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import { useAccounts } from "../core/store/index.ts";
import { Bar, Empty, Icon, Row, Stamp, SyncPill } from "../core/ui/index.ts";

/** A visit that nobody planned: whom do you see? One tap checks in. `?account=` checks in there at once. */
export const NewVisit = () => {
  const { route } = useLocation();
  const given = useRoute().query.account;
  const text = useSignal("");
  const hits = useAccounts({ text: text.value, limit: 20 }).value;
  const start = async (account: string): Promise<void> => route(`/visits/${await visitNow(account)}`, true);
  useEffect(() => { if (given) void start(given); }, [given]);
  return (
    <>
      <Bar title={t("visits.whom")} back={true}><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("visits.whom")}</h1>
        <div class="box"><Icon name="search" /><input type="search" aria-label={t("visits.search")} value={text.value} onInput={(event) => { text.value = event.currentTarget.value; }} /></div>
        {hits.length === 0
          ? <Empty icon="plant" title={t("visits.nobody_found")}><a class="btn" href="/accounts/new">{t("visits.new_account")}</a></Empty>
          : <ul class="card list">{hits.map((hit) => <li key={hit.id}><Row mark={<Stamp tier={hit.tier} />} name={hit.name} sub={[hit.city, hit.state].filter(Boolean).join(", ")} onClick={() => void start(hit.id)} chev /></li>)}</ul>}
      </main>
    </>
  );
};
