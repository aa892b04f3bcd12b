import { useSignal } from "@preact/signals";
import { plural, t } from "../core/i18n/index.ts";
import { session } from "../core/session.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Field, Icon, Picks, Row, Sheet, SyncPill } from "../core/ui/index.ts";

type Kind = "territory" | "team";
interface Draft { kind: Kind; id: string | null; name: string; above: string | null }

/** "Whose ground is what?" Teams and territories; only an administrator changes them. */
export default function TerritoriesPage() {
  const territories = useRecords("territory", {}, "name");
  const teams = useRecords("team", {}, "name");
  const users = useRecords("user", {}, "name");
  const draft = useSignal<Draft | null>(null);
  const admin = session.value?.user.role === "admin";
  const nameOf = (team: string | null): string => teams.value.find((one) => one.id === team)?.name ?? t("people.no_team");
  const owners = (id: string): string => users.value.filter((user) => user.active && user.territory_ids.includes(id)).map((user) => user.name).join(", ");
  const edit = (kind: Kind, id: string | null, name: string, above: string | null): void => { if (admin) draft.value = { kind, id, name, above }; };
  return (
    <>
      <Bar title={t("people.territories")} back="/more"><SyncPill /></Bar>
      <main class={admin ? "page acting stack l" : "page stack l"}>
        <h1 class="hidden">{t("people.territories")}</h1>
        {territories.value.length === 0
          ? <Empty icon="map" title={t("people.no_territories")} text={t("people.no_territories_text")} />
          : <section class="stack"><h2>{plural("people.n_territories", territories.value.length)}</h2><ul class="card list">{territories.value.map((one) => (
              <li key={one.id}><Row onClick={() => edit("territory", one.id, one.name, one.team_id)} mark={<Icon name="map" />} name={one.name} sub={[nameOf(one.team_id), owners(one.id) || t("people.no_owner")].join(" · ")} chev={admin} /></li>))}</ul></section>}
        <section class="stack"><h2>{t("people.teams")}</h2><ul class="card list">{teams.value.map((one) => (
          <li key={one.id}><Row onClick={() => edit("team", one.id, one.name, one.parent_id)} mark={<Icon name="team" />} name={one.name} sub={one.parent_id ? nameOf(one.parent_id) : undefined} chev={admin} /></li>))}
          {admin && <li><Row onClick={() => edit("team", null, "", null)} mark={<Icon name="plus" />} name={t("people.new_team")} /></li>}</ul></section>
      </main>
      {admin && <div class="act"><button type="button" class="btn go" onClick={() => edit("territory", null, "", null)}><Icon name="plus" />{t("people.new_territory")}</button></div>}
      <PlaceSheet draft={draft.value} teams={teams.value} onChange={(next) => { draft.value = next; }} />
    </>
  );
}

const keep = async ({ kind, id, name, above }: Draft): Promise<void> => {
  const values = { name: name.trim() };
  if (kind === "territory") await (id ? store.patch("territory", id, { ...values, team_id: above }) : store.create("territory", { ...values, team_id: above }));
  else await (id ? store.patch("team", id, { ...values, parent_id: above }) : store.create("team", { ...values, parent_id: above }));
};

const PlaceSheet = ({ draft, teams, onChange }: { draft: Draft | null; teams: { id: string; name: string }[]; onChange: (draft: Draft | null) => void }) => {
  const said = useSignal(false);
  if (!draft) return null;
  const save = async (): Promise<void> => {
    said.value = !draft.name.trim();
    if (said.value) return;
    await keep(draft);
    onChange(null);
  };
  const title = draft.id ? draft.name : t(draft.kind === "team" ? "people.new_team" : "people.new_territory");
  return (
    <Sheet open onClose={() => onChange(null)} title={title}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Field label={t("people.name")} value={draft.name} onInput={(name) => onChange({ ...draft, name })} error={said.value ? t("people.say_name") : undefined} />
        {teams.length > 0 && <Picks label={t(draft.kind === "team" ? "people.under" : "people.team")} showLabel value={draft.above} onChange={(above) => onChange({ ...draft, above })}
          options={teams.filter((one) => one.id !== draft.id).map((one) => ({ value: one.id, label: one.name }))} />}
        <button type="submit" class="btn ink big"><Icon name="check" />{t("people.save")}</button>
      </form>
    </Sheet>
  );
};
