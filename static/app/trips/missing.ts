import type { Trip } from "../core/records";
import { PLAN_FROM, nextMonth } from "./month_days";

/** Months that should have a trip by now and have none: this one, and from the 20th on the next. A cancelled trip is none. */
export const missingMonths = (trips: readonly Pick<Trip, "month" | "status">[], today: string): string[] => {
  const month = today.slice(0, 7);
  const wanted = Number(today.slice(8)) >= PLAN_FROM ? [month, nextMonth(month)] : [month];
  return wanted.filter((one) => !trips.some((trip) => trip.month === one && trip.status !== "cancelled"));
};
