import { day, type Key, language, money, t, time } from "../core/i18n/index.ts";
import type { Conflict, Money, TypeName } from "../core/records.ts";
import type { FileHere, Mutation } from "../core/store/index.ts";
import { store, type SetAside } from "../core/store/index.ts";
import type { IconName } from "../core/ui/index.ts";

const icons: Partial<Record<TypeName, IconName>> = {
  account: "plant", site: "gate", contact: "user", trip: "route", visit: "pin", note: "note", need: "hose", task: "task", comment: "case",
  attachment: "camera", conflict: "swap", territory: "map", team: "team", user: "users",
};
export const iconOf = (type: TypeName): IconName => icons[type] ?? "file";
/** A word for whatever is said to be a type or a step; what no word is there for shows itself. */
const wordOr = (key: Key, raw: unknown): string => { const word = t(key); return word === key ? String(raw ?? "?") : word; };
export const typeWord = (type: TypeName): string => wordOr(`sync.type_${type}`, type);
export const opWord = (op: Mutation["op"]): string => wordOr(`sync.op_${op}`, op);

/** "Note, Sabine Crane": the kind of thing and whose it is, as far as this phone knows; `said` is what a change says of a record that is not here. */
export const nameOf = async (type: TypeName, id: string, said?: Record<string, unknown>): Promise<string> => {
  const record = ((await store.get(type, id)) as Record<string, unknown> | undefined) ?? said;
  const own = ["name", "title", "summary", "label"].map((field) => record?.[field]).find((value) => typeof value === "string" && value);
  const account = typeof record?.account_id === "string" ? await store.get("account", record.account_id) : undefined;
  const name = typeof own === "string" ? own : typeWord(type);
  return account ? `${name.replace(/[\s.,;]+$/, "")}, ${account.name}` : name; // words that are a sentence end in its full stop
};

/** Where the record can be looked at and changed; null where it has no page of its own. */
export const pageOf = (type: TypeName, id: string, accountId?: unknown): string | null => {
  if (type === "account") return `/accounts/${id}`;
  if (type === "trip" || type === "visit" || type === "need") return `/${type}s/${id}`;
  return typeof accountId === "string" ? `/accounts/${accountId}` : null;
};

const reasons: Record<string, Key> = {
  stale_state: "sync.why_stale_state", not_allowed: "sync.why_not_allowed", parent_missing: "sync.why_parent", too_large: "sync.why_large", malformed: "sync.why_malformed",
  stale_content: "sync.why_stale_content", not_found: "sync.why_parent", invalid: "sync.why_invalid",
  out_of_scope: "sync.why_not_allowed", broken_reference: "sync.why_parent", bad_mutation: "sync.why_malformed", device_revoked: "sync.why_revoked", from_file: "sync.why_from_file",
};
const reasonOf = (code: string): Key | undefined => reasons[code] ?? (code.endsWith("_missing") ? "sync.why_parent" : undefined);

/** The server's own sentence, which is English and may say more; in another language what the code means. */
export const whyOf = ({ code, detail }: Pick<SetAside, "code" | "detail">): string => {
  const key = reasonOf(code);
  if (detail && (language.value === "en" || !key)) return detail;
  return key ? t(key) : t("sync.why_other", { code });
};

const fileReasons: Record<string, Key> = {
  not_a_picture: "sync.file_damaged", type_refused: "sync.file_kind", file_too_large: "sync.why_large", too_large: "sync.why_large",
  hash_mismatch: "sync.file_changed", not_allowed: "sync.why_not_allowed",
};
/** Why the server does not want a file. */
export const whyNotTaken = ({ refusal }: FileHere): string => {
  const key = fileReasons[refusal?.code ?? ""] ?? (refusal?.status === 413 ? "sync.why_large" : undefined);
  return key ? t(key) : t("sync.why_other", { code: refusal?.code || String(refusal?.status ?? "") });
};
/** "320 kB", "1.2 MB". */
export const sizeOf = (bytes: number): string => {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, "megabyte"] : [bytes / 1000, "kilobyte"];
  return new Intl.NumberFormat(language.value, { style: "unit", unit, maximumFractionDigits: bytes >= 1_000_000 ? 1 : 0 }).format(value);
};

/** A field's name as the screens call it. */
export const fieldWord = (field: string): string => {
  const key = `sync.field_${field}` as Key;
  const word = t(key);
  return word === key ? field.replaceAll("_", " ") : word;
};

/** What a change says, without the ids that only machines read. */
export const contentOf = ({ set, args, command }: Mutation): [string, unknown][] => {
  const said = Object.entries({ ...(command ? { command } : {}), ...set, ...args });
  return said.filter(([field, value]) => !/(^|_)ids?$/.test(field) && value !== null && value !== "");
};

/** Where a decision on a plan that changed meanwhile is taken again: it is never sent again unseen. */
export const lookAgainAt = ({ code, mutation }: SetAside): string | null => (code === "stale_content" ? `/trips/${mutation.record}/review` : null);

/** A field's value as a person reads it. */
export const shownValue = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return t("sync.nothing");
  if (typeof value === "boolean") return t(value ? "sync.yes" : "sync.no");
  if (Array.isArray(value)) return value.map(shownValue).join(", ") || t("sync.nothing");
  if (typeof value === "object" && "typed" in value && "unit" in value) return `${value.typed} ${value.unit}`;
  if (typeof value === "object" && "amount" in value && "currency" in value) return money(value as unknown as Money);
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return `${day(value)}, ${time(value)}`;
  if (typeof value === "object") return Object.values(value).filter((one) => one !== null).map(shownValue).join(" ");
  return String(value);
};

/** What a field's reference points to. */
const POINTS: Record<string, TypeName> = { account_id: "account", site_id: "site", trip_id: "trip", visit_id: "visit", territory_id: "territory", owner_id: "user", author_id: "user", parent_id: "account" };

/** Of two versions of a form only the answers in question: of an object, the keys in which the two differ. */
const inQuestion = ({ ours, theirs }: Conflict, value: unknown): unknown => {
  if (typeof value !== "object" || value === null || Array.isArray(value) || "typed" in value || "amount" in value) return value;
  const [a, b] = [(ours ?? {}) as Record<string, unknown>, (theirs ?? {}) as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
  return keys.map((key) => `${key.replaceAll("_", " ")}: ${shownValue((value as Record<string, unknown>)[key])}`);
};

/** What a choice is called; null for what is none. */
export const choiceWord = (value: unknown): string | null => {
  if (typeof value !== "string") return null;
  const key = `sync.value_${value}`;
  const word = t(key as Key);
  return word === key ? null : word;
};

/** A version in a person's words: names instead of ids, days instead of dates, what a choice is called. */
export const spoken = async (conflict: Conflict, value: unknown): Promise<string> => {
  const type = POINTS[conflict.field ?? ""];
  if (type && typeof value === "string") return nameOf(type, value);
  return choiceWord(value) ?? shownValue(inQuestion(conflict, value));
};
