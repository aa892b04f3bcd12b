import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { makeOf, useForm, useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Contact, Shown } from "../core/records.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Field, Icon, Picks, Seg, toast } from "../core/ui/index.ts";
import { FormPage, NotHere, RemoveSheet } from "./frame.tsx";
import { roles, roleText } from "./roles.ts";
import { Several } from "./several.tsx";
import { changedFrom, textOf } from "./values.ts";

type Form = Pick<Contact, "name" | "phones" | "emails" | "language" | "site_ids" | "opt_outs" | "role"> & { title: string };
const ways = ["phone", "email", "visit"] as const;

const formOf = (contact: Contact | null): Form => ({
  name: contact?.name ?? "", title: contact?.title ?? "", role: contact?.role ?? null, phones: contact?.phones ?? [], emails: contact?.emails ?? [],
  language: contact?.language ?? null, site_ids: contact?.site_ids ?? [], opt_outs: contact?.opt_outs ?? [],
});
const whole = (list: string[]): string[] => [...new Set(list.map((one) => one.trim()).filter(Boolean))];
const valuesOf = (form: Form): Partial<Contact> => ({ ...form, name: form.name.trim(), title: textOf(form.title), phones: whole(form.phones), emails: whole(form.emails) });

/** "Who is this, and how do I reach them?" */
export default function ContactPage() {
  const { id = "", contact = "" } = useRoute().params;
  const account = useRecord("account", id).value;
  const record = useRecord("contact", contact === "new" ? "" : contact).value;
  if (account === undefined || (contact !== "new" && record === undefined)) return null;
  if (account === null || (contact !== "new" && record === null)) return <NotHere />;
  return <Loaded key={contact} account={id} at={account.name} contact={contact === "new" ? null : record ?? null} />;
}

const Loaded = ({ account, at, contact }: { account: string; at: string; contact: Shown<Contact> | null }) => {
  const { route } = useLocation();
  const key = contact ? `contact:${contact.id}` : `new_contact:${account}`;
  const draft = useForm<Form>(key);
  const form = { ...formOf(contact), ...draft.changes };
  const missing = useSignal(false);
  const removing = useSignal(false);
  const sites = useRecords("site", { account_id: account }, "label").value;
  const leave = (): void => { draft.drop(); route(`/accounts/${account}`, true); };
  const save = useOnce(async () => {
    if (!form.name.trim()) { missing.value = true; return false; }
    const values = valuesOf(form);
    if (!contact) await makeOf(key, "contact", { account_id: account, ...values });
    else {
      const changes = changedFrom<Contact>(contact, values);
      if (Object.keys(changes).length > 0) await store.patch("contact", contact.id, changes);
    }
    toast(t("accounts.contact_kept", { name: form.name.trim() }));
    leave();
    return true;
  });
  const remove = async (): Promise<void> => { if (contact) await store.remove("contact", contact.id); leave(); };
  const extra = form.role && !roles.includes(form.role) ? [form.role] : [];
  return (
    <FormPage title={contact ? t("accounts.contact") : t("accounts.add_contact")} sub={at} save={() => void save()}>
      <Field label={t("accounts.name")} value={form.name} onInput={draft.set("name")} autocomplete="off" error={missing.value && !form.name.trim() ? t("accounts.name_missing") : undefined} />
      <Field label={t("accounts.job")} value={form.title} onInput={draft.set("title")} autocomplete="off" />
      <Several label={t("accounts.phone")} type="tel" values={form.phones} onChange={draft.set("phones")} />
      <Several label={t("accounts.email")} type="email" values={form.emails} onChange={draft.set("emails")} />
      <Picks label={t("accounts.role")} showLabel value={form.role} options={[...roles, ...extra].map((value) => ({ value, label: roleText(value) ?? value }))} onChange={draft.set("role")} />
      <Seg label={t("accounts.language")} showLabel value={form.language ?? "none"} options={[{ value: "en", label: "English" }, { value: "es", label: "Español" }, { value: "none", label: t("accounts.unknown") }]} onChange={(value) => draft.set("language")(value === "none" ? null : value)} />
      {sites.length > 1 && <Picks label={t("accounts.works_at")} showLabel multi value={form.site_ids} options={sites.map((site) => ({ value: site.id, label: site.label }))} onChange={draft.set("site_ids")} />}
      <Picks label={t("accounts.opt_outs")} showLabel multi value={form.opt_outs} options={ways.map((value) => ({ value, label: t(`accounts.no_${value}`) }))} onChange={draft.set("opt_outs")} />
      {contact && <button type="button" class="btn bad" onClick={() => { removing.value = true; }}><Icon name="trash" />{t("accounts.remove_contact")}</button>}
      <RemoveSheet open={removing.value} onClose={() => { removing.value = false; }} title={t("accounts.remove_title", { name: contact?.name ?? "" })} text={t("accounts.remove_contact_text")} onRemove={() => void remove()} />
    </FormPage>
  );
};
