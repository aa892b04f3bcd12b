import type { Money } from "../core/records.ts";

/** `"45"` → 45, empty → null; undefined when it is no number of days. */
export const daysOf = (text: string): number | null | undefined => {
  if (!text.trim()) return null;
  const days = Number(text.trim());
  return Number.isInteger(days) && days >= 1 && days <= 3650 ? days : undefined;
};

/** `"$12,500.50"` or `"12 500"` → money, empty → null; undefined when it is no amount. A comma before three figures separates thousands. */
export const moneyOf = (text: string, currency: string): Money | null | undefined => {
  const plain = text.replace(/[$\s]/g, "");
  if (!plain) return null;
  const figure = /,\d{1,2}$/.test(plain) ? plain.replace(/\./g, "").replace(",", ".") : plain.replace(/,/g, "");
  return /^-?\d{1,13}(\.\d{1,4})?$/.test(figure) ? { amount: Number(figure).toFixed(2), currency } : undefined;
};

/** `"oil, Port;"` → `["oil", "Port"]`, each once. */
export const wordsOf = (text: string): string[] => [...new Set(text.split(/[,;\n]/).map((word) => word.trim()).filter(Boolean))];

/** Text without blanks around it; nothing left is null. */
export const textOf = (text: string | null | undefined): string | null => text?.trim() || null;

/** Those of `values` that differ from what the record holds. */
export const changedFrom = <T extends object>(record: T, values: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([field, value]) => JSON.stringify(record[field as keyof T] ?? null) !== JSON.stringify(value ?? null))) as Partial<T>;
