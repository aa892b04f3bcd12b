import { useState } from "preact/hooks";
import type { Position, Site, Trip } from "../core/records.ts";
import { t } from "../core/i18n/index.ts";
import { useRecords } from "../core/store/index.ts";
import { Field, TextArea } from "../core/ui/index.ts";
import { daysBetween } from "./rules.ts";

export interface Draft { month: string; title: string; start: string; end: string; base: string; objectives: string; budget: string }

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** The place of a town this phone knows from a customer's address; "Houston" and "Houston, TX" both do. */
export const townPosition = (label: string, sites: readonly Site[]): Position | null => {
  const wanted = plain(label);
  if (!wanted) return null;
  const found = sites.find((site) => site.position && site.city && (plain(site.city) === wanted || plain(`${site.city}, ${site.state ?? ""}`) === wanted));
  return found?.position ? { ...found.position, precision: "city" } : null;
};

export const draftOf = (trip: Trip): Draft => ({
  month: trip.month, title: trip.title, start: trip.start_date ?? "", end: trip.end_date ?? "", base: trip.base?.label ?? "", objectives: trip.objectives ?? "", budget: trip.budget?.amount ?? "",
});

/** What a trip is stored as; a half-filled form is a trip too. */
export const valuesOf = (draft: Draft, sites: readonly Site[], before?: Trip["base"]) => {
  const label = draft.base.trim();
  const position = before?.label === label && before.position ? before.position : townPosition(label, sites);
  const amount = Number(draft.budget.replace(/[^\d.]/g, ""));
  return {
    month: draft.start ? draft.start.slice(0, 7) : draft.month, title: draft.title.trim(), start_date: draft.start || null, end_date: draft.end || draft.start || null,
    base: label ? { label, position } : null, objectives: draft.objectives.trim() || null, budget: amount > 0 ? { amount: amount.toFixed(2), currency: "USD" } : null,
  };
};

export const problemOf = ({ start, end }: Draft): string | undefined => {
  if (!start || !end) return undefined;
  if (end < start) return t("trips.days_order");
  return daysBetween(start, end) >= 7 ? t("trips.days_many") : undefined;
};

export const useDraft = (first: Draft) => {
  const [draft, setDraft] = useState(first);
  return { draft, set: (field: keyof Draft) => (value: string) => setDraft((old) => ({ ...old, [field]: value })) };
};

/** Month, days, base and objectives; used for a new trip and to change one. */
export const TripFields = ({ draft, set }: ReturnType<typeof useDraft>) => {
  const sites = useRecords("site", {}).value;
  const known = draft.base.trim() ? townPosition(draft.base, sites) : undefined;
  return (
    <div class="stack">
      <Field label={t("trips.title")} value={draft.title} onInput={set("title")} />
      <Field label={t("trips.first_day")} type="date" value={draft.start} onInput={set("start")} />
      <Field label={t("trips.last_day")} type="date" value={draft.end} onInput={set("end")} error={problemOf(draft)} />
      <Field label={t("trips.base")} value={draft.base} onInput={set("base")} list={[...new Set(sites.flatMap((site) => (site.city ? [site.city] : [])))].sort().slice(0, 200)}
        hint={known === undefined ? t("trips.base_hint") : known ? t("trips.base_found", { place: draft.base.trim() }) : t("trips.base_unknown")} />
      <Field label={t("trips.budget")} type="figure" unit="USD" value={draft.budget} onInput={set("budget")} />
      <TextArea label={t("trips.objectives")} value={draft.objectives} onInput={set("objectives")} rows={4} />
    </div>
  );
};
