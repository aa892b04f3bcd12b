import { signal } from "@preact/signals";
import { companyMeasures } from "./i18n/figures.ts";
import { type Rates, type Tolerance, USUAL_RATES, USUAL_TOLERANCE } from "./rates.ts";
import type { Settings } from "./records.ts";
import { onChanges, store } from "./store/index.ts";

/** What the company pays for a trip; its defaults until an admin sets something. */
export const companyRates = signal<Rates>(USUAL_RATES);
/** What may change on an approved trip without a new decision. */
export const companyTolerance = signal<Tolerance>(USUAL_TOLERANCE);
/** The language of new people. */
export const companyLanguage = signal<"en" | "es">("en");

const cents = (amount: { amount: string } | undefined, usual: number): number => {
  const value = Number(amount?.amount);
  return amount && Number.isFinite(value) ? value * 100 : usual;
};
export const ratesOf = (settings: Settings | undefined): Rates =>
  ({ km: cents(settings?.km_rate, USUAL_RATES.km), night: cents(settings?.night_rate, USUAL_RATES.night), meals: cents(settings?.meals_rate, USUAL_RATES.meals) });

/** A record from before this was a setting has the usual. */
export const toleranceOf = (settings: Partial<Settings> | undefined): Tolerance => {
  const may = settings?.tolerance;
  return may ? { visits: may.visits, km: may.km, cost: cents(may.cost, USUAL_TOLERANCE.cost) } : USUAL_TOLERANCE;
};

/** Follows the company's settings from now on. What a person chose on this phone stays theirs. */
export const followCompany = (): (() => void) => {
  const read = async (): Promise<void> => {
    try {
      const [settings] = await store.list("settings", {});
      companyRates.value = ratesOf(settings);
      companyTolerance.value = toleranceOf(settings);
      if (!settings) return;
      companyMeasures(settings.unit);
      companyLanguage.value = settings.language;
    } catch (error) { console.warn("The company's settings could not be read", error); }
  };
  void read();
  return onChanges((changes) => { if (changes.settings !== undefined) void read(); });
};
