import "./people.css";
import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso";
import { count, plural, t } from "../core/i18n/index.ts";
import type { Shown, Territory, User } from "../core/records.ts";
import { session } from "../core/session.ts";
import { type AccountHit, store, useAccounts, useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, Row, Sheet, Stamp, SyncPill, toast } from "../core/ui/index.ts";
import { HoldersSheet } from "./holders.tsx";
import { placeDraft, PlaceSheet } from "./place_sheet.tsx";

const ALL = 5000;
const PAGE = 100;

/** "Whose accounts are these, and whose shall they be?" One territory: who holds it, and its accounts to move. */
export default function BookPage() {
  const id = useRoute().params.id ?? "";
  const territory = useRecord("territory", id).value;
  if (territory === undefined) return null;
  if (territory === null) return <><Bar title={t("people.territories")} back="/territories"><SyncPill /></Bar><main class="page"><Empty icon="map" title={t("people.no_territories")} text={t("people.no_territories_text")} /></main></>;
  return <Book key={id} territory={territory} />;
}

const Book = ({ territory }: { territory: Shown<Territory> }) => {
  const admin = session.value?.user.role === "admin";
  const holders = useRecords("user", {}, "name").value.filter((user) => user.active && user.territory_ids?.includes(territory.id));
  const text = useSignal("");
  const most = useSignal(PAGE);
  const ticked = useSignal<string[]>([]);
  const open = useSignal<"move" | "holders" | "name" | null>(null);
  const hits = useAccounts({ text: text.value, limit: ALL }).value.filter((hit) => hit.territory_id === territory.id);
  const close = (): void => { open.value = null; };
  const tick = (id: string): void => { ticked.value = ticked.value.includes(id) ? ticked.value.filter((one) => one !== id) : [...ticked.value, id]; };
  const all = hits.length > 0 && hits.every((hit) => ticked.value.includes(hit.id));
  return (
    <>
      <Bar title={territory.name} sub={plural("people.n_accounts", hits.length)} back="/territories"><SyncPill />
        {admin && <button type="button" class="btn icon tug" aria-label={t("people.edit", { name: territory.name })} onClick={() => { open.value = "name"; }}><Icon name="edit" /></button>}</Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{territory.name}</h1>
        <section class="stack"><h2>{t("people.held_by")}</h2><ul class="card list"><li><Row mark={<Icon name="user" />} name={holders.map((user) => user.name).join(", ") || t("people.no_owner")} {...(admin ? { onClick: () => { open.value = "holders"; }, chev: true, sub: t("people.hand_over") } : {})} /></li></ul></section>
        <section class="stack"><div class="head"><h2>{t("people.accounts")}</h2>
          {hits.length > 0 && <button type="button" class="btn quiet" onClick={() => { ticked.value = all ? [] : hits.map((hit) => hit.id); }}>{t(all ? "people.tick_none" : "people.tick_all", { n: count(hits.length) })}</button>}</div>
          <div class="box"><Icon name="search" /><input type="search" aria-label={t("people.search_accounts")} value={text.value} autocomplete="off" onInput={(event) => { text.value = event.currentTarget.value; }} /></div>
          {hits.length === 0 ? <Empty icon="plant" title={t("people.no_accounts")} text={t("people.no_accounts_text")} />
            : <ul class="card list">{hits.slice(0, most.value).map((hit) => <li key={hit.id}><Ticked hit={hit} on={ticked.value.includes(hit.id)} onTick={() => tick(hit.id)} /></li>)}</ul>}
          {hits.length > most.value && <button type="button" class="btn" onClick={() => { most.value += PAGE; }}>{t("people.show_more")}</button>}
        </section>
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => { if (ticked.value.length === 0) toast(t("people.tick_first")); else open.value = "move"; }}><Icon name="swap" />{ticked.value.length === 0 ? t("people.move") : t("people.move_n", { n: count(ticked.value.length) })}</button></div>
      <MoveSheet open={open.value === "move"} from={territory} accounts={ticked.value} onClose={close} onMoved={() => { ticked.value = []; close(); }} />
      {open.value === "holders" && <HoldersSheet territory={territory} onClose={close} />}
      {open.value === "name" && <PlaceSheet draft={placeDraft("territory", territory)} onClose={close} />}
    </>
  );
};

const Ticked = ({ hit, on, onTick }: { hit: AccountHit; on: boolean; onTick: () => void }) => (
  <button type="button" class="row" aria-pressed={on} onClick={onTick}><span class="tickbox">{on && <Icon name="check" small />}</span>
    <span class="grow"><span class="name">{hit.name}</span><span class="sub">{[hit.city, hit.state].filter(Boolean).join(", ")}</span></span><Stamp tier={hit.tier} /></button>
);

interface MoveProps { open: boolean; from: Shown<Territory>; accounts: string[]; onClose: () => void; onMoved: () => void }

/** Where they go; one tap moves them all, and one takes them back. */
const MoveSheet = ({ open, from, accounts, onClose, onMoved }: MoveProps) => {
  const users = useRecords("user", {}, "name").value.filter((user) => user.active);
  const others = useRecords("territory", {}, "name").value.filter((one) => one.id !== from.id);
  const put = async (territory: string): Promise<void> => { for (const id of accounts) await store.patch("account", id, { territory_id: territory }); };
  const move = async (to: Shown<Territory>): Promise<void> => {
    onMoved();
    await put(to.id);
    toast(plural("people.moved", accounts.length, { name: to.name }), { undo: () => void put(from.id) });
  };
  return (
    <Sheet open={open} onClose={onClose} title={plural("people.move_to", accounts.length)}>
      <p class="sub">{t("people.move_text")}</p>
      {others.length === 0 ? <p class="sub">{t("people.no_other_territory")}</p> : <ul>{others.map((one) => <li key={one.id}><Row onClick={() => void move(one)} mark={<Icon name="map" />} name={one.name} sub={holdersOf(users, one.id) || t("people.no_owner")} chev /></li>)}</ul>}
    </Sheet>
  );
};

const holdersOf = (users: User[], territory: string): string => users.filter((user) => user.territory_ids?.includes(territory)).map((user) => user.name).join(", ");
