import type { Trip } from "../core/records";
import { monthAfter } from "./words";

/** From this day of the month the next month's trip is asked for. */
const ASK_FROM = 20;
/** A trip that begins within so many days and is not approved is late. */
const SOON_DAYS = 10;

type Known = Pick<Trip, "month" | "status" | "start_date">;

/** Months that should have a trip by now and have none; a cancelled trip is none. */
export const monthsWithout = (trips: readonly Pick<Trip, "month" | "status">[], today: string): string[] => {
  const month = today.slice(0, 7);
  const asked = Number(today.slice(8)) >= ASK_FROM ? [month, monthAfter(today)] : [month];
  return asked.filter((one) => !trips.some((trip) => trip.month === one && trip.status !== "cancelled"));
};

/** Days until a trip begins that nobody has approved, when they are few; null otherwise. */
export const daysToApprove = (trip: Known, today: string): number | null => {
  if (!trip.start_date || !["draft", "returned", "submitted"].includes(trip.status)) return null;
  const days = Math.round((Date.parse(`${trip.start_date}T12:00:00Z`) - Date.parse(`${today}T12:00:00Z`)) / 86_400_000);
  return days >= 0 && days <= SOON_DAYS ? days : null;
};
