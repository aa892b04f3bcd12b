import type { Tolerance } from "../core/rates";
import type { Beyond, Change, Covered } from "../core/records";
import { type Rates, USUAL_RATES, USUAL_TOLERANCE } from "../core/rates";
import { byRoad, differences } from "./changes";
import { daysOf } from "./days";
import { type Place, rounded, tripCost } from "./rules";
import { type TripSchedule, tripSchedule } from "./schedule";

/**
 * What may change on an approved trip without a new decision. The server decides in the same way (fieldapp/trips/tolerance.py); tests/trips/vectors.json holds both to it.
 * Inside a day everything is the rep's own. What counts is who is visited and on which day, the way, the money, and the frame: days, base, budget.
 */
export interface Weight { changes: Change[]; visits: number; metres: number; cents: number; beyond: Beyond[] }
export type PlaceOf = (account: string) => Place | null;

const isFrame = (kind: Change["kind"]): kind is "days" | "base" | "budget" => kind === "days" || kind === "base" || kind === "budget";
const counts = (one: Change): boolean => one.kind === "add" || one.kind === "del" || (one.kind === "mov" && one.was[0] !== one.now[0]);

/** The plan less the visits to these: a skipped stop is no change of the plan, wherever it stands in it. */
export const without = (plan: Covered, accounts: ReadonlySet<string>): Covered => ({ ...plan, visits: plan.visits.filter((row) => !accounts.has(row[2])) });

/** The days of a plan as it was decided on, by where the accounts are now. */
const roadOf = (plan: Covered, placeOf: PlaceOf): TripSchedule => {
  const rows = [...plan.visits].sort(byRoad);
  const days = daysOf(plan).map((day) => ({
    day, stops: rows.filter((row) => row[0] === day).map((row) => ({ id: row[2], place: placeOf(row[2]), minutes: 0, at: null, open: null })),
  }));
  return tripSchedule(days, plan.base?.position ?? null);
};

/** `beyond` is empty while the rep may do it. */
export const weigh = (before: Covered, after: Covered, placeOf: PlaceOf, rates: Rates = USUAL_RATES, may: Tolerance = USUAL_TOLERANCE): Weight => {
  const changes = differences(before, after);
  const visits = changes.filter(counts).length;
  const [was, now] = [roadOf(before, placeOf), roadOf(after, placeOf)];
  const cost = (road: TripSchedule): number => tripCost(road.metres, road.nights, road.days.length, rates).total;
  const [metres, cents] = [now.metres - was.metres, rounded(cost(now) - cost(was))];
  const beyond: Beyond[] = changes.flatMap(({ kind }) => (isFrame(kind) ? [kind] : []));
  if (visits > may.visits) beyond.push("visits");
  if (metres > may.km * 1000) beyond.push("way");
  if (cents > may.cost) beyond.push("cost");
  return { changes, visits, metres, cents, beyond };
};
