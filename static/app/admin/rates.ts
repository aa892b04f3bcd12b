import type { LengthUnit } from "../core/i18n/index.ts";

export const KM_A_MILE = 1.609344;

/** A rate per km as it is shown in this unit, to the cent. */
export const rateIn = (perKm: string, unit: LengthUnit): string => (Number(perKm) * (unit === "mi" ? KM_A_MILE : 1)).toFixed(2);

/** What was typed, per km with four decimals: enough that it comes back to the cent. */
export const toKm = (typed: string, unit: LengthUnit): string => (Number(typed.trim().replace(",", ".")) / (unit === "mi" ? KM_A_MILE : 1)).toFixed(4);
