import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { t } from "../core/i18n/index.ts";
import type { Account, Tier } from "../core/records.ts";
import { store, useAccounts, useRecords } from "../core/store/index.ts";
import { Bar, Field, Icon, Picks, Row, Seg, Stamp, SyncPill } from "../core/ui/index.ts";

const DRAFT = "draft:new_account";
const EMPTY = { name: "", kind: "prospect" as Account["kind"], tier: "C" as Tier, territory: "", city: "", state: "", street: "", contact: "", phone: "" };
type Form = typeof EMPTY;

const opened = (): Form => {
  try { return { ...EMPTY, ...(JSON.parse(localStorage.getItem(DRAFT) ?? "{}") as Partial<Form>) }; } catch { return EMPTY; }
};

/** Account, its site and its first contact; the name alone is enough. */
const keep = async (form: Form, territory: string | null): Promise<string> => {
  const account = await store.create("account", { name: form.name.trim(), kind: form.kind, tier: form.tier, territory_id: territory, tags: [] });
  if (form.city.trim() || form.street.trim()) await store.create("site", { account_id: account, label: form.city.trim() || t("accounts.main_site"), street: form.street.trim() || null, city: form.city.trim() || null, state: form.state.trim() || null });
  if (form.contact.trim()) await store.create("contact", { account_id: account, name: form.contact.trim(), phones: form.phone.trim() ? [form.phone.trim()] : [], emails: [] });
  localStorage.removeItem(DRAFT);
  return account;
};

/** A new account; what is typed is kept until it is made, and those that sound alike are shown. */
export default function NewAccount() {
  const { route } = useLocation();
  const form = useSignal(opened());
  const missing = useSignal(false);
  const territories = useRecords("territory", {}, "name").value;
  const alike = useAccounts({ text: form.value.name.trim(), limit: 3 }).value;
  const set = <K extends keyof Form>(field: K) => (value: Form[K]): void => {
    form.value = { ...form.value, [field]: value };
    localStorage.setItem(DRAFT, JSON.stringify(form.value));
  };
  const make = async (): Promise<void> => {
    if (!form.value.name.trim()) { missing.value = true; return; }
    route(`/accounts/${await keep(form.value, form.value.territory || territories[0]?.id || null)}`, true);
  };
  return (
    <>
      <Bar title={t("accounts.new")} sub={t("accounts.name_enough")} back={true}><SyncPill /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("accounts.new")}</h1>
        <Field label={t("accounts.name")} value={form.value.name} onInput={set("name")} autocomplete="off" error={missing.value && !form.value.name ? t("accounts.name_missing") : undefined} />
        {form.value.name.trim().length > 2 && alike.length > 0 && <section class="stack"><h2>{t("accounts.alike")}</h2>
          <ul class="card list">{alike.map((hit) => <li key={hit.id}><Row href={`/accounts/${hit.id}`} mark={<Stamp tier={hit.tier} />} name={hit.name} sub={hit.city} chev /></li>)}</ul></section>}
        <Seg label={t("accounts.kind")} showLabel value={form.value.kind} options={(["prospect", "customer"] as const).map((value) => ({ value, label: t(`accounts.kind_${value}`) }))} onChange={set("kind")} />
        <Seg label={t("accounts.tier_label")} showLabel value={form.value.tier} options={(["A", "B", "C"] as const).map((value) => ({ value, label: value }))} onChange={set("tier")} />
        {territories.length > 1 && <Picks label={t("accounts.territory")} showLabel value={form.value.territory || territories[0]?.id} options={territories.map((one) => ({ value: one.id, label: one.name }))} onChange={(value) => set("territory")(value ?? "")} />}
        <Field label={t("accounts.street")} value={form.value.street} onInput={set("street")} autocomplete="off" />
        <Field label={t("accounts.city")} value={form.value.city} onInput={set("city")} autocomplete="off" />
        <Field label={t("accounts.state")} value={form.value.state} onInput={set("state")} autocomplete="off" />
        <Field label={t("accounts.first_contact")} value={form.value.contact} onInput={set("contact")} autocomplete="off" />
        <Field label={t("accounts.phone")} type="tel" value={form.value.phone} onInput={set("phone")} autocomplete="off" />
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => void make()}><Icon name="check" />{t("accounts.make")}</button></div>
    </>
  );
}
