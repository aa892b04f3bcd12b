import { PLAN_FROM, nextMonth } from "../core/months.ts";
import type { Trip } from "../core/records";
import { addDays, daysOf } from "./data";

const TUESDAY = 2;
const USUAL_DAYS = 3;
const AHEAD = 4;

const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/** This month and the three that follow. */
export const monthsAhead = (today: string): string[] => {
  const months = [today.slice(0, 7)];
  while (months.length < AHEAD) months.push(nextMonth(months.at(-1) ?? today.slice(0, 7)));
  return months;
};

/** The month a new trip is most likely for: this one before the 20th, else the next; never one that has a trip already, as far as there is another. */
export const likelyMonth = (today: string, taken: ReadonlySet<string>): string => {
  const months = monthsAhead(today).slice(Number(today.slice(8)) >= PLAN_FROM ? 1 : 0);
  return months.find((month) => !taken.has(month)) ?? months[0] ?? today.slice(0, 7);
};

/** Days like those of the last trip, else Tuesday to Thursday: in the month's second week, or the first such week that is still ahead. */
export const likelyDays = (month: string, today: string, like?: Pick<Trip, "start_date" | "end_date">): [string, string] => {
  const before = like ? daysOf(like) : [];
  const length = before.length || USUAL_DAYS;
  const weekday = before[0] ? weekdayOf(before[0]) : TUESDAY;
  let start = `${month}-08`;
  while (weekdayOf(start) !== weekday || start <= today) start = addDays(start, 1);
  return [start, addDays(start, length - 1)];
};
