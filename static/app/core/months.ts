import { locale } from "./i18n/index.ts";
import type { Trip } from "./records.ts";

/** From this day on people plan the month that follows. */
export const PLAN_FROM = 20;

/** The month after this one, `YYYY-MM`. */
export const nextMonth = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1)).toISOString().slice(0, 7);

/** Months that should have a trip by now and have none: this one, and from the 20th on the next. A cancelled trip is none. */
export const missingMonths = (trips: readonly Pick<Trip, "month" | "status">[], today: string): string[] => {
  const month = today.slice(0, 7);
  const wanted = Number(today.slice(8)) >= PLAN_FROM ? [month, nextMonth(month)] : [month];
  return wanted.filter((one) => !trips.some((trip) => trip.month === one && trip.status !== "cancelled"));
};

/** "December" of a month `YYYY-MM`. */
export const monthName = (month: string): string => {
  const name = new Intl.DateTimeFormat(locale(), { month: "long" }).format(new Date(`${month}-15T12:00:00`));
  return name.charAt(0).toUpperCase() + name.slice(1);
};
