import type { Trip } from "../core/records";

export const addDays = (day: string, n: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** The days of a trip, at most a week; none while it has no start. */
export const daysOf = (trip: Pick<Trip, "start_date" | "end_date">): string[] => {
  if (!trip.start_date) return [];
  const end = trip.end_date && trip.end_date >= trip.start_date ? trip.end_date : trip.start_date;
  const days: string[] = [];
  for (let day = trip.start_date; day <= end && days.length < 7; day = addDays(day, 1)) days.push(day);
  return days;
};
