import { type Key, language, t } from "../core/i18n/index.ts";
import { type Asked, families, isMeasure } from "./checklist.ts";
import spanish from "./spanish.json";

export const UNKNOWN = "unknown";
const isSpanish = (): boolean => language.value === "es";
const answers: Record<string, string> = spanish.answers;
const hints: Record<string, string> = spanish.hints;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const labelOf = (field: Asked): string => (isSpanish() ? field.es : field.en);

/** What a field's help says, and that the office checks what only one source says. */
export const hintOf = (field: Asked): string | undefined => {
  const help = field.help && isSpanish() ? hints[field.help] : field.help;
  return [help, field.confidence === "cross-checked" ? null : t("needs.verify")].filter(Boolean).join(". ") || undefined;
};

/** An answer to choose, in the person's language; codes stay as they are. */
export const answerWord = (field: Asked, answer: string): string => {
  if (answer === UNKNOWN) return t("needs.unknown");
  const family = field.families ? families.find((one) => one.code === answer) : undefined;
  if (family) return isSpanish() ? family.es : family.en;
  return capital((isSpanish() ? answers[answer] : undefined) ?? answer);
};

const UNITS: Record<string, Key> = { C: "needs.unit_c", F: "needs.unit_f", deg: "needs.unit_deg" };
export const unitWord = (unit: string): string => (UNITS[unit] ? t(UNITS[unit]) : unit);

/** What was answered, in words; empty when nothing was. */
export const saidWords = (field: Asked, value: unknown): string => {
  if (isMeasure(value)) return value.typed === "" ? "" : `${value.typed} ${unitWord(value.unit)}`;
  if (Array.isArray(value)) return value.map((one) => answerWord(field, String(one))).join(", ");
  if (typeof value === "boolean") return `${labelOf(field)}: ${t(value ? "needs.yes" : "needs.no").toLowerCase()}`;
  if (value === UNKNOWN) return `${labelOf(field)}: ${t("needs.unknown").toLowerCase()}`;
  if (value === null || value === undefined || value === "") return "";
  return field.allowed || field.families ? answerWord(field, String(value)) : String(value);
};
