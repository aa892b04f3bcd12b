import "./accounts.css";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { here } from "../core/capture/index.ts";
import { count, distance, t } from "../core/i18n/index.ts";
import type { Tier } from "../core/records.ts";
import { type AccountHit, type AccountQuery, type AccountsFound, useAccountsFound } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Row, Stamp, SyncPill, toast } from "../core/ui/index.ts";
import { Marked } from "./marked.tsx";
import { OnMap } from "./on_map.tsx";

const PAGE = 60;
const FIRST = 12;
const PAUSE_MS = 150;
const ON_MAP = 5000;
const TIERS: Tier[] = ["A", "B", "C"];
const DAY_MS = 86_400_000;

/** All own accounts: found while one types, narrowed by one tap, as a list or on the map. */
export default function AccountList() {
  const query = useSignal<AccountQuery>({ text: "", limit: PAGE });
  const onMap = useSignal(false);
  const set = (change: Partial<AccountQuery>): void => { query.value = { ...query.value, limit: PAGE, ...change }; };
  const asked = onMap.value ? { ...query.value, limit: ON_MAP } : query.value;
  const found = useAccountsFound(asked).value;
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
        {found && (onMap.value ? <OnMap found={found} me={query.value.near ?? null} /> : <Found found={found} query={query.value} more={() => set({ limit: (query.value.limit ?? PAGE) + PAGE })} />)}
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
  const looking = useSignal(false);
  const near = async (): Promise<void> => {
    if (query.near) return set({ near: null });
    looking.value = true;
    const place = await here();
    looking.value = false;
    if (place) set({ near: place }); else toast(t("accounts.no_place"));
  };
  const pick = (label: string, on: boolean, tap: () => void) => (
    <button key={label} type="button" class="pick" aria-pressed={on} onClick={tap}>{on && <Icon name="check" small />}{label}</button>);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways in every browser
    <div class="picks" role="group" aria-label={t("accounts.filters")}>
      {pick(t("accounts.due"), query.due === true, () => set({ due: !query.due }))}
      {pick(looking.value ? t("accounts.looking") : t("accounts.near"), !!query.near, () => void near())}
      {pick(t("accounts.open_need"), query.openNeed === true, () => set({ openNeed: !query.openNeed }))}
      {TIERS.map((tier) => pick(t("accounts.tier", { tier }), query.tier === tier, () => set({ tier: query.tier === tier ? undefined : tier })))}
    </div>
  );
};

/** False until nothing else was asked for a moment: what fills the screen is drawn at each key press, the rest afterwards. */
const useSettled = (asked: string): boolean => {
  const settled = useSignal("");
  useEffect(() => {
    const timer = setTimeout(() => { settled.value = asked; }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  return settled.value === asked;
};

const Found = ({ found, query, more }: { found: AccountsFound; query: AccountQuery; more: () => void }) => {
  const { hits } = found;
  const settled = useSettled(JSON.stringify({ ...query, limit: 0 }));
  if (hits.length === 0) return found.all === 0
    ? <Empty icon="plant" title={t("accounts.none")} text={t("accounts.none_text")}><a class="btn" href="/accounts/new"><Icon name="plus" />{t("accounts.new")}</a></Empty>
    : <Empty icon="search" title={t("accounts.none_found")} text={t("accounts.none_found_text")}><a class="btn" href="/accounts/new"><Icon name="plus" />{t("accounts.new")}</a></Empty>;
  const order = query.near ? "nearest" : query.text?.trim() ? "best" : "most_due";
  return (
    <section class="stack">
      <div class="head"><h2>{t(`accounts.order_${order}`, { n: count(found.found), all: count(found.all) })}</h2><a class="t-link sub" href="/accounts/new">{t("accounts.new")}</a></div>
      <ul class="card list clipped">{(settled ? hits : hits.slice(0, FIRST)).map((hit) => <li key={hit.id}><Hit hit={hit} text={query.text ?? ""} /></li>)}</ul>
      {found.found > hits.length && <button type="button" class="btn" onClick={more}>{t("accounts.more")}</button>}
    </section>
  );
};

const daysSince = (day: string): number => Math.round((Date.now() - Date.parse(`${day.slice(0, 10)}T12:00:00`)) / DAY_MS);

const Hit = ({ hit, text }: { hit: AccountHit; text: string }) => {
  const place = [hit.city, hit.state].filter(Boolean).join(", ");
  const far = hit.distance === null ? null : distance(hit.distance / 1000);
  const since = hit.last_visit ? t("core.days", { n: daysSince(hit.last_visit) }) : t("accounts.never");
  const sub = (hit.match ? [hit.match, place] : [place, far ?? since]).filter(Boolean).join(" · ");
  return <Row href={`/accounts/${hit.id}`} mark={<Stamp tier={hit.tier} />} name={<Marked words={hit.name} text={text} />} sub={<Marked words={sub} text={text} />}><Ask hit={hit} /></Row>;
};

/** What the account asks of the rep, one chip at most. */
const Ask = ({ hit }: { hit: AccountHit }) => {
  if (hit.due_in !== null && hit.due_in < 0) return <Chip tone="warn" icon="clock">{t("accounts.over", { n: count(-hit.due_in) })}</Chip>;
  if (hit.open_needs > 0) return <Chip icon="hose">{t("accounts.needs_n", { n: hit.open_needs })}</Chip>;
  if (hit.kind === "prospect") return <Chip tone="info">{t("accounts.kind_prospect")}</Chip>;
  return hit.due_in === null ? null : <Chip>{t("accounts.in_days", { n: hit.due_in })}</Chip>;
};
