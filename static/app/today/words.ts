import { locale } from "../core/i18n/index.ts";

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "Tuesday, Nov 17" of a day `YYYY-MM-DD`. */
export const longDay = (day: string): string => capital(new Intl.DateTimeFormat(locale(), { weekday: "long", month: "short", day: "numeric" }).format(new Date(`${day}T12:00:00`)));
/** "December" of a month `YYYY-MM`. */
export const monthName = (month: string): string => capital(new Intl.DateTimeFormat(locale(), { month: "long" }).format(new Date(`${month}-15T12:00:00`)));
/** The month after the one the day lies in, `YYYY-MM`. */
export const monthAfter = (day: string): string => {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
};
