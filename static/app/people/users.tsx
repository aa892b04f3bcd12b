import { useSignal } from "@preact/signals";
import { t } from "../core/i18n/index.ts";
import type { Shown, User } from "../core/records.ts";
import { useRecords } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Row, Sheet, SyncPill } from "../core/ui/index.ts";
import { InviteLink } from "./invite_link.tsx";
import { PersonForm } from "./person_form.tsx";

/** "Who works with this, and what may they see?" */
export default function UsersPage() {
  const users = useRecords("user", {}, "name");
  const territories = useRecords("territory", {}, "name");
  const chosen = useSignal<string | null>(null);
  const link = useSignal<string | null>(null);
  const close = (): void => { chosen.value = null; };
  const person = users.value.find((user) => user.id === chosen.value);
  const teams = useRecords("team", {}, "name");
  const places = (ids: string[]): string => territories.value.filter((one) => ids.includes(one.id)).map((one) => one.name).join(", ");
  const team = (id: string | null): string | undefined => teams.value.find((one) => one.id === id)?.name;
  const row = (user: Shown<User>) => (
    <li key={user.id}><Row onClick={() => { chosen.value = user.id; }} mark={<Icon name="user" />} name={user.name} sub={[t(`people.role_${user.role}`), places(user.territory_ids) || team(user.team_id)].filter(Boolean).join(" · ")} chev>
      {!user.active && <Chip icon="minus">{t("people.inactive")}</Chip>}</Row></li>);
  const [here, gone] = [users.value.filter((user) => user.active), users.value.filter((user) => !user.active)];
  return (
    <>
      <Bar title={t("people.people")} back="/more"><SyncPill /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("people.people")}</h1>
        {users.value.length === 0
          ? <Empty icon="users" title={t("people.nobody")} text={t("people.nobody_text")} />
          : <ul class="card list">{here.map(row)}</ul>}
        {gone.length > 0 && <section class="stack"><h2>{t("people.switched_off")}</h2><ul class="card list">{gone.map(row)}</ul></section>}
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => { chosen.value = "new"; }}><Icon name="plus" />{t("people.invite")}</button></div>
      <Sheet open={chosen.value !== null} onClose={close} title={person?.name ?? t("people.invite")}>
        <PersonForm key={chosen.value} person={person} onDone={(made) => { close(); link.value = made; }} />
      </Sheet>
      <InviteLink link={link.value} onClose={() => { link.value = null; }} />
    </>
  );
}
