import { locale } from "../core/i18n/index.ts";

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "Tuesday, Nov 17" of a day `YYYY-MM-DD`. */
export const longDay = (day: string): string => capital(new Intl.DateTimeFormat(locale(), { weekday: "long", month: "short", day: "numeric" }).format(new Date(`${day}T12:00:00`)));
