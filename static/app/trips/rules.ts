import { type Rates, USUAL_RATES } from "../core/rates.ts";
import type { Tier } from "../core/records.ts";
import { rounded } from "../core/road.ts";

export { driveSeconds, isTooFar, type Leg, leg, NIGHT_AWAY, type Place, roadMetres, rounded } from "../core/road.ts";

/** The rules both sides share; `tests/trips/vectors.json` holds them to the same numbers. Lengths in metres, times in seconds, money in cents. */
export const VALUE: Record<Tier, number> = { A: 100, B: 50, C: 20 };
export const INTERVAL: Record<Tier, number> = { A: 30, B: 60, C: 120 };
export const DUE_CAP = 2;
export const OPEN_NEED = 30;
export const OPEN_PROMISE = 15;

export interface DuePart { key: "due" | "never" | "need" | "promise"; params: Record<string, number>; points: number }
export interface Due { score: number; parts: DuePart[] }
export interface DueFacts { tier: Tier; interval: number | null; lastVisit: string | null; openNeeds: number; openPromises: number }

/** Whole days from one day to another, `YYYY-MM-DD` both (an instant counts as its day). */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);

/** Why this account and how much: the value of its tier by how due it is, and points for what is open. */
export const dueScore = (facts: DueFacts, today: string): Due => {
  const interval = facts.interval ?? INTERVAL[facts.tier];
  const parts: DuePart[] = [];
  if (facts.lastVisit === null) parts.push({ key: "never", params: { interval }, points: VALUE[facts.tier] * DUE_CAP });
  else {
    const days = Math.max(0, daysBetween(facts.lastVisit, today));
    parts.push({ key: "due", params: { days, interval }, points: rounded(VALUE[facts.tier] * Math.min(DUE_CAP, days / interval)) });
  }
  if (facts.openNeeds > 0) parts.push({ key: "need", params: { n: facts.openNeeds }, points: OPEN_NEED });
  if (facts.openPromises > 0) parts.push({ key: "promise", params: { n: facts.openPromises }, points: OPEN_PROMISE });
  return { score: parts.reduce((sum, part) => sum + part.points, 0), parts };
};

/** Due when the interval has passed, or when nobody has ever been there. */
export const isDue = (facts: DueFacts, today: string): boolean =>
  facts.lastVisit === null || daysBetween(facts.lastVisit, today) >= (facts.interval ?? INTERVAL[facts.tier]);

export interface Cost { driving: number; nights: number; meals: number; total: number }

export const tripCost = (metres: number, nights: number, days: number, rates: Rates = USUAL_RATES): Cost => {
  const driving = rounded((metres / 1000) * rates.km);
  return { driving, nights: nights * rates.night, meals: days * rates.meals, total: driving + nights * rates.night + days * rates.meals };
};
