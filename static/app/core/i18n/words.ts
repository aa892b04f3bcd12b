import { signal } from "@preact/signals";
import { type Catalogue, type Language, picked, spokenHere, wordsOf } from "./tongue.ts";

type Core = typeof import("../../words/en/core.json");
type Shell = typeof import("../../words/en/shell.json");
type Sync = typeof import("../../words/en/sync.json");
type People = typeof import("../../words/en/people.json");
interface Checked { core: Core; shell: Shell; sync: Sync; people: People }
type CheckedKey = { [F in keyof Checked]: `${F}.${keyof Checked[F] & string}` }[keyof Checked];
type Feature = "accounts" | "today" | "visits" | "notes" | "needs" | "trips" | "tasks" | "capture" | "comments" | "calendar" | "imports" | "team" | "admin";

/** A word's key, `feature.key`. Those of core, shell, sync and people are checked against their file. */
export type Key = CheckedKey | `${Feature}.${string}`;
export type { Catalogue, Language } from "./tongue.ts";
export type Values = Record<string, string | number>;

export const language = signal<Language>(spokenHere());
/** Feature → its words. */
const words = signal<Record<string, Record<string, string>>>({});

const byFeature = (catalogue: Catalogue): Record<string, Record<string, string>> =>
  Object.fromEntries(Object.entries(catalogue).map(([path, file]) => [path.slice(path.lastIndexOf("/") + 1, -".json".length), file]));

/** Loads the language's words and switches every screen to them. `keep` remembers it on this phone. */
export const speak = async (to: Language, keep = false): Promise<void> => {
  words.value = byFeature(await wordsOf(to));
  language.value = to;
  if (keep) globalThis.localStorage?.setItem("language", to);
  if (globalThis.document) document.documentElement.lang = to;
};

/** True when the person has picked a language on this phone; then the server's wish does not count. */
export const hasPicked = (): boolean => picked() !== null;

const fill = (text: string, values: Values): string => !text.includes("{") ? text : text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The word in the current language; a key without a word shows itself. */
export const t = (key: Key, values: Values = {}): string => {
  const dot = key.indexOf(".");
  return fill(words.value[key.slice(0, dot)]?.[key.slice(dot + 1)] ?? key, values);
};

/** Keeps what `make` makes: the browser's formatters cost more to make than a row costs to draw. */
export const kept = <T>(make: (locale: string, ...how: number[]) => T): ((locale: string, ...how: number[]) => T) => {
  const made = new Map<string, T>();
  return (locale, ...how) => {
    const key = [locale, ...how].join();
    const known = made.get(key) ?? make(locale, ...how);
    made.set(key, known);
    return known;
  };
};
const figures = kept((locale, digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));

/** Like `t`, from `key_one` and `key_other`; `{n}` is the count. English and Spanish both say "one" of 1 alone (CLDR, integers); the browser's own rules cost 15 ms to load. */
export const plural = (key: string, n: number, values: Values = {}): string => t(`${key}_${n === 1 ? "one" : "other"}` as Key, { n: count(n), ...values });

export const locale = (): string => (language.value === "es" ? "es-MX" : "en-US");
/** Whole numbers look the same in both languages, "12,345"; the browser's formatter, which takes 10 ms to load, is for the others. */
export const count = (n: number, digits = 0): string => Number.isSafeInteger(n) ? String(n).replace(/\B(?=(\d{3})+$)/g, ",") : figures(locale(), digits).format(n);
