import type { Site } from "../core/records.ts";

export type Hours = NonNullable<Site["hours"]>;
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];
const MONDAY = Date.UTC(2024, 0, 1);

/** "Mon" in the person's language. */
export const weekdayName = (day: Weekday, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(new Date(MONDAY + weekdays.indexOf(day) * 86_400_000));

/** "Mon–Fri 08:00–12:00, 13:00–17:00 · Sat 08:00–12:00": days in a row with the same hours stand together. */
export const hoursText = (hours: Hours | null, locale: string): string => {
  const groups: { from: Weekday; to: Weekday; spans: string }[] = [];
  weekdays.forEach((day, at) => {
    const spans = (hours?.[day] ?? []).map(([from, to]) => `${from}–${to}`).join(", ");
    const last = groups.at(-1);
    if (last && last.spans === spans && weekdays.indexOf(last.to) === at - 1) last.to = day;
    else groups.push({ from: day, to: day, spans });
  });
  const name = (day: Weekday): string => weekdayName(day, locale);
  return groups.filter((group) => group.spans).map(({ from, to, spans }) => `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${spans}`).join(" · ");
};

/** The hours with this day's spans; a day without any is left out, and null stands for "nothing known". */
export const withDay = (hours: Hours | null, day: Weekday, spans: [string, string][]): Hours | null => {
  const { [day]: _old, ...rest } = hours ?? {};
  const next: Hours = spans.length > 0 ? { ...rest, [day]: spans } : rest;
  return Object.keys(next).length > 0 ? next : null;
};

/** Whether each span is written whole and ends after it began. */
export const hoursAreWhole = (hours: Hours | null): boolean => Object.values(hours ?? {}).flat().every(([from, to]) => /^\d\d:\d\d$/.test(from) && /^\d\d:\d\d$/.test(to) && from < to);
