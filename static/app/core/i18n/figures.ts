import { signal } from "@preact/signals";
import type { Money } from "../records.ts";
import { count, kept, locale, t } from "./words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NEAR_DAYS = 6;

export type LengthUnit = "mi" | "km";
const chosen = (): LengthUnit | null => {
  const kept = globalThis.localStorage?.getItem("distance");
  return kept === "km" || kept === "mi" ? kept : null;
};
export const lengthUnit = signal<LengthUnit>(chosen() ?? "mi");
/** The company's unit, for whoever has chosen none on this phone. */
export const companyMeasures = (unit: LengthUnit): void => { lengthUnit.value = chosen() ?? unit; };
export const measureIn = (unit: LengthUnit): void => {
  lengthUnit.value = unit;
  globalThis.localStorage?.setItem("distance", unit);
};

/** `2026-11-17` is that day wherever the phone is; an instant is the day it falls on here. */
const dateOf = (value: string | Date): Date => {
  if (value instanceof Date) return value;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T12:00:00`) : new Date(value);
};
const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

const weekday = kept((locale) => new Intl.DateTimeFormat(locale, { weekday: "short" }));
const dayOfYear = kept((locale) => new Intl.DateTimeFormat(locale, { weekday: "short", month: "short", day: "numeric" }));
const dayOfAnyYear = kept((locale) => new Intl.DateTimeFormat(locale, { weekday: "short", month: "short", day: "numeric", year: "numeric" }));
const clock = kept((locale) => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));

/** "Tue 17" near, "Tue, Nov 17" otherwise, with the year when it is another one. Empty for null. */
export const day = (value: string | Date | null | undefined, now: Date = new Date()): string => {
  if (!value) return "";
  const date = dateOf(value);
  const away = Math.abs(Math.round((midnight(date) - midnight(now)) / DAY));
  if (away <= NEAR_DAYS) return `${weekday(locale()).format(date)} ${date.getDate()}`;
  return (date.getFullYear() === now.getFullYear() ? dayOfYear : dayOfAnyYear)(locale()).format(date);
};

/** "10:40" from an instant or a clock time, always 24 hours: shorter, and never ambiguous at a gate. */
export const time = (value: string | Date | null | undefined): string => {
  if (!value) return "";
  if (typeof value === "string" && /^\d\d:\d\d/.test(value)) return value.slice(0, 5);
  return clock(locale()).format(dateOf(value));
};

/** "41 min", "5 h", "3 d": how long ago, in whole units. */
export const age = (since: string | Date | null | undefined, now: Date = new Date()): string => {
  if (!since) return "";
  return span((now.getTime() - dateOf(since).getTime()) / MINUTE);
};

/** A length of time given in minutes: "50 min", "3 h", "2 d". */
export const span = (minutes: number): string => {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole < 60) return t("core.minutes", { n: whole });
  if (whole < 48 * 60) return t("core.hours", { n: Math.floor(whole / 60) });
  return t("core.days", { n: Math.floor(whole / (24 * 60)) });
};

/** Kilometres in, the person's own unit out: "28 mi". One decimal below ten. */
export const distance = (km: number): string => {
  const amount = lengthUnit.value === "mi" ? km / 1.609344 : km;
  return `${count(amount, amount < 10 ? 1 : 0)} ${lengthUnit.value}`;
};

/** "$1,250": cents only where there are some. */
export const money = (value: Money | null | undefined): string => {
  if (!value) return "";
  const amount = Number(value.amount);
  const digits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat(locale(), { style: "currency", currency: value.currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
};
