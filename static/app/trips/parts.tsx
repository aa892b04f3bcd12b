import { useLayoutEffect, useRef } from "preact/hooks";
import type { Decision, Shown, Tier, Trip, TripStatus } from "../core/records.ts";
import { companyRates } from "../core/company.ts";
import { isInForce } from "../core/decisions.ts";
import { monthName } from "../core/months.ts";
import { count, day, distance, locale, money, plural, t, time } from "../core/i18n/index.ts";
import { Chip, Icon, type IconName, Meter, Stamp, type Tone } from "../core/ui/index.ts";
import type { Due } from "./rules.ts";
import { tripCost } from "./rules.ts";
import type { TripSchedule } from "./schedule.ts";
import { waits } from "./waiting.ts";

const STATES: Record<TripStatus, { tone?: Tone; icon: IconName }> = {
  draft: { icon: "edit" }, submitted: { tone: "info", icon: "clock" }, returned: { tone: "warn", icon: "undo" }, approved: { tone: "ok", icon: "check" },
  under_way: { tone: "info", icon: "route" }, done: { tone: "ok", icon: "done" }, cancelled: { icon: "x" },
};
const AMENDED = { waiting: { tone: "info", icon: "clock" }, returned: { tone: "warn", icon: "undo" } } as const;
/** Where the trip stands, or its change while one needs a decision; a step the server has not answered yet says so instead. */
export const StateChip = ({ trip }: { trip: Shown<Trip> }) => {
  if (waits(trip)) return <Chip icon="here">{t("trips.waits_server")}</Chip>;
  if (trip.amendment && isInForce(trip.status)) return <Chip {...AMENDED[trip.amendment]}>{t(`trips.am_${trip.amendment}`)}</Chip>;
  return <Chip {...STATES[trip.status]}>{t(`trips.s_${trip.status}`)}</Chip>;
};

export const titleOf = (trip: Trip): string => trip.title || t("trips.month_trip", { month: monthName(trip.month) });
const noon = (value: string): Date => new Date(`${value}T12:00:00`);
const range = (trip: Trip, options: Intl.DateTimeFormatOptions): string => {
  if (!trip.start_date) return monthName(trip.month);
  const year = trip.start_date.startsWith(String(new Date().getFullYear())) ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat(locale(), { ...options, ...year }).formatRange(noon(trip.start_date), noon(trip.end_date ?? trip.start_date));
};
/** "Mon, Oct 12 – Thu, Oct 15", with the year when it is another one. */
export const datesOf = (trip: Trip): string => range(trip, { weekday: "short", month: "short", day: "numeric" });
/** "Oct 12 – 15": for lists. */
export const datesShort = (trip: Trip): string => range(trip, { month: "short", day: "numeric" });
/** "Mon 14": a day of the trip, whose month is known. */
export const dayShort = (value: string): string => `${new Intl.DateTimeFormat(locale(), { weekday: "short" }).format(noon(value))} ${Number(value.slice(8))}`;
/** "today, 07:58" or "Tue 24, 16:10" of an instant. */
export const moment = (at: string, now = new Date()): string =>
  new Date(at).toDateString() === now.toDateString() ? t("trips.today_at", { time: time(at) }) : `${day(at, now)}, ${time(at)}`;

/** "3 h 19" from seconds; "41 min" below an hour. */
export const lasting = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? t("core.minutes", { n: minutes }) : t("trips.hm", { h: Math.floor(minutes / 60), m: String(minutes % 60).padStart(2, "0") });
};
/** "6 h 40" of free minutes: above an hour in steps of five, because nobody plans by the minute. */
export const spare = (minutes: number): string => lasting((minutes < 60 ? minutes : Math.floor(minutes / 5) * 5) * 60);
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

/** What the cost is made of. */
export const CostLine = ({ trip, plan }: { trip: Trip; plan: TripSchedule }) => {
  const cost = tripCost(plan.metres, plan.nights, plan.days.length, companyRates.value);
  const over = trip.budget ? cost.total / 100 - Number(trip.budget.amount) : 0;
  const parts = [[cost.driving, "trips.cost_driving"], [cost.nights, "trips.cost_nights"], [cost.meals, "trips.cost_meals"]] as const;
  return (
    <>
      <p class="sub num">{parts.filter(([value]) => value > 0).map(([value, word]) => `${cents(value, trip.budget?.currency)} ${t(word)}`).join(" · ")}</p>
      {over > 0 && <p class="why"><Icon name="alert" />{t("trips.over_budget", { money: cents(over * 100, trip.budget?.currency) })}</p>}
    </>
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

/** How often it was handed in. */
export const timesSubmitted = (trip: Shown<Trip>): number => trip.decisions.filter((one) => one.what === "submit").length;
/** "2nd time". */
export const nthTime = (n: number): string => t(`trips.nth_${new Intl.PluralRules(locale(), { type: "ordinal" }).select(n)}`, { n });
export const lastOf = (trip: Trip, what: string): Decision | undefined => trip.decisions.findLast((one) => one.what === what);

/** Sets custom properties from script, as the content policy asks. */
export const useProperties = <E extends HTMLElement>(values: Record<string, string | number>) => {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(values)) ref.current?.style.setProperty(name, String(value));
  });
  return ref;
};
export const stopsText = (n: number): string => plural("trips.stops", n);
