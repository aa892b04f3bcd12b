import { useMemo } from "preact/hooks";
import type { Account, Need, Note, Shown, Site, Task, Trip, Visit } from "../core/records.ts";
import { dayOf } from "../core/capture/dates.ts";
import { useRecord, useRecords } from "../core/store/index.ts";
import { daysOf } from "./days.ts";
import type { Candidate, PlanDay } from "./wish.ts";
import { VISIT_MINUTES, learnedLengths } from "./lengths.ts";
import { type Due, type DueFacts, type Place, dueScore, isDue } from "./rules.ts";
import { type Stop, clock } from "./schedule.ts";

export { addDays, daysOf } from "./days.ts";
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const OPEN_NEEDS = new Set(["new", "assigned", "answered"]);

export const thisDay = (): string => dayOf();
export const thisMonth = (): string => thisDay().slice(0, 7);

/** Opening hours on that day in seconds since midnight; null when nobody has written them down, empty when closed. */
export const opening = (site: Site | undefined, day: string): [number, number][] | null => {
  if (!site?.hours || Object.keys(site.hours).length === 0) return null;
  const name = WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? "mon";
  return (site.hours[name] ?? []).map(([from, to]) => [clock(from), clock(to)]);
};

export const activeVisits = (visits: readonly Shown<Visit>[]): Shown<Visit>[] => visits
  .filter((visit) => visit.status !== "skipped" && visit.status !== "moved")
  .sort((a, b) => (a.position ?? 99) - (b.position ?? 99) || (a.planned_start ?? "").localeCompare(b.planned_start ?? ""));

/** What is known of every account on this phone, keyed by account, and how due each is. */
export interface Book {
  accounts: Map<string, Shown<Account>>; sites: Map<string, Shown<Site>>; firstSite: Map<string, Shown<Site>>;
  facts: (account: Shown<Account>) => DueFacts; due: (account: Shown<Account>) => Due; isDue: (account: Shown<Account>) => boolean;
  /** How long a visit there is planned: as long as the last ones took. `learned`: minutes, by account. */
  minutes: (account: string) => number; learned: Map<string, number>;
}

const tally = <T>(records: readonly T[], key: (record: T) => string | null): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const record of records) {
    const id = key(record);
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};

export const bookOf = (accounts: readonly Shown<Account>[], sites: readonly Shown<Site>[], needs: readonly Need[], notes: readonly Note[], tasks: readonly Task[], on: string, visits: readonly Visit[] = []): Book => {
  const learned = learnedLengths(visits);
  const firstSite = new Map<string, Shown<Site>>();
  for (const site of sites) if (!firstSite.get(site.account_id)?.position) firstSite.set(site.account_id, site);
  const open = tally(needs, (need) => (OPEN_NEEDS.has(need.status) ? need.account_id : null));
  const promised = tally(notes, (note) => (note.promise && note.kept === null ? note.account_id : null));
  const tasked = tally(tasks, (task) => (task.done_at === null ? task.account_id : null));
  const facts = (account: Shown<Account>): DueFacts => ({
    tier: account.tier, interval: account.visit_interval_days, lastVisit: account.last_visit,
    openNeeds: open.get(account.id) ?? 0, openPromises: (promised.get(account.id) ?? 0) + (tasked.get(account.id) ?? 0),
  });
  return {
    accounts: new Map(accounts.map((one) => [one.id, one])), sites: new Map(sites.map((one) => [one.id, one])), firstSite,
    facts, due: (account) => dueScore(facts(account), on), isDue: (account) => isDue(facts(account), on),
    learned, minutes: (account) => learned.get(account) ?? VISIT_MINUTES,
  };
};

/** The book as of a day: a trip in three weeks counts the days until then. */
export const useBook = (on: string): Book => {
  const accounts = useRecords("account", {}).value;
  const sites = useRecords("site", {}).value;
  const needs = useRecords("need", {}).value;
  const notes = useRecords("note", { promise: true }).value;
  const tasks = useRecords("task", {}).value;
  const visits = useRecords("visit", { status: "done" }).value;
  return useMemo(() => bookOf(accounts, sites, needs, notes, tasks, on, visits), [accounts, sites, needs, notes, tasks, on, visits]);
};

export const siteOf = (book: Book, visit: Pick<Visit, "site_id" | "account_id">): Shown<Site> | undefined =>
  (visit.site_id ? book.sites.get(visit.site_id) : undefined) ?? book.firstSite.get(visit.account_id);

export const stopOf = (book: Book, visit: Shown<Visit>, day: string): Stop => {
  const site = siteOf(book, visit);
  const place: Place | null = site?.position ?? null;
  return { id: visit.id, place, minutes: visit.minutes ?? book.minutes(visit.account_id), at: visit.fixed && visit.planned_start ? clock(visit.planned_start) : null, open: opening(site, day) };
};

export const planOf = (book: Book, trip: Trip, visits: readonly Shown<Visit>[]): PlanDay[] => {
  const active = activeVisits(visits);
  return daysOf(trip).map((day) => ({ day, stops: active.filter((visit) => visit.day === day).map((visit) => stopOf(book, visit, day)) }));
};

/** Every account of the trip's owner that is not in it. `inside`: territories of the owner; null when not known, then all. */
export const candidatesOf = (book: Book, visits: readonly Shown<Visit>[], inside: readonly string[] | null): Candidate[] => {
  const taken = new Set(visits.map((visit) => visit.account_id));
  return [...book.accounts.values()]
    .filter((one) => !taken.has(one.id) && one.kind !== "former" && (!inside || (one.territory_id !== null && inside.includes(one.territory_id))))
    .map((one) => {
      const site = book.firstSite.get(one.id);
      return { id: one.id, place: site?.position ?? null, minutes: book.minutes(one.id), value: book.due(one).score, must: false, open: (day: string) => opening(site, day) };
    });
};

export const useOwnerTerritories = (ownerId: string | undefined): string[] | null => {
  const owner = useRecord("user", ownerId ?? "").value;
  return owner && owner.territory_ids.length > 0 ? owner.territory_ids : null;
};
