import { useSignal } from "@preact/signals";
import { useOnce } from "../core/capture/index.ts";
import { companyLanguage } from "../core/company.ts";
import { t } from "../core/i18n/index.ts";
import type { Shown, User } from "../core/records.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Field, Icon, Picks, Seg, toast } from "../core/ui/index.ts";
import { ask } from "../core/ask.ts";
import { Failure, reasonOf } from "./failure.tsx";

type Draft = Pick<User, "name" | "email" | "role" | "language" | "team_id" | "territory_ids">;
const blank: Draft = { name: "", email: "", role: "rep", language: "en", team_id: null, territory_ids: [] };
const draftOf = ({ name, email, role, language, team_id, territory_ids }: User): Draft => ({ name, email, role, language, team_id, territory_ids });

/** A new person, or what may be changed of one. `onDone` gets the invitation's link where one was made. */
export const PersonForm = ({ person, onDone }: { person: Shown<User> | undefined; onDone: (link: string | null) => void }) => {
  const teams = useRecords("team", {}, "name");
  const territories = useRecords("territory", {}, "name");
  const draft = useSignal<Draft>(person ? draftOf(person) : { ...blank, language: companyLanguage.value });
  const failure = useSignal<string | null>(null);
  const put = (change: Partial<Draft>): void => { draft.value = { ...draft.value, ...change }; };
  const attempt = useOnce(async (work: () => Promise<string | null>) => {
    failure.value = null;
    try {
      onDone(await work());
      void store.syncNow();
      return true;
    } catch (error) { failure.value = reasonOf(error); return false; }
  });
  const save = (): Promise<void> => attempt(async () => {
    if (!person) return (await ask<{ link: string }>("POST", "/api/people", draft.value)).link;
    await ask("PATCH", `/api/people/${person.id}`, draft.value);
    toast(t("people.kept"));
    return null;
  });
  const invite = (id: string): Promise<void> => attempt(async () => (await ask<{ link: string }>("POST", `/api/people/${id}/invite`, {})).link);
  const activate = (id: string, active: boolean): Promise<void> => attempt(async () => { await ask("PATCH", `/api/people/${id}`, { active }); return null; });
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Field label={t("people.name")} value={draft.value.name} onInput={(name) => put({ name })} autocomplete="off" />
      <Field label={t("people.email")} type="email" value={draft.value.email} onInput={(email) => put({ email })} autocomplete="off" />
      <Seg label={t("people.role")} showLabel value={draft.value.role} onChange={(role) => put({ role })}
        options={[{ value: "rep", label: t("people.role_rep") }, { value: "manager", label: t("people.role_manager") }, { value: "admin", label: t("people.role_admin") }]} />
      <Seg label={t("people.language")} showLabel value={draft.value.language} onChange={(language) => put({ language })} options={[{ value: "en", label: "English" }, { value: "es", label: "Español" }]} />
      {teams.value.length > 0 && <Picks label={t("people.team")} showLabel value={draft.value.team_id} onChange={(team_id) => put({ team_id })} options={teams.value.map((one) => ({ value: one.id, label: one.name }))} />}
      {territories.value.length > 0 && <Picks label={t("people.territories")} showLabel multi value={draft.value.territory_ids} onChange={(territory_ids) => put({ territory_ids })} options={territories.value.map((one) => ({ value: one.id, label: one.name }))} />}
      <Failure text={failure.value} />
      <button type="submit" class="btn ink big"><Icon name="check" />{t(person ? "people.save" : "people.invite")}</button>
      {person && <a class="btn" href={`/more/devices?user=${person.id}`}><Icon name="here" />{t("people.their_devices")}</a>}
      {person && <div class="flow wrap">
        <button type="button" class="btn grow" onClick={() => void invite(person.id)}><Icon name="mail" />{t("people.new_link")}</button>
        <button type="button" class={person.active ? "btn bad grow" : "btn grow"} onClick={() => void activate(person.id, !person.active)}>{t(person.active ? "people.deactivate" : "people.activate")}</button>
      </div>}
    </form>
  );
};
