import { type Rates, USUAL_RATES } from "../core/rates";
import type { Position, Tier } from "../core/records";

/** The rules both sides share; `tests/trips/vectors.json` holds them to the same numbers. Lengths in metres, times in seconds, money in cents. */
export const VALUE: Record<Tier, number> = { A: 100, B: 50, C: 20 };
export const INTERVAL: Record<Tier, number> = { A: 30, B: 60, C: 120 };
export const DUE_CAP = 2;
export const OPEN_NEED = 30;
export const OPEN_PROMISE = 15;

const EARTH_METRES = 6_371_000;
const ROAD_FACTOR = 1.25;
/** The first five miles of a leg go at 30 mph, the rest at 50. */
const TOWN_METRES = 8046.72;
const TOWN_SPEED = 13.4112;
const ROAD_SPEED = 22.352;

/** Half up, as the server rounds too (not to even). */
export const rounded = (value: number): number => Math.floor(value + 0.5);

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

export type Place = Pick<Position, "lat" | "lon">;
export interface Leg { metres: number; seconds: number }

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The way by road between two places: the great circle lengthened by a quarter. */
export const roadMetres = (from: Place, to: Place): number => {
  const lat = Math.sin(radians(to.lat - from.lat) / 2);
  const lon = Math.sin(radians(to.lon - from.lon) / 2);
  const h = lat * lat + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * lon * lon;
  return rounded(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h))) * ROAD_FACTOR);
};

export const driveSeconds = (metres: number): number =>
  rounded(Math.min(metres, TOWN_METRES) / TOWN_SPEED + Math.max(0, metres - TOWN_METRES) / ROAD_SPEED);

/** A leg from or to a place nobody has located counts as nothing; the screen says so. */
export const leg = (from: Place | null, to: Place | null): Leg => {
  if (!from || !to) return { metres: 0, seconds: 0 };
  const metres = roadMetres(from, to);
  return { metres, seconds: driveSeconds(metres) };
};

export interface Cost { driving: number; nights: number; meals: number; total: number }

export const tripCost = (metres: number, nights: number, days: number, rates: Rates = USUAL_RATES): Cost => {
  const driving = rounded((metres / 1000) * rates.km);
  return { driving, nights: nights * rates.night, meals: days * rates.meals, total: driving + nights * rates.night + days * rates.meals };
};
