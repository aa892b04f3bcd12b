import { useSignal } from "@preact/signals";
import { makeOf, useDraft, useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Shown, Visit } from "../core/records.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Field, Icon, Picks, Sheet, toast } from "../core/ui/index.ts";

/** Who was there; somebody new is added without leaving the visit. */
export const People = ({ visit }: { visit: Shown<Visit> }) => {
  const contacts = useRecords("contact", { account_id: visit.account_id }, "name").value;
  const adding = useSignal(false);
  const there = visit.contact_ids ?? [];
  const met = async (contact: string): Promise<void> => {
    await store.patch("visit", visit.id, { contact_ids: [...new Set([...there, contact])] });
    adding.value = false;
  };
  return (
    <section class="stack"><h2>{t("visits.people")}</h2>
      <div class="picks wrap">
        {contacts.length > 0 && <Picks label={t("visits.people")} multi value={there} options={contacts.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(contact_ids) => void store.patch("visit", visit.id, { contact_ids })} />}
        <button type="button" class="pick" onClick={() => { adding.value = true; }}><Icon name="plus" small />{t("visits.add_contact")}</button>
      </div>
      <Sheet open={adding.value} onClose={() => { adding.value = false; }} title={t("visits.add_contact")}>
        <NewContact account={visit.account_id} onKept={met} />
      </Sheet>
    </section>
  );
};

interface NewContactProps { account: string; onKept: (contact: string) => void | Promise<void> }
/** The name alone is enough; what is typed survives a killed app. */
export const NewContact = ({ account, onKept }: NewContactProps) => {
  const key = `contact_name:${account}`;
  const name = useDraft(key);
  const title = useDraft(`contact_title:${account}`);
  const phone = useDraft(`contact_phone:${account}`);
  const email = useDraft(`contact_email:${account}`);
  const missing = useSignal(false);
  const keep = useOnce(async () => {
    if (name.text.trim() === "") { missing.value = true; return false; }
    const some = (text: string): string[] => (text.trim() ? [text.trim()] : []);
    const id = await makeOf(key, "contact", { account_id: account, name: name.text.trim(), title: title.text.trim() || null, phones: some(phone.text), emails: some(email.text) });
    await onKept(id);
    for (const draft of [name, title, phone, email]) draft.drop();
    toast(t("visits.contact_kept"));
    return true;
  });
  return (
    <>
      <Field label={t("visits.contact_name")} value={name.text} onInput={name.set} error={missing.value && name.text.trim() === "" ? t("visits.contact_name_missing") : undefined} autocomplete="off" />
      <Field label={t("visits.contact_title")} value={title.text} onInput={title.set} autocomplete="off" />
      <Field label={t("visits.contact_phone")} type="tel" value={phone.text} onInput={phone.set} autocomplete="off" />
      <Field label={t("visits.contact_email")} type="email" value={email.text} onInput={email.set} autocomplete="off" />
      <button type="button" class="btn ink" onClick={() => void keep()}>{t("visits.keep_contact")}</button>
    </>
  );
};
