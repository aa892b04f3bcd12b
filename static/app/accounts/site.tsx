import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { makeOf, useForm, useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Position, Shown, Site } from "../core/records.ts";
import { store, useRecord } from "../core/store/index.ts";
import { Field, Icon, TextArea, toast } from "../core/ui/index.ts";
import { FormPage, NotHere, RemoveSheet } from "./frame.tsx";
import { type Hours, hoursAreWhole } from "./hours.ts";
import { HoursForm } from "./hours_form.tsx";
import { PlacePicker } from "./place.tsx";
import { changedFrom, textOf } from "./values.ts";

interface Form { label: string; street: string; city: string; state: string; postal_code: string; position: Position | null; hours: Hours | null; gate: string; ppe: string; parking: string }

const formOf = (site: Site | null): Form => ({
  label: site?.label ?? "", street: site?.street ?? "", city: site?.city ?? "", state: site?.state ?? "", postal_code: site?.postal_code ?? "", position: site?.position ?? null,
  hours: site?.hours ?? null, gate: site?.gate ?? "", ppe: site?.ppe ?? "", parking: site?.parking ?? "",
});
const valuesOf = (form: Form): Partial<Site> => ({
  label: form.label.trim() || form.city.trim() || t("accounts.main_site"), street: textOf(form.street), city: textOf(form.city), state: textOf(form.state), postal_code: textOf(form.postal_code),
  position: form.position, hours: form.hours, gate: textOf(form.gate), ppe: textOf(form.ppe), parking: textOf(form.parking),
});

/** "How does one get in there?" Where a site is, when it is open, what it asks of a visitor. */
export default function SitePage() {
  const { id = "", site = "" } = useRoute().params;
  const account = useRecord("account", id).value;
  const record = useRecord("site", site === "new" ? "" : site).value;
  if (account === undefined || (site !== "new" && record === undefined)) return null;
  if (account === null || (site !== "new" && record === null)) return <NotHere />;
  return <Loaded key={site} account={id} name={account.name} site={site === "new" ? null : record ?? null} />;
}

const Loaded = ({ account, name, site }: { account: string; name: string; site: Shown<Site> | null }) => {
  const { route } = useLocation();
  const key = site ? `site:${site.id}` : `new_site:${account}`;
  const draft = useForm<Form>(key);
  const form = { ...formOf(site), ...draft.changes };
  const removing = useSignal(false);
  const leave = (): void => { draft.drop(); route(`/accounts/${account}`, true); };
  const save = useOnce(async () => {
    if (!hoursAreWhole(form.hours)) { toast(t("accounts.hours_not_whole")); return false; }
    const values = valuesOf(form);
    if (!site) await makeOf(key, "site", { account_id: account, ...values });
    else {
      const changes = changedFrom<Site>(site, values);
      if (Object.keys(changes).length > 0) await store.patch("site", site.id, changes);
    }
    leave();
    return true;
  });
  const remove = async (): Promise<void> => { if (site) await store.remove("site", site.id); leave(); };
  const text = (field: "label" | "street" | "city" | "state" | "postal_code", key = field as string) => <Field label={t(`accounts.${key}`)} value={form[field]} onInput={draft.set(field)} autocomplete="off" />;
  const words = (field: "gate" | "ppe" | "parking") => <TextArea label={t(`accounts.${field}_label`)} rows={2} value={form[field]} onInput={draft.set(field)} />;
  return (
    <FormPage title={site ? t("accounts.site") : t("accounts.add_site")} sub={name} save={() => void save()}>
      <Field label={t("accounts.site_name")} hint={t("accounts.site_name_hint")} value={form.label} onInput={draft.set("label")} autocomplete="off" />
      {text("street")}
      {text("city")}
      <div class="split">{text("state")}{text("postal_code")}</div>
      <PlacePicker account={account} city={textOf(form.city)} state={textOf(form.state)} position={form.position} onChange={draft.set("position")} />
      <section class="stack l">{words("ppe")}{words("gate")}{words("parking")}</section>
      <HoursForm hours={form.hours} onChange={draft.set("hours")} />
      {site && <button type="button" class="btn bad" onClick={() => { removing.value = true; }}><Icon name="trash" />{t("accounts.remove_site")}</button>}
      <RemoveSheet open={removing.value} onClose={() => { removing.value = false; }} title={t("accounts.remove_title", { name: site?.label ?? "" })} text={t("accounts.remove_site_text")} onRemove={() => void remove()} />
    </FormPage>
  );
};
