import type { Account, Money } from "../core/records.ts";
import { daysOf, moneyOf, textOf, wordsOf } from "./values.ts";

export interface Form {
  name: string; kind: Account["kind"]; tier: Account["tier"]; number: string; phone: string; industry: string; language: string | null; visit: string; contact: string;
  revenue: string; potential: string; service_package: string; tags: string; parent_id: string | null; territory_id: string | null;
}

/** What the fields show of the record. */
export const formOf = (account: Account): Form => ({
  name: account.name, kind: account.kind ?? "prospect", tier: account.tier ?? "C", number: account.number ?? "", phone: account.phone ?? "", industry: account.industry ?? "",
  language: account.language ?? null, visit: String(account.visit_interval_days ?? ""), contact: String(account.contact_interval_days ?? ""), revenue: account.revenue?.amount ?? "",
  potential: account.potential?.amount ?? "", service_package: account.service_package ?? "", tags: (account.tags ?? []).join(", "), parent_id: account.parent_id ?? null, territory_id: account.territory_id ?? null,
});

/** The form as the record holds it; the fields that cannot be read as what they are, by name. */
export const read = (form: Form, account: Account): { values: Partial<Account>; wrong: (keyof Form)[] } => {
  const money = (text: string, old: Money | null | undefined): Money | null | undefined => (text === (old?.amount ?? "") ? old ?? null : moneyOf(text, old?.currency ?? "USD"));
  const [visit, contact, revenue, potential] = [daysOf(form.visit), daysOf(form.contact), money(form.revenue, account.revenue), money(form.potential, account.potential)];
  const wrong = ([["visit", visit], ["contact", contact], ["revenue", revenue], ["potential", potential]] as const).flatMap(([field, value]) => (value === undefined ? [field] : []));
  const values: Partial<Account> = {
    name: form.name.trim(), kind: form.kind, tier: form.tier, number: textOf(form.number), phone: textOf(form.phone), industry: textOf(form.industry), language: form.language,
    visit_interval_days: visit ?? null, contact_interval_days: contact ?? null, revenue: revenue ?? null, potential: potential ?? null,
    service_package: textOf(form.service_package), tags: wordsOf(form.tags), parent_id: form.parent_id, territory_id: form.territory_id,
  };
  return { values, wrong: form.name.trim() ? wrong : ["name", ...wrong] };
};
