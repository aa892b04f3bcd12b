import { useLayoutEffect, useRef } from "preact/hooks";
import type { Decision, Shown, Tier, Trip, TripStatus } from "../core/records.ts";
import { companyRates } from "../core/company.ts";
import { age, count, day, distance, locale, money, plural, t, time } from "../core/i18n/index.ts";
import { Chip, Icon, type IconName, Meter, Stamp, type Tone } from "../core/ui/index.ts";
import type { Due } from "./rules.ts";
import { tripCost } from "./rules.ts";
import type { TripSchedule } from "./schedule.ts";

const STATES: Record<TripStatus, { tone?: Tone; icon: IconName }> = {
  draft: { icon: "edit" }, submitted: { tone: "info", icon: "clock" }, returned: { tone: "warn", icon: "undo" }, approved: { tone: "ok", icon: "check" },
  under_way: { tone: "info", icon: "route" }, done: { tone: "ok", icon: "done" }, cancelled: { icon: "x" },
};
export const StateChip = ({ status }: { status: TripStatus }) => <Chip {...STATES[status]}>{t(`trips.s_${status}`)}</Chip>;

export const monthName = (month: string): string => {
  const name = new Intl.DateTimeFormat(locale(), { month: "long" }).format(new Date(`${month}-15T12:00:00`));
  return name.charAt(0).toUpperCase() + name.slice(1);
};
export const titleOf = (trip: Trip): string => trip.title || t("trips.month_trip", { month: monthName(trip.month) });
export const datesOf = (trip: Trip): string => {
  if (!trip.start_date) return monthName(trip.month);
  return trip.end_date && trip.end_date !== trip.start_date ? `${day(trip.start_date)} – ${day(trip.end_date)}` : day(trip.start_date);
};

/** "3 h 19" from seconds; "41 min" below an hour. */
export const lasting = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? t("core.minutes", { n: minutes }) : t("trips.hm", { h: Math.floor(minutes / 60), m: String(minutes % 60).padStart(2, "0") });
};
export const road = (metres: number): string => distance(metres / 1000);
export const cents = (value: number, currency = "USD"): string => money({ amount: String(Math.round(value / 100)), currency });

/** "62 days, due at 60 · open need": the reasons as words. */
export const reasons = (due: Due): string => due.parts.map((part) => t(`trips.due_${part.key}`, part.params)).join(" · ");

/** Figures that decide a trip: stops, distance, nights, cost. */
export const TripFigures = ({ trip, plan }: { trip: Trip; plan: TripSchedule }) => {
  const cost = tripCost(plan.metres, plan.nights, plan.days.length, companyRates.value);
  const currency = trip.budget?.currency ?? "USD";
  return (
    <dl class="figs">
      <div><dt>{t("trips.stops")}</dt><dd>{count(plan.stops)}</dd></div>
      <div><dt>{t("trips.miles")}</dt><dd>{road(plan.metres)}</dd></div>
      <div><dt>{t("trips.nights")}</dt><dd>{count(plan.nights)}</dd></div>
      <div><dt>{trip.budget ? t("trips.of_budget", { budget: money(trip.budget) }) : t("trips.cost")}</dt><dd>{cents(cost.total, currency)}</dd></div>
    </dl>
  );
};

export interface Reach { tier: Tier; reached: number; due: number }
/** Due accounts it reaches: a tick for each, a row a tier. */
export const Coverage = ({ reach }: { reach: Reach[] }) => (
  <div class="card stack">
    {reach.filter((one) => one.due > 0).map((one) => {
      const words = t("trips.of", { n: one.reached, all: one.due });
      return <div class="flow" key={one.tier}><Stamp tier={one.tier} /><div class="grow"><Meter value={one.reached} of={one.due} label={words} /></div><span class="sub num">{words}</span></div>;
    })}
    {reach.every((one) => one.due === 0) && <p class="sub">{t("trips.all_due_in")}</p>}
  </div>
);

const DECISIONS: Record<string, IconName> = { submit: "send", withdraw: "undo", approve: "check", return: "undo", start: "route", finish: "done", cancel: "x" };
const verbOf = (what: string): string => what.replace(/^submitted$/, "submit").replace(/^withdrawn$/, "withdraw").replace(/^approved$/, "approve").replace(/^returned$/, "return").replace(/^started$/, "start").replace(/^finished$/, "finish").replace(/^cancelled$/, "cancel");

/** What was decided, newest first. */
export const History = ({ decisions }: { decisions: readonly Decision[] }) => {
  if (decisions.length === 0) return null;
  return (
    <section class="stack"><h2>{t("trips.history")}</h2>
      <ol class="past">
        {decisions.toReversed().map((one) => {
          const verb = verbOf(one.what);
          const known = verb in DECISIONS;
          return (
            <li key={one.at + one.what}><span class="disc"><Icon name={DECISIONS[verb] ?? "info"} /></span>
              <div><p class="name">{known ? t(`trips.d_${verb}`, { name: one.name }) : t("trips.d_other", { name: one.name, what: one.what })}</p>
                <p class="sub">{day(one.at)}, {time(one.at)} · {age(one.at)}</p>{one.comment && <p class="note">{one.comment}</p>}</div></li>
          );
        })}
      </ol>
    </section>
  );
};

/** How often it was handed in. */
export const timesSubmitted = (trip: Shown<Trip>): number => trip.decisions.filter((one) => verbOf(one.what) === "submit").length;
export const lastOf = (trip: Trip, verb: string): Decision | undefined => trip.decisions.findLast((one) => verbOf(one.what) === verb);

/** Sets custom properties from script, as the content policy asks. */
export const useProperties = <E extends HTMLElement>(values: Record<string, string | number>) => {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(values)) ref.current?.style.setProperty(name, String(value));
  });
  return ref;
};
export const stopsText = (n: number): string => plural("trips.stops", n);
