import { useMemo } from "preact/hooks";
import type { Position, Shown, Site, Trip } from "../core/records.ts";
import { t } from "../core/i18n/index.ts";
import { useRecords } from "../core/store/index.ts";
import { Field, Picks, TextArea } from "../core/ui/index.ts";
import { daysBetween } from "./rules.ts";

export interface Draft { month: string; title: string; start: string; end: string; base: string; objectives: string; budget: string }
export type Base = NonNullable<Trip["base"]>;

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** The place of a town this phone knows from a customer's address; "Houston" and "Houston, TX" both do. */
export const townPosition = (label: string, sites: readonly Site[]): Position | null => {
  const wanted = plain(label);
  if (!wanted) return null;
  const found = sites.find((site) => site.position && site.city && (plain(site.city) === wanted || plain(`${site.city}, ${site.state ?? ""}`) === wanted));
  return found?.position ? { ...found.position, precision: "city" } : null;
};

/** Where trips have begun, newest first, each once. */
export const basesOf = (trips: readonly Trip[]): Base[] => {
  const bases = new Map<string, Base>();
  for (const { base } of [...trips].sort((a, b) => (b.start_date ?? "").localeCompare(a.start_date ?? ""))) if (base?.label && !bases.get(base.label)?.position) bases.set(base.label, base);
  return [...bases.values()];
};

export const draftOf = (trip: Trip): Draft => ({
  month: trip.month, title: trip.title, start: trip.start_date ?? "", end: trip.end_date ?? "", base: trip.base?.label ?? "", objectives: trip.objectives ?? "", budget: trip.budget?.amount ?? "",
});

/** The place of a base as it was used before, else of the town of that name. */
export const placeOf = (label: string, sites: readonly Site[], bases: readonly Base[]): Position | null =>
  bases.find((base) => base.label === label.trim())?.position ?? townPosition(label, sites);

/** What a trip is stored as; a half-filled form is a trip too. */
export const valuesOf = (draft: Draft, sites: readonly Site[], bases: readonly Base[]) => {
  const label = draft.base.trim();
  const amount = Number(draft.budget.replace(/[^\d.]/g, ""));
  return {
    month: draft.start ? draft.start.slice(0, 7) : draft.month, title: draft.title.trim(), start_date: draft.start || null, end_date: draft.end || draft.start || null,
    base: label ? { label, position: placeOf(label, sites, bases) } : null, objectives: draft.objectives.trim() || null, budget: amount > 0 ? { amount: amount.toFixed(2), currency: "USD" } : null,
  };
};

export const problemOf = ({ start, end }: Draft): string | undefined => {
  if (!start || !end) return undefined;
  if (end < start) return t("trips.days_order");
  return daysBetween(start, end) >= 7 ? t("trips.days_many") : undefined;
};

export interface Form { draft: Draft; set: (field: keyof Draft) => (value: string) => void }

const CHOICES = 4;
const townsOf = (sites: readonly Site[]): string[] => {
  const counts = new Map<string, number>();
  for (const { city, state, position } of sites) if (city && position) counts.set(`${city}${state ? `, ${state}` : ""}`, (counts.get(`${city}${state ? `, ${state}` : ""}`) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([town]) => town);
};

export const DaysFields = ({ draft, set }: Form) => {
  const problem = problemOf(draft);
  return (
    <div class="split wide">
      <Field label={t("trips.first_day")} type="date" value={draft.start} onInput={set("start")} />
      <Field label={t("trips.last_day")} type="date" value={draft.end} onInput={set("end")} error={problem} />
    </div>
  );
};

/** Where the days begin and end: where they did before, the towns with most customers, or any other name. */
export const BaseField = ({ draft, set, trips }: Form & { trips: readonly Shown<Trip>[] }) => {
  const sites = useRecords("site", {}).value;
  const bases = useMemo(() => basesOf(trips), [trips]);
  const towns = useMemo(() => townsOf(sites), [sites]);
  const label = draft.base.trim();
  const known = label ? placeOf(label, sites, bases) : undefined;
  const offered = [...new Set([...bases.map((base) => base.label), ...towns])].slice(0, CHOICES);
  return (
    <div class="stack">
      <Field label={t("trips.base")} value={draft.base} onInput={set("base")} list={towns.slice(0, 200)}
        hint={known === undefined ? t("trips.base_hint") : known ? t("trips.base_found", { place: label }) : t("trips.base_unknown")} />
      {offered.length > 1 && <Picks label={t("trips.base_known")} options={offered.map((value) => ({ value, label: value }))} value={draft.base} onChange={(value) => set("base")(value ?? "")} />}
    </div>
  );
};

export const WordsFields = ({ draft, set }: Form) => (
  <div class="stack">
    <TextArea label={t("trips.objectives")} value={draft.objectives} onInput={set("objectives")} rows={3} />
    <Field label={t("trips.budget")} type="figure" unit="USD" value={draft.budget} onInput={set("budget")} />
    <Field label={t("trips.title")} value={draft.title} onInput={set("title")} />
  </div>
);
