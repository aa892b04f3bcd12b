import type { Change, Covered, Decision, Money, Placed, Trip, Visit } from "../core/records";

/** In what a plan differs from what was decided on. The server says the same of what it holds (fieldapp/trips/changes.py); tests/trips/vectors.json holds both to it. */
type Row = Covered["visits"][number];
const SHIFT = 30;
const STRETCH = 15;

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** What a decision on this trip would cover now. */
export const covered = (trip: Pick<Trip, "start_date" | "end_date" | "base" | "budget">, visits: Iterable<Visit>): Covered => ({
  start_date: trip.start_date, end_date: trip.end_date, base: trip.base, budget: trip.budget,
  visits: [...visits].map((one): Row => [one.day, one.position, one.account_id, one.planned_start, one.minutes, one.fixed === true]),
});

const byAccount = (plan: Covered): Map<string, Row[]> => {
  const rows = new Map<string, Row[]>();
  const order = (a: Row, b: Row): number => compare(a[0] ?? "9", b[0] ?? "9") || (a[1] ?? 0) - (b[1] ?? 0) || compare(a[3] ?? "", b[3] ?? "");
  for (const row of [...plan.visits].sort(order)) rows.set(row[2], [...(rows.get(row[2]) ?? []), row]);
  return rows;
};
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const told = ([day, , , start, length, fixed]: Row): Placed => [day, start, length, fixed];

const hasMoved = (was: Row, now: Row): boolean => {
  if (was[0] !== now[0] || was[5] !== now[5] || Math.abs((now[4] ?? 0) - (was[4] ?? 0)) >= STRETCH) return true;
  if (was[3] === null || now[3] === null) return was[3] !== now[3] || was[1] !== now[1];
  return Math.abs(minutes(now[3]) - minutes(was[3])) >= (now[5] ? 1 : SHIFT);
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sum = (money: Money | null): [string, string] | null => money && [money.amount, money.currency];

/** Days, base and budget first; then who came in, who changed day, time or length, who is out. A few minutes' shift is no change. */
export const differences = (before: Covered, after: Covered): Change[] => {
  const facts: Change[] = [];
  const [was, now] = [[before.start_date, before.end_date], [after.start_date, after.end_date]] as const;
  if (!same(was, now)) facts.push({ kind: "days", was: [was[0], was[1]], now: [now[0], now[1]] });
  if (before.base?.label !== after.base?.label) facts.push({ kind: "base", was: before.base?.label ?? null, now: after.base?.label ?? null });
  if (!same(sum(before.budget), sum(after.budget))) facts.push({ kind: "budget", was: before.budget, now: after.budget });
  const [old, fresh] = [byAccount(before), byAccount(after)];
  const [came, moved, out]: [Change[], Change[], Change[]] = [[], [], []];
  for (const account of new Set([...fresh.keys(), ...old.keys()])) {
    const [left, right] = [old.get(account) ?? [], fresh.get(account) ?? []];
    right.forEach((row, at) => {
      const from = left[at];
      if (!from) came.push({ kind: "add", account, now: told(row) });
      else if (hasMoved(from, row)) moved.push({ kind: "mov", account, was: told(from), now: told(row) });
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
