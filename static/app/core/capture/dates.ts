const two = (n: number): string => String(n).padStart(2, "0");

/** The day it is here, `YYYY-MM-DD`. */
export const dayOf = (date: Date = new Date()): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
/** `dayOf` some days on. */
export const daysOn = (days: number, from: Date = new Date()): string => dayOf(new Date(from.getFullYear(), from.getMonth(), from.getDate() + days));
/** Whole days from one day to another, negative when it has passed. */
export const daysUntil = (day: string, from: string = dayOf()): number => Math.round((Date.parse(`${day}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
/** The next day of that weekday (0 is Sunday), never today. */
export const nextWeekday = (weekday: number, from: Date = new Date()): string => daysOn(((weekday - from.getDay() + 6) % 7) + 1, from);
