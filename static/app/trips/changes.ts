import type { Change, Covered, Decision, Money, Placed, Trip, Visit } from "../core/records";

/** In what a plan differs from what was decided on. The server says the same of what it holds (fieldapp/trips/changes.py); tests/trips/vectors.json holds both to it. */
type Row = Covered["visits"][number];
const STRETCH = 15;

/** What a decision on this trip would cover now. */
export const covered = (trip: Pick<Trip, "start_date" | "end_date" | "base" | "budget">, visits: Iterable<Visit>): Covered => ({
  start_date: trip.start_date, end_date: trip.end_date, base: trip.base, budget: trip.budget,
  visits: [...visits].map((one): Row => [one.day, one.position, one.account_id, one.planned_start, one.minutes, one.fixed === true]),
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** The order in which they are driven. */
export const byRoad = (a: Row, b: Row): number => compare(a[0] ?? "9", b[0] ?? "9") || (a[1] ?? 0) - (b[1] ?? 0) || compare(a[3] ?? "", b[3] ?? "");

const byAccount = (plan: Covered): Map<string, Row[]> => {
  const rows = new Map<string, Row[]>();
  for (const row of [...plan.visits].sort(byRoad)) rows.set(row[2], [...(rows.get(row[2]) ?? []), row]);
  return rows;
};

const told = ([day, , , start, length, fixed]: Row): Placed => [day, start, length, fixed];

/** Another day, an agreed time, another length. Other times follow from the order and the road: nobody decided them. */
const hasMoved = (was: Row, now: Row): boolean =>
  was[0] !== now[0] || was[5] !== now[5] || Math.abs((now[4] ?? 0) - (was[4] ?? 0)) >= STRETCH || (now[5] && was[3] !== now[3]);

/** Of visits in their new order, those outside the longest stretch that keeps the old one. */
const notInLine = (kept: readonly [Row, Row][]): Row[] => {
  const rows = [...kept].sort((a, b) => byRoad(a[1], b[1]));
  const best: number[][] = [];
  rows.forEach(([was], at) => {
    const before = best.filter((line) => byRoad(rows[line.at(-1) ?? 0]?.[0] ?? was, was) < 0);
    best.push([...before.reduce<number[]>((longest, line) => (line.length > longest.length ? line : longest), []), at]);
  });
  const line = new Set(best.reduce<number[]>((longest, one) => (one.length > longest.length ? one : longest), []));
  return rows.filter((_, at) => !line.has(at)).map(([, now]) => now);
};

/** The fewest visits that have to change places for a day's old order to become its new one. */
const outOfOrder = (old: ReadonlyMap<string, Row[]>, fresh: ReadonlyMap<string, Row[]>): Set<Row> => {
  const days = new Map<string | null, [Row, Row][]>();
  for (const [account, rows] of fresh) rows.forEach((now, at) => {
    const was = old.get(account)?.[at];
    if (was && was[0] === now[0]) days.set(now[0], [...(days.get(now[0]) ?? []), [was, now]]);
  });
  return new Set([...days.values()].flatMap(notInLine));
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sum = (money: Money | null): [string, string] | null => money && [money.amount, money.currency];

/** Days, base and budget first; then who came in, who changed day, place in the order, agreed time or length, who is out. */
export const differences = (before: Covered, after: Covered): Change[] => {
  const facts: Change[] = [];
  const [was, now] = [[before.start_date, before.end_date], [after.start_date, after.end_date]] as const;
  if (!same(was, now)) facts.push({ kind: "days", was: [was[0], was[1]], now: [now[0], now[1]] });
  if (before.base?.label !== after.base?.label) facts.push({ kind: "base", was: before.base?.label ?? null, now: after.base?.label ?? null });
  if (!same(sum(before.budget), sum(after.budget))) facts.push({ kind: "budget", was: before.budget, now: after.budget });
  const [old, fresh] = [byAccount(before), byAccount(after)];
  const astray = outOfOrder(old, fresh);
  const [came, moved, out]: [Change[], Change[], Change[]] = [[], [], []];
  for (const account of new Set([...fresh.keys(), ...old.keys()])) {
    const [left, right] = [old.get(account) ?? [], fresh.get(account) ?? []];
    right.forEach((row, at) => {
      const from = left[at];
      if (!from) came.push({ kind: "add", account, now: told(row) });
      else if (hasMoved(from, row) || astray.has(row)) moved.push({ kind: "mov", account, was: told(from), now: told(row) });
    });
    for (const row of left.slice(right.length)) out.push({ kind: "del", account, was: told(row) });
  }
  return [...facts, ...came, ...moved, ...out];
};

export interface Since { what: "submit" | "return" | "approve"; at: string; covers: Covered }

/** What the plan is compared with: while it is being shaped or read again, what was returned; once in force, what was approved; else what was handed in. */
export const baselineOf = (trip: Pick<Trip, "status" | "decisions">): Since | null => {
  const find = (...whats: Since["what"][]): Since | null => {
    const one = trip.decisions.findLast((decision): decision is Decision & Since => whats.includes(decision.what as Since["what"]) && decision.covers !== undefined);
    return one ? { what: one.what, at: one.at, covers: one.covers } : null;
  };
  switch (trip.status) {
    case "draft": case "returned": return find("return");
    case "submitted": return find("return") ?? find("submit");
    case "approved": case "under_way": case "done": return find("approve");
    default: return null;
  }
};

/** Accounts whose visit came in or moved. */
export const accountsOf = (changes: readonly Change[]): Set<string> => new Set(changes.flatMap((one) => (one.kind === "add" || one.kind === "mov" ? [one.account] : [])));
