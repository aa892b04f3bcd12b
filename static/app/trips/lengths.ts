import type { Visit } from "../core/records.ts";

/** What a visit is planned with where nobody knows better. */
export const VISIT_MINUTES = 45;
const LAST = 5;
const ENOUGH = 2;
/** Outside of these somebody tapped by mistake, or forgot to check out. */
const SHORTEST = 5;
const LONGEST = 240;
const STEP = 5;

const lasted = (visit: Visit): number => {
  if (visit.status !== "done" || !visit.checked_in_at || !visit.checked_out_at) return 0;
  const minutes = (Date.parse(visit.checked_out_at) - Date.parse(visit.checked_in_at)) / 60_000;
  return minutes >= SHORTEST && minutes <= LONGEST ? minutes : 0;
};
const latestFirst = (a: Visit, b: Visit): number => (b.checked_in_at ?? "").localeCompare(a.checked_in_at ?? "");
const middle = (sorted: readonly number[]): number => {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] ?? 0 : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

/** How long visits really take, by account: the median of the last five in minutes, to five minutes; from two visits on. */
export const learnedLengths = (visits: readonly Visit[]): Map<string, number> => {
  const seen = new Map<string, number[]>();
  for (const visit of [...visits].sort(latestFirst)) {
    const minutes = lasted(visit);
    if (minutes === 0) continue;
    const known = seen.get(visit.account_id) ?? [];
    if (known.length < LAST) seen.set(visit.account_id, [...known, minutes]);
  }
  const learned = [...seen].filter(([, all]) => all.length >= ENOUGH);
  return new Map(learned.map(([account, all]) => [account, Math.max(STEP, Math.round(middle(all.sort((a, b) => a - b)) / STEP) * STEP)]));
};
