import type { Shown, Trip, User, Visit } from "../core/records.ts";
import { asksDecision } from "../core/decisions.ts";
import { plural, t } from "../core/i18n/index.ts";
import type { IconName } from "../core/ui/index.ts";
import type { Book } from "./data.ts";
import { daysOf } from "./data.ts";

export interface Line {
  user: Shown<User>; trip: Shown<Trip> | undefined; kind: "done" | "out" | "ask" | "draft" | "ready" | "none"; icon: IconName; said: string; key: number; keyDue: number; openNeeds: number; done: number; stops: number;
  /** Why stops were left out, each reason once. */
  skipped: string[];
}

const RANK: Trip["status"][] = ["under_way", "submitted", "approved", "done", "returned", "draft"];

const stateOf = (trip: Shown<Trip> | undefined, today: string, done: number, stops: number, keyDue: number): Pick<Line, "kind" | "icon" | "said"> => {
  if (trip && trip.status !== "submitted" && asksDecision(trip)) return { kind: trip.status === "under_way" ? "out" : "ask", icon: "clock", said: t("trips.am_waiting") };
  switch (trip?.status) {
    case "under_way": {
      const days = daysOf(trip);
      return { kind: "out", icon: "route", said: t("trips.out_day", { n: Math.max(1, days.indexOf(today) + 1), all: days.length }) };
    }
    case "done": return { kind: "done", icon: "check", said: t("trips.back_of", { n: done, all: stops }) };
    case "submitted": return { kind: "ask", icon: "clock", said: t("trips.waits_you") };
    case "approved": return { kind: "ready", icon: "check", said: t("trips.ready") };
    case "draft": return { kind: "draft", icon: "edit", said: t("trips.draft_only") };
    case "returned": return { kind: "draft", icon: "undo", said: t("trips.s_returned") };
    default: return { kind: "none", icon: "stop", said: plural("trips.no_trip", keyDue) };
  }
};

/** One line a rep: the trip of that month, how far it is, key accounts reached of those due, open needs. */
export const lineOf = (user: Shown<User>, month: string, today: string, trips: readonly Shown<Trip>[], visits: readonly Shown<Visit>[], book: Book): Line => {
  const own = trips.filter((trip) => trip.owner_id === user.id && trip.month === month && trip.status !== "cancelled");
  const trip = own.sort((a, b) => RANK.indexOf(a.status) - RANK.indexOf(b.status))[0];
  const stops = trip ? visits.filter((visit) => visit.trip_id === trip.id && visit.status !== "moved") : [];
  const planned = new Set(stops.filter((visit) => visit.status !== "skipped").map((visit) => visit.account_id));
  const accounts = [...book.accounts.values()].filter((one) => one.territory_id !== null && user.territory_ids.includes(one.territory_id) && one.kind !== "former");
  const due = accounts.filter((one) => one.tier === "A" && (book.isDue(one) || planned.has(one.id)));
  const done = stops.filter((visit) => visit.status === "done").length;
  return {
    user, trip, ...stateOf(trip, today, done, stops.length, due.length), key: due.filter((one) => planned.has(one.id)).length, keyDue: due.length,
    openNeeds: accounts.reduce((sum, one) => sum + book.facts(one).openNeeds, 0), done, stops: stops.length,
    skipped: [...new Set(stops.flatMap((visit) => (visit.status === "skipped" && visit.skip_reason ? [visit.skip_reason] : [])))],
  };
};
