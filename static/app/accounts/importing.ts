import { ask as askServer, isAway, Refused } from "../core/ask.ts";
import { language, t } from "../core/i18n/index.ts";

export type Kind = "accounts" | "contacts";
export interface Column { at: number; name: string; field: string | null }
export interface Sample { line: number; values: Record<string, unknown> }
export interface Result {
  rows: number; created: number; updated: number; unchanged: number;
  rejected: { line: number; field: string; reason: string }[]; duplicates: { line: number; name: string; number: string | null; reason: string }[]; warnings: string[];
  /** What is missing before anything can be taken; then the columns wait for a person's word. */
  problem?: string; header_line: number; columns: Column[]; fields: string[]; sample: Sample[];
}
export interface Chosen { name: string; content: string }

/** What a request may hold, less what it grows by on the way (a third) and its other words. */
export const LARGEST = 6_000_000;
/** What the server says about a whole file, in the person's language. */
const told = ["binary_file", "truncated_file", "empty_file", "unreadable_file", "too_large", "not_allowed"];

export const base64 = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

/** Which column each field is read from. */
export const placesOf = (columns: Column[]): Record<string, number> => Object.fromEntries(columns.flatMap(({ at, field }) => (field ? [[field, at]] : [])));

/** The columns after one became another field (null: none); a field is read from one column only. */
export const withField = (columns: Column[], at: number, field: string | null): Column[] =>
  columns.map((column) => (column.at === at ? { ...column, field } : column.field === field ? { ...column, field: null } : column));

interface Question { kind: Kind; file: Chosen; dryRun: boolean; columns: Column[] | null }

/** What the server says in words of its own is the last resort. */
const sentence = (error: unknown): string => {
  if (!(error instanceof Refused) || isAway(error)) return t("imports.no_network");
  if (error.status === 413) return t("imports.error_too_large");
  return told.includes(error.code) ? t(`imports.error_${error.code}`) : error.message;
};

/** Asks the server; throws a sentence for the person. */
export const ask = async ({ kind, file, dryRun, columns }: Question): Promise<Result> => {
  const question = { kind, name: file.name, content_base64: file.content, dry_run: dryRun, language: language.value, ...(columns ? { columns: placesOf(columns) } : {}) };
  try { return await askServer<Result>("POST", "/api/imports", question); } catch (error) { throw new Error(sentence(error)); }
};
