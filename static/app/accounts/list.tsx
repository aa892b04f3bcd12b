import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { here } from "../core/capture/index.ts";
import { count, distance, t } from "../core/i18n/index.ts";
import type { Tier } from "../core/records.ts";
import { type AccountHit, type AccountQuery, useAccounts } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Map as Places, Row, Stamp, SyncPill, toast } from "../core/ui/index.ts";

const PAGE = 60;
const ON_MAP = 400;
const TIERS: Tier[] = ["A", "B", "C"];

/** All own accounts: found while one types, narrowed by one tap, as a list or on the map. */
export default function AccountList() {
  const query = useSignal<AccountQuery>({ text: "", limit: PAGE });
  const onMap = useSignal(false);
  const set = (change: Partial<AccountQuery>): void => { query.value = { ...query.value, limit: PAGE, ...change }; };
  const asked = onMap.value ? { ...query.value, limit: ON_MAP } : query.value;
  const hits = useAccounts(asked).value;
  return (
    <>
      <Bar title={t("accounts.title")}>
        <SyncPill />
        <button type="button" class="btn icon tug" aria-pressed={onMap.value} aria-label={onMap.value ? t("accounts.as_list") : t("accounts.on_map")} onClick={() => { onMap.value = !onMap.value; }}><Icon name={onMap.value ? "list" : "map"} /></button>
      </Bar>
      <main class="page stack l">
        <section class="stack">
          <Search text={query.value.text ?? ""} onText={(text) => set({ text })} />
          <Filters query={query.value} set={set} />
        </section>
        {onMap.value ? <OnMap hits={hits} /> : <Found hits={hits} query={query.value} more={() => set({ limit: (query.value.limit ?? PAGE) + PAGE })} />}
      </main>
    </>
  );
}

const Search = ({ text, onText }: { text: string; onText: (text: string) => void }) => (
  <div class="box"><Icon name="search" />
    <input type="search" aria-label={t("accounts.search")} value={text} autocomplete="off" onInput={(event) => onText(event.currentTarget.value)} />
    {text && <button type="button" class="btn icon" aria-label={t("accounts.clear")} onClick={() => onText("")}><Icon name="x" /></button>}
  </div>
);

const Filters = ({ query, set }: { query: AccountQuery; set: (change: Partial<AccountQuery>) => void }) => {
  const near = async (): Promise<void> => {
    if (query.near) return set({ near: null });
    const place = await here();
    if (place) set({ near: place }); else toast(t("accounts.no_place"));
  };
  const pick = (label: string, on: boolean, tap: () => void) => (
    <button key={label} type="button" class="pick" aria-pressed={on} onClick={tap}>{on && <Icon name="check" small />}{label}</button>);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways in every browser
    <div class="picks" role="group" aria-label={t("accounts.filters")}>
      {pick(t("accounts.due"), query.due === true, () => set({ due: !query.due }))}
      {pick(t("accounts.near"), !!query.near, () => void near())}
      {pick(t("accounts.open_need"), query.openNeed === true, () => set({ openNeed: !query.openNeed }))}
      {TIERS.map((tier) => pick(t("accounts.tier", { tier }), query.tier === tier, () => set({ tier: query.tier === tier ? undefined : tier })))}
    </div>
  );
};

const Found = ({ hits, query, more }: { hits: AccountHit[]; query: AccountQuery; more: () => void }) => {
  const full = hits.length >= (query.limit ?? PAGE);
  const narrowed = query.text || query.tier || query.due || query.openNeed;
  if (hits.length === 0) return (
    <Empty icon="plant" title={narrowed ? t("accounts.none_found") : t("accounts.none")} text={narrowed ? t("accounts.none_found_text") : t("accounts.none_text")}>
      <a class="btn" href="/accounts/new"><Icon name="plus" />{t("accounts.new")}</a></Empty>);
  return (
    <section class="stack">
      <div class="head"><h2>{t("accounts.found", { n: count(hits.length), plus: full ? "+" : "" })}</h2><a class="t-link sub" href="/accounts/new">{t("accounts.new")}</a></div>
      <ul class="card list">{hits.map((hit) => <li key={hit.id}><Hit hit={hit} text={query.text ?? ""} /></li>)}</ul>
      {full && <button type="button" class="btn" onClick={more}>{t("accounts.more")}</button>}
    </section>
  );
};

/** The words with what was searched for marked. */
const Marked = ({ words, text }: { words: string; text: string }) => {
  const at = text.trim() ? words.toLocaleLowerCase().indexOf(text.trim().toLocaleLowerCase()) : -1;
  if (at < 0) return <>{words}</>;
  const end = at + text.trim().length;
  return <>{words.slice(0, at)}<mark>{words.slice(at, end)}</mark>{words.slice(end)}</>;
};

const Hit = ({ hit, text }: { hit: AccountHit; text: string }) => {
  const place = [hit.city, hit.state].filter(Boolean).join(", ");
  const far = hit.distance === null ? null : distance(hit.distance / 1000);
  const sub = [place, far, hit.last_visit ? null : t("accounts.never")].filter(Boolean).join(" · ");
  return <Row href={`/accounts/${hit.id}`} mark={<Stamp tier={hit.tier} />} name={<Marked words={hit.name} text={text} />} sub={<Marked words={sub} text={text} />}><Ask hit={hit} /></Row>;
};

/** What the account asks of the rep, one chip at most. */
const Ask = ({ hit }: { hit: AccountHit }) => {
  if (hit.due_in !== null && hit.due_in < 0) return <Chip tone="warn" icon="clock">{t("accounts.over", { n: -hit.due_in })}</Chip>;
  if (hit.open_needs > 0) return <Chip icon="hose">{t("accounts.needs_n", { n: hit.open_needs })}</Chip>;
  if (hit.kind === "prospect") return <Chip tone="info">{t("accounts.kind_prospect")}</Chip>;
  return hit.due_in === null ? null : <Chip>{t("accounts.in_days", { n: hit.due_in })}</Chip>;
};

const OnMap = ({ hits }: { hits: AccountHit[] }) => {
  const { route } = useLocation();
  const pins = hits.flatMap((hit) => (hit.position ? [{ id: hit.id, position: hit.position, kind: "other" as const, name: hit.name }] : []));
  return pins.length === 0
    ? <Empty icon="map" title={t("accounts.no_positions")} text={t("accounts.no_positions_text")} />
    : <Places pins={pins} shape="full" label={t("accounts.on_map")} onPick={(id) => route(`/accounts/${id}`)} />;
};
