import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { dropDraft, here, makeOf, useForm, useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Account, Position, Tier } from "../core/records.ts";
import { store, useAccounts } from "../core/store/index.ts";
import { Field, Icon, Picks, Row, Seg, Stamp, toast } from "../core/ui/index.ts";
import { FormPage } from "./frame.tsx";
import { useSeenTerritories } from "./territories.ts";
import { textOf } from "./values.ts";

interface Form { name: string; kind: Account["kind"]; tier: Tier; territory: string; city: string; state: string; street: string; postal_code: string; contact: string; phone: string; position: Position | null }
const KEY = "new_account";
const [SITE, CONTACT] = [`${KEY}:site`, `${KEY}:contact`];
const EMPTY: Form = { name: "", kind: "prospect", tier: "C", territory: "", city: "", state: "", street: "", postal_code: "", contact: "", phone: "", position: null };

/** Account, its site and its first contact; the name alone is enough. Cut short anywhere, the next time goes on with the same three. */
const keep = async (form: Form, territory: string | null): Promise<string> => {
  const account = await makeOf(KEY, "account", { name: form.name.trim(), kind: form.kind, tier: form.tier, territory_id: territory, tags: [] });
  const [street, city, state, postal_code] = [textOf(form.street), textOf(form.city), textOf(form.state), textOf(form.postal_code)];
  if (street || city || state || postal_code || form.position) await makeOf(SITE, "site", { account_id: account, label: city ?? t("accounts.main_site"), street, city, state, postal_code, position: form.position });
  const phones = form.phone.trim() ? [form.phone.trim()] : [];
  if (form.contact.trim()) await makeOf(CONTACT, "contact", { account_id: account, name: form.contact.trim(), phones, emails: [] });
  else if (phones[0]) await store.patch("account", account, { phone: phones[0] });
  return account;
};

/** A new account: the name, and it can be kept; what is typed stays until it is made, and those that sound alike are shown. */
export default function NewAccount() {
  const { route } = useLocation();
  const draft = useForm<Form>(KEY);
  const form = { ...EMPTY, ...draft.changes };
  const missing = useSignal(false);
  const territories = useSeenTerritories();
  const alike = useAccounts({ text: form.name.trim(), limit: 3 }).value;
  const make = useOnce(async () => {
    if (!form.name.trim()) { missing.value = true; return false; }
    const account = await keep(form, form.territory || territories[0]?.id || null);
    for (const key of [SITE, CONTACT]) dropDraft(key);
    draft.drop();
    route(`/accounts/${account}`, true);
    return true;
  });
  const text = (field: "city" | "state" | "street" | "postal_code") => <Field label={t(`accounts.${field}`)} value={form[field]} onInput={draft.set(field)} autocomplete="off" />;
  return (
    <FormPage title={t("accounts.new")} sub={t("accounts.name_enough")} save={() => void make()} saveText={t("accounts.make")}>
      <Field label={t("accounts.name")} value={form.name} onInput={draft.set("name")} autocomplete="off" error={missing.value && !form.name.trim() ? t("accounts.name_missing") : undefined} />
      {form.name.trim().length > 2 && alike.length > 0 && <section class="stack"><h2>{t("accounts.alike")}</h2>
        <ul class="card list">{alike.map((hit) => <li key={hit.id}><Row href={`/accounts/${hit.id}`} mark={<Stamp tier={hit.tier} />} name={hit.name} sub={hit.city} chev /></li>)}</ul></section>}
      <div class="split"><Field label={t("accounts.first_contact")} value={form.contact} onInput={draft.set("contact")} autocomplete="off" />
        <Field label={t("accounts.phone")} type="tel" value={form.phone} onInput={draft.set("phone")} autocomplete="off" /></div>
      <section class="stack l"><h2>{t("accounts.where")}</h2>
        <StandingHere position={form.position} onChange={draft.set("position")} />
        <div class="split">{text("city")}{text("state")}</div>
        <div class="split">{text("street")}{text("postal_code")}</div></section>
      <Seg label={t("accounts.kind")} showLabel value={form.kind} options={(["prospect", "customer"] as const).map((value) => ({ value, label: t(`accounts.kind_${value}`) }))} onChange={draft.set("kind")} />
      <Seg label={t("accounts.tier_label")} showLabel value={form.tier} options={(["A", "B", "C"] as const).map((value) => ({ value, label: value }))} onChange={draft.set("tier")} />
      {territories.length > 1 && <Picks label={t("accounts.territory")} showLabel value={form.territory || territories[0]?.id} options={territories.map((one) => ({ value: one.id, label: one.name }))} onChange={(value) => draft.set("territory")(value ?? "")} />}
    </FormPage>
  );
}

/** In the yard itself the phone knows the place better than any address. */
const StandingHere = ({ position, onChange }: { position: Position | null; onChange: (position: Position | null) => void }) => {
  const looking = useSignal(false);
  const look = async (): Promise<void> => {
    if (position) return onChange(null);
    looking.value = true;
    const found = await here();
    looking.value = false;
    if (found) onChange(found); else toast(t("accounts.no_place"));
  };
  return (
    <div class="picks wrap"><button type="button" class="pick" aria-pressed={position !== null} onClick={() => void look()}>
      <Icon name={position ? "check" : "pin"} small />{looking.value ? t("accounts.looking") : t("accounts.i_am_here")}</button></div>
  );
};
