import { useSignal } from "@preact/signals";
import { count, t } from "../core/i18n/index.ts";
import type { AccountHit, AccountsFound } from "../core/store/index.ts";
import { Empty, Icon, Map as Places, Row, Stamp } from "../core/ui/index.ts";

interface OnMapProps { found: AccountsFound; me: { lat: number; lon: number } | null }

/** The same accounts on the map: a tap on a pin says whose it is, and below stand those that the map does not know. */
export const OnMap = ({ found, me }: OnMapProps) => {
  const chosen = useSignal<string | null>(null);
  const placed = found.hits.filter((hit) => hit.position);
  const missing = found.found - placed.length;
  const picked = placed.find((hit) => hit.id === chosen.value);
  const pins = placed.flatMap((hit) => (hit.position ? [{ id: hit.id, position: hit.position, kind: hit.id === picked?.id ? ("next" as const) : ("other" as const), name: hit.name }] : []));
  const all = me ? [...pins, { id: "me", position: me, kind: "me" as const, name: t("accounts.me") }] : pins;
  if (placed.length === 0) return <Empty icon="map" title={t("accounts.no_positions")} text={t("accounts.no_positions_text")}>{missing > 0 && <a class="btn" href="/positions"><Icon name="pin" />{t("accounts.pin_them")}</a>}</Empty>;
  return (
    <section class="stack">
      <Places pins={all} shape="tall" label={t("accounts.on_map")} onPick={(id) => { chosen.value = id; }} />
      <ul class="card list clipped">
        {picked ? <li><Picked hit={picked} /></li> : <li><div class="row"><Icon name="map" /><span class="grow sub">{t("accounts.tap_a_pin", { n: count(placed.length) })}</span></div></li>}
        {missing > 0 && <li><Row href="/positions" mark={<Icon name="pin" />} name={t("accounts.without_place", { n: count(missing) })} sub={t("accounts.pin_them")} chev /></li>}
      </ul>
    </section>
  );
};

const Picked = ({ hit }: { hit: AccountHit }) => (
  <Row href={`/accounts/${hit.id}`} mark={<Stamp tier={hit.tier} />} name={hit.name} sub={[hit.city, hit.state].filter(Boolean).join(", ")} chev />
);
