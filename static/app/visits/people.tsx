import { useSignal } from "@preact/signals";
import { t } from "../core/i18n/index.ts";
import type { Shown, Visit } from "../core/records.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Field, Icon, Picks, Sheet } from "../core/ui/index.ts";

/** Who was there; somebody new is added without leaving the visit. */
export const People = ({ visit }: { visit: Shown<Visit> }) => {
  const contacts = useRecords("contact", { account_id: visit.account_id }, "name").value;
  const adding = useSignal(false);
  const there = visit.contact_ids ?? [];
  return (
    <section class="stack"><h2>{t("visits.people")}</h2>
      <div class="picks wrap">
        {contacts.length > 0 && <Picks label={t("visits.people")} multi value={there} options={contacts.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(contact_ids) => void store.patch("visit", visit.id, { contact_ids })} />}
        <button type="button" class="pick" onClick={() => { adding.value = true; }}><Icon name="plus" small />{t("visits.add_contact")}</button>
      </div>
      <Sheet open={adding.value} onClose={() => { adding.value = false; }} title={t("visits.add_contact")}>
        <NewContact visit={visit} onDone={() => { adding.value = false; }} />
      </Sheet>
    </section>
  );
};

const NewContact = ({ visit, onDone }: { visit: Shown<Visit>; onDone: () => void }) => {
  const name = useSignal("");
  const title = useSignal("");
  const phone = useSignal("");
  const missing = useSignal(false);
  const keep = async (): Promise<void> => {
    if (name.value.trim() === "") { missing.value = true; return; }
    const id = await store.create("contact", { account_id: visit.account_id, name: name.value.trim(), title: title.value.trim() || null, phones: phone.value.trim() ? [phone.value.trim()] : [], emails: [] });
    await store.patch("visit", visit.id, { contact_ids: [...(visit.contact_ids ?? []), id] });
    onDone();
  };
  return (
    <>
      <Field label={t("visits.contact_name")} value={name.value} onInput={(text) => { name.value = text; }} error={missing.value ? t("visits.contact_name_missing") : undefined} autocomplete="off" />
      <Field label={t("visits.contact_title")} value={title.value} onInput={(text) => { title.value = text; }} autocomplete="off" />
      <Field label={t("visits.contact_phone")} type="tel" value={phone.value} onInput={(text) => { phone.value = text; }} autocomplete="off" />
      <button type="button" class="btn ink" onClick={() => void keep()}>{t("visits.keep_contact")}</button>
    </>
  );
};
