import type { Trip } from "../core/records";

/** A trip that begins within so many days and is not approved is late. */
const SOON_DAYS = 10;

type Known = Pick<Trip, "month" | "status" | "start_date">;

/** Days until a trip begins that nobody has approved, when they are few; null otherwise. */
export const daysToApprove = (trip: Known, today: string): number | null => {
  if (!trip.start_date || !["draft", "returned", "submitted"].includes(trip.status)) return null;
  const days = Math.round((Date.parse(`${trip.start_date}T12:00:00Z`) - Date.parse(`${today}T12:00:00Z`)) / 86_400_000);
  return days >= 0 && days <= SOON_DAYS ? days : null;
};
