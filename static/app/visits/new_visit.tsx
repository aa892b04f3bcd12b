import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";
import { checkIn, dayOf, useOnce, visitNow, WhichAccount } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Visit } from "../core/records.ts";
import { session } from "../core/session.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon } from "../core/ui/index.ts";

/** Checks in at the account: at the visit that is planned there today if there is one, else at a new one. */
const arrive = async (account: string): Promise<string> => {
  const me = session.value?.user.id;
  const todays = (await store.list("visit", { account_id: account, day: dayOf() })).filter((visit) => !visit.owner_id || visit.owner_id === me);
  const running = todays.find((visit) => visit.status === "under_way");
  const planned = todays.find((visit) => visit.status === "planned");
  if (!running && planned) void checkIn(planned.id);
  return running?.id ?? planned?.id ?? visitNow(account);
};

/** Somebody nobody has in the book: the name is enough to check in there. */
const arriveAtNew = async (name: string, territory: string | null): Promise<string> => {
  const account = await store.create("account", { name, kind: "prospect", tier: "C", territory_id: territory, tags: [] });
  return visitNow(account);
};

/** Where the rep was last today, so that the neighbours come first; nobody asks the phone for it. */
const useLastPlace = (): { lat: number; lon: number } | null => {
  const last = useRecords("visit", { day: dayOf() }).value.filter((visit: Visit) => visit.checked_in_at).sort((a, b) => (b.checked_in_at ?? "").localeCompare(a.checked_in_at ?? ""))[0];
  const site = useRecord("site", last?.site_id ?? "").value;
  return last?.check_in_position ?? site?.position ?? null;
};

/** The account of the address is not on this phone: nothing is made for it. */
export const Nobody = () => (
  <><Bar title={t("visits.add")} back="/" /><main class="page"><Empty icon="plant" title={t("visits.nobody_here")} text={t("visits.nobody_here_text")}><a class="btn" href="/accounts">{t("visits.accounts")}</a></Empty></main></>
);

/** A visit that nobody planned: whom do you see? One tap checks in. `?account=` checks in there at once. */
export const NewVisit = () => {
  const { route } = useLocation();
  const given = useRoute().query.account;
  const territory = useRecords("territory", {}, "name").value[0]?.id ?? null;
  const whose = useRecord("account", given ?? "").value;
  const near = useLastPlace();
  const start = useOnce(async (visit: () => Promise<string>) => route(`/visits/${await visit()}`, true));
  const known = whose?.id;
  useEffect(() => { if (known) void start(() => arrive(known)); }, [known]);
  if (given) return whose === null ? <Nobody /> : null;
  return (
    <WhichAccount title={t("visits.whom")} near={near} onPick={(account) => void start(() => arrive(account))}
      nobody={(text, found) => (text.length < 2
        ? found === 0 && <Empty icon="plant" title={t("visits.no_accounts")} text={t("visits.no_accounts_text")} />
        : <button type="button" class="btn big" onClick={() => void start(() => arriveAtNew(text, territory))}><Icon name="plus" />{t("visits.new_here", { name: text })}</button>)} />
  );
};
