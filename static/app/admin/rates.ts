import type { LengthUnit } from "../core/i18n/index.ts";

export const KM_A_MILE = 1.609344;

/** A rate per km as it is shown in this unit, to the cent. */
export const rateIn = (perKm: string, unit: LengthUnit): string => (Number(perKm) * (unit === "mi" ? KM_A_MILE : 1)).toFixed(2);

/** What was typed, per km with four decimals: enough that it comes back to the cent. */
export const toKm = (typed: string, unit: LengthUnit): string => (Number(typed.trim().replace(",", ".")) / (unit === "mi" ? KM_A_MILE : 1)).toFixed(4);

export const MOST_VISITS = 50;
export const MOST_KM = 10_000;
const number = (typed: string): number => Number(typed.trim().replace(",", "."));

/** Kilometres as they are shown in this unit: whole ones, nobody grants parts. */
export const wayIn = (km: number, unit: LengthUnit): string => String(Math.round(unit === "mi" ? km / KM_A_MILE : km));
/** What was typed, in kilometres to the metre: enough that it comes back as typed. */
export const wayKm = (typed: string, unit: LengthUnit): number => Math.round(number(typed) * (unit === "mi" ? KM_A_MILE : 1) * 1000) / 1000;
export const isWay = (typed: string, unit: LengthUnit): boolean => /^\d{1,5}$/.test(typed.trim()) && wayKm(typed, unit) <= MOST_KM;
