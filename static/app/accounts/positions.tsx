import { useSignal } from "@preact/signals";
import { count, t } from "../core/i18n/index.ts";
import type { Position, Shown, Site } from "../core/records.ts";
import { isRead, store, useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, Row, SyncPill } from "../core/ui/index.ts";
import { PlacePicker } from "./place.tsx";

const LISTED = 30;

/** "Where are these?" Sites the map does not know, one after another: pin it, next. */
export default function Positions() {
  const sites = useRecords("site", {}, ["state", "city", "label"]).value;
  const unknown = sites.filter((site) => !site.position);
  const later = useSignal<string[]>([]);
  const queue = [...unknown.filter((site) => !later.value.includes(site.id)), ...unknown.filter((site) => later.value.includes(site.id))];
  const [site] = queue;
  return (
    <>
      <Bar title={t("accounts.positions")} sub={unknown.length > 0 ? t("accounts.positions_left", { n: count(unknown.length) }) : undefined} back="/accounts"><SyncPill /></Bar>
      {site ? <One key={site.id} site={site} rest={queue.slice(1)} onLater={() => { later.value = [...later.value.filter((id) => id !== site.id), site.id]; }} />
        : isRead(sites) && <main class="page"><h1 class="hidden">{t("accounts.positions")}</h1><Empty icon="map" title={t(sites.length > 0 ? "accounts.positions_done" : "accounts.none")} text={t(sites.length > 0 ? "accounts.positions_done_text" : "accounts.none_text")}><a class="btn" href="/accounts">{t("accounts.title")}</a></Empty></main>}
    </>
  );
}

const lineOf = (site: Site): string => [site.street, site.city, [site.state, site.postal_code].filter(Boolean).join(" ")].filter(Boolean).join(", ");

const One = ({ site, rest, onLater }: { site: Shown<Site>; rest: Shown<Site>[]; onLater: () => void }) => {
  const position = useSignal<Position | null>(null);
  const missing = useSignal(false);
  const account = useRecord("account", site.account_id).value;
  const keep = async (): Promise<void> => {
    if (!position.value) { missing.value = true; return; }
    await store.patch("site", site.id, { position: position.value });
  };
  return (
    <>
      <main class="page acting stack l">
        <h1 class="hidden">{t("accounts.positions")}</h1>
        <section class="stack t"><p class="lg">{account?.name}</p><p class="sub">{lineOf(site) || t("accounts.no_address")}</p></section>
        <PlacePicker account={site.account_id} city={site.city} state={site.state} position={position.value} onChange={(place) => { position.value = place; missing.value = false; }} />
        {missing.value && <p class="say bad" role="alert"><Icon name="stop" /><span>{t("accounts.place_first")}</span></p>}
        {rest.length > 0 && <section class="stack"><h2>{t("accounts.positions_next")}</h2><ul class="card list">{rest.slice(0, LISTED).map((one) => <li key={one.id}><Coming site={one} /></li>)}</ul></section>}
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => void keep()}><Icon name="check" />{t("accounts.pin_next")}</button>
        <button type="button" class="btn big" onClick={onLater}>{t("accounts.later")}</button></div>
    </>
  );
};

const Coming = ({ site }: { site: Shown<Site> }) => <Row href={`/accounts/${site.account_id}/sites/${site.id}`} mark={<Icon name="pin" />} name={useRecord("account", site.account_id).value?.name ?? site.label} sub={lineOf(site)} chev />;
