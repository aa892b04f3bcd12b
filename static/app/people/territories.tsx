import { useSignal } from "@preact/signals";
import { plural, t } from "../core/i18n/index.ts";
import { session } from "../core/session.ts";
import { useAccounts, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, Row, SyncPill } from "../core/ui/index.ts";
import { type PlaceDraft, placeDraft, PlaceSheet } from "./place_sheet.tsx";

const ALL = 5000;

/** "Whose ground is what?" Teams and territories; only an administrator changes them. */
export default function TerritoriesPage() {
  const territories = useRecords("territory", {}, "name").value;
  const teams = useRecords("team", {}, "name").value;
  const users = useRecords("user", {}, "name").value.filter((user) => user.active);
  const hits = useAccounts({ limit: ALL }).value;
  const draft = useSignal<PlaceDraft | null>(null);
  const admin = session.value?.user.role === "admin";
  const nameOf = (team: string | null): string => teams.find((one) => one.id === team)?.name ?? t("people.no_team");
  const owners = (id: string): string => users.filter((user) => user.territory_ids?.includes(id)).map((user) => user.name).join(", ");
  const size = (id: string): string => plural("people.n_accounts", hits.filter((hit) => hit.territory_id === id).length);
  const members = (id: string): string => plural("people.n_people", users.filter((user) => user.team_id === id).length);
  return (
    <>
      <Bar title={t("people.territories")} back="/more"><SyncPill /></Bar>
      <main class={admin ? "page acting stack l" : "page stack l"}>
        <h1 class="hidden">{t("people.territories")}</h1>
        {territories.length === 0
          ? <Empty icon="map" title={t("people.no_territories")} text={t("people.no_territories_text")} />
          : <section class="stack"><h2>{plural("people.n_territories", territories.length)}</h2><ul class="card list">{territories.map((one) => (
              <li key={one.id}><Row href={`/territories/${one.id}`} mark={<Icon name="map" />} name={one.name} sub={[owners(one.id) || t("people.no_owner"), size(one.id), nameOf(one.team_id)].join(" · ")} chev /></li>))}</ul></section>}
        <section class="stack"><h2>{t("people.teams")}</h2><ul class="card list">{teams.map((one) => (
          <li key={one.id}><Row {...(admin ? { onClick: () => { draft.value = placeDraft("team", one); } } : {})} mark={<Icon name="team" />} name={one.name} sub={[one.parent_id ? nameOf(one.parent_id) : null, members(one.id)].filter(Boolean).join(" · ")} chev={admin} /></li>))}
          {admin && <li><Row onClick={() => { draft.value = placeDraft("team"); }} mark={<Icon name="plus" />} name={t("people.new_team")} /></li>}</ul></section>
      </main>
      {admin && <div class="act"><button type="button" class="btn go" onClick={() => { draft.value = placeDraft("territory"); }}><Icon name="plus" />{t("people.new_territory")}</button></div>}
      {draft.value && <PlaceSheet key={draft.value.id ?? draft.value.kind} draft={draft.value} onClose={() => { draft.value = null; }} />}
    </>
  );
}
