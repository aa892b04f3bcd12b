import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { useForm } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Account, Shown } from "../core/records.ts";
import { session } from "../core/session.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Field, Icon, Picks, Seg, toast } from "../core/ui/index.ts";
import { type Form, formOf, read } from "./account_form.ts";
import { FormPage, NotHere, RemoveSheet } from "./frame.tsx";
import { ParentField } from "./parent.tsx";
import { useSeenTerritories } from "./territories.ts";
import { changedFrom } from "./values.ts";

/** "Put this right." Everything that is known of the company itself. */
export default function EditAccount() {
  const id = useRoute().params.id ?? "";
  const account = useRecord("account", id).value;
  if (account === undefined) return null;
  return account === null ? <NotHere /> : <Loaded key={id} account={account} />;
}

const Loaded = ({ account }: { account: Shown<Account> }) => {
  const { route } = useLocation();
  const draft = useForm<Form>(`account:${account.id}`);
  const form = { ...formOf(account), ...draft.changes };
  const wrong = useSignal<(keyof Form)[]>([]);
  const removing = useSignal(false);
  const office = session.value?.user.role !== "rep";
  const save = async (): Promise<void> => {
    const told = read(form, account);
    wrong.value = told.wrong;
    if (told.wrong.length > 0) return;
    const changes = changedFrom(account, told.values);
    if (Object.keys(changes).length > 0) await store.patch("account", account.id, changes);
    draft.drop();
    route(`/accounts/${account.id}`, true);
  };
  const remove = async (): Promise<void> => {
    await store.remove("account", account.id);
    draft.drop();
    toast(t("accounts.removed", { name: account.name }));
    route("/accounts", true);
  };
  const error = (field: keyof Form): string | undefined => (wrong.value.includes(field) ? t(`accounts.wrong_${field === "name" ? "name" : field === "visit" || field === "contact" ? "days" : "money"}`) : undefined);
  return (
    <FormPage title={t("accounts.edit")} sub={account.name} save={() => void save()}>
      <Field label={t("accounts.name")} value={form.name} onInput={draft.set("name")} autocomplete="off" error={error("name")} />
      <Seg label={t("accounts.kind")} showLabel value={form.kind} options={(["prospect", "customer", "former"] as const).map((value) => ({ value, label: t(`accounts.kind_${value}`) }))} onChange={draft.set("kind")} />
      <Seg label={t("accounts.tier_label")} showLabel value={form.tier} options={(["A", "B", "C"] as const).map((value) => ({ value, label: value }))} onChange={draft.set("tier")} />
      <Rhythm form={form} set={draft.set} error={error} />
      <Field label={t("accounts.phone")} type="tel" value={form.phone} onInput={draft.set("phone")} autocomplete="off" />
      <Seg label={t("accounts.language")} showLabel value={form.language ?? "none"} options={[{ value: "en", label: "English" }, { value: "es", label: "Español" }, { value: "none", label: t("accounts.unknown") }]} onChange={(value) => draft.set("language")(value === "none" ? null : value)} />
      <Business form={form} set={draft.set} error={error} />
      <ParentField account={account.id} value={form.parent_id} onChange={draft.set("parent_id")} />
      {office && <TerritoryField value={form.territory_id} was={account.territory_id} onChange={draft.set("territory_id")} />}
      {office && <button type="button" class="btn bad" onClick={() => { removing.value = true; }}><Icon name="trash" />{t("accounts.remove_account")}</button>}
      <RemoveSheet open={removing.value} onClose={() => { removing.value = false; }} title={t("accounts.remove_title", { name: account.name })} text={t("accounts.remove_account_text")} onRemove={() => void remove()} />
    </FormPage>
  );
};

interface PartProps { form: Form; set: <K extends keyof Form>(field: K) => (value: Form[K]) => void; error: (field: keyof Form) => string | undefined }

const Rhythm = ({ form, set, error }: PartProps) => (
  <div class="split">
    <Field label={t("accounts.visit_every")} type="figure" unit={t("accounts.days")} value={form.visit} onInput={set("visit")} error={error("visit")} />
    <Field label={t("accounts.contact_every")} type="figure" unit={t("accounts.days")} value={form.contact} onInput={set("contact")} error={error("contact")} />
  </div>
);

const Business = ({ form, set, error }: PartProps) => (
  <>
    <Field label={t("accounts.number")} value={form.number} onInput={set("number")} autocomplete="off" />
    <Field label={t("accounts.industry")} value={form.industry} onInput={set("industry")} autocomplete="off" />
    <div class="split">
      <Field label={t("accounts.revenue")} type="figure" value={form.revenue} onInput={set("revenue")} error={error("revenue")} />
      <Field label={t("accounts.potential")} type="figure" value={form.potential} onInput={set("potential")} error={error("potential")} />
    </div>
    <Field label={t("accounts.service_package")} value={form.service_package} onInput={set("service_package")} autocomplete="off" />
    <Field label={t("accounts.tags")} hint={t("accounts.tags_hint")} value={form.tags} onInput={set("tags")} autocomplete="off" />
  </>
);

/** Where it moves to, and that everything under it goes along. */
const TerritoryField = ({ value, was, onChange }: { value: string | null; was: string | null; onChange: (id: string | null) => void }) => {
  const territories = useSeenTerritories();
  const people = useRecords("user", {}, "name").value.filter((user) => user.active && user.territory_ids?.includes(value ?? ""));
  return (
    <div class="stack"><Picks label={t("accounts.territory")} showLabel value={value} options={territories.map((one) => ({ value: one.id, label: one.name }))} onChange={(id) => { if (id) onChange(id); }} />
      {value !== was && <p class="say warn"><Icon name="info" /><span>{t("accounts.moves", { who: people.map((user) => user.name).join(", ") || t("accounts.nobody") })}</span></p>}</div>
  );
};
