import type { TypeName } from "../core/records.ts";
import type { Mutation } from "../core/store/index.ts";

/** How a field is written: words of any length, one line, a line each, a day, a month, a clock time, a number, one of several, yes or no. */
export type Kind = "words" | "line" | "lines" | "day" | "month" | "time" | "figure" | "choice" | "truth";
export interface Changeable { field: string; kind: Kind; choices: string[]; needed: boolean }
/** What stands in the form, by field; as typed. */
export type Typed = Record<string, string>;

/** Under which key is kept what is typed into the form of a change that was set aside. */
export const draftKey = (id: string): string => `aside:${id}`;

const kinds: Record<Exclude<Kind, "choice">, string[]> = {
  words: ["body", "summary", "objective", "objectives", "outcome", "comment", "reason", "gate", "ppe", "parking"],
  line: ["name", "title", "label", "number", "phone", "street", "city", "state", "postal_code", "industry", "competitor", "service_package", "external_id"],
  lines: ["phones", "emails", "tags"],
  day: ["day", "due", "start_date", "end_date", "last_visit"],
  month: ["month"],
  time: ["planned_start"],
  figure: ["quantity", "minutes", "visit_interval_days", "contact_interval_days"],
  truth: ["promise", "must", "fixed", "kept"],
};
const choices: Partial<Record<TypeName, Record<string, string[]>>> = {
  note: { kind: ["meeting", "call", "other"] },
  need: { kind: ["hose", "tube_fitting", "valve", "adapter", "other"], urgency: ["line_down", "soon", "normal"] },
  account: { kind: ["prospect", "customer", "former"], tier: ["A", "B", "C"] },
};
/** What a new record cannot be without. */
const essential: Partial<Record<TypeName, string>> = { account: "name", contact: "name", site: "label", trip: "title", note: "body", need: "summary", task: "title", comment: "body" };
/** What belongs to the account that it was written for, and goes when it turns out to be another's. */
const ofTheAccount = ["visit_id", "site_id", "trip_id", "contact_ids", "site_ids"];

const kindOf = (type: TypeName, field: string): Kind | undefined =>
  choices[type]?.[field] ? "choice" : (Object.keys(kinds) as (keyof typeof kinds)[]).find((kind) => kinds[kind].includes(field));
const saidBy = ({ set, args }: Mutation): Record<string, unknown> => ({ ...set, ...args });

/** What of a change a person can write anew: all that it says and has words for; of a new record also what it cannot be without. */
export const changeable = (mutation: Mutation): Changeable[] => {
  const { op, type } = mutation;
  const needed = op === "create" || op === "patch" ? essential[type] : undefined;
  const fields = new Set([...(op === "create" && needed ? [needed] : []), ...Object.keys(saidBy(mutation))]);
  return [...fields].flatMap((field) => {
    const kind = kindOf(type, field);
    return kind ? [{ field, kind, choices: choices[type]?.[field] ?? [], needed: field === needed }] : [];
  });
};

/** Whose it is may be said anew as long as nobody else has it. */
export const accountOf = ({ op, set }: Mutation): string | null => (op === "create" && typeof set?.account_id === "string" ? set.account_id : null);

/** The form as it opens. */
export const typedOf = (mutation: Mutation): Typed => {
  const said = saidBy(mutation);
  return Object.fromEntries(changeable(mutation).map(({ field, kind }) => {
    const value = said[field];
    if (value === null || value === undefined) return [field, ""];
    return [field, kind === "lines" && Array.isArray(value) ? value.join("\n") : String(value)];
  }));
};

const read = (kind: Kind, text: string): unknown => {
  const words = text.trim();
  if (kind === "lines") return [...new Set(text.split("\n").map((line) => line.trim()).filter(Boolean))];
  if (kind === "truth") return text === "" ? null : text === "true";
  if (words === "") return null;
  return kind === "figure" ? Number(words.replace(",", ".")) : kind === "words" ? text : words;
};

/** The fields that cannot be sent as they stand: something has to be there, or it is no number. */
export const wrongIn = (mutation: Mutation, typed: Typed): string[] => changeable(mutation).filter(({ field, kind, needed }) => {
  const value = read(kind, typed[field] ?? "");
  return (needed && value === null) || (typeof value === "number" && !Number.isFinite(value));
}).map(({ field }) => field);

/** What was written otherwise than before, as the record has it. `account`: whose it is now. */
export const saidAnew = (mutation: Mutation, typed: Typed, account: string | null): Record<string, unknown> => {
  const [said, before] = [saidBy(mutation), typedOf(mutation)];
  const anew = changeable(mutation).filter(({ field }) => (typed[field] ?? "") !== before[field]).map(({ field, kind }) => [field, read(kind, typed[field] ?? "")]);
  if (account === null || account === accountOf(mutation)) return Object.fromEntries(anew);
  const apart = ofTheAccount.filter((field) => field in said).map((field) => [field, field.endsWith("_ids") ? [] : null]);
  return Object.fromEntries([...anew, ["account_id", account], ...apart]);
};
