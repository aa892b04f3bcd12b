import type { Shown, Visit } from "../core/records.ts";

/** What the plan was when it was last returned from this phone; kept here because the record only carries its hash. */
interface Stood { account: string; day: string | null; start: string | null }
export interface Change { kind: "add" | "mov" | "del"; account: string; day: string | null; from: string | null; start: string | null }

const key = (tripId: string): string => `trip-returned-${tripId}`;
const standing = (visits: Iterable<Visit>): Stood[] => [...visits].map((visit) => ({ account: visit.account_id, day: visit.day, start: visit.planned_start }));

export const rememberReturned = (tripId: string, visits: Iterable<Shown<Visit>>): void => {
  globalThis.localStorage?.setItem(key(tripId), JSON.stringify(standing(visits)));
};

export const returnedPlan = (tripId: string): Stood[] | null => {
  const kept = globalThis.localStorage?.getItem(key(tripId));
  return kept ? (JSON.parse(kept) as Stood[]) : null;
};

/** Who came in, who changed the day, who is out. A few minutes' shift is no change. */
export const changesSince = (before: readonly Stood[], visits: Iterable<Visit>): Change[] => {
  const now = standing(visits);
  const old = new Map(before.map((one) => [one.account, one]));
  const fresh = new Set(now.map((one) => one.account));
  const came = now.filter((one) => !old.has(one.account)).map((one): Change => ({ kind: "add", ...one, from: null }));
  const went = now.flatMap((one): Change[] => { const was = old.get(one.account); return was && was.day !== one.day ? [{ kind: "mov", ...one, from: was.day }] : []; });
  const out = before.filter((one) => !fresh.has(one.account)).map((one): Change => ({ kind: "del", ...one, from: null }));
  return [...came, ...went, ...out];
};
