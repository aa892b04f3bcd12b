import type { TypeName } from "../records";
import { type Database, indexesOf } from "./database";
import { type Laid, overlay, shown } from "./overlay";
import { same } from "./same";
import type { Mutation, Values } from "./types";

const byNumber = (a: Mutation, b: Mutation): number => a.n - b.n;

/** What lies over the server's copy of one record: answered mutations whose result has not arrived, then the unsent ones. */
export const unsettled = async (database: Database, type: TypeName, id: string): Promise<Mutation[]> => {
  const [sent, unsent] = await Promise.all([
    database.sent.where("record").equals(id).filter((one) => one.awaiting === 1 && one.type === type).toArray(),
    database.outbox.where("record").equals(id).filter((one) => one.type === type).toArray(),
  ]);
  return [...sent.map((one) => one.mutation), ...unsent].sort(byNumber);
};

/** One record as the phone knows it. */
export const read = async (database: Database, type: TypeName, id: string): Promise<Laid | undefined> => {
  const [row, mutations] = await Promise.all([database.rows(type).get(id), unsettled(database, type, id)]);
  return overlay(row, mutations);
};

const unsettledOfType = async (database: Database, type: TypeName): Promise<Map<string, Mutation[]>> => {
  const [sent, unsent] = await Promise.all([
    database.sent.where("[type+awaiting]").equals([type, 1]).toArray(), database.outbox.where("type").equals(type).toArray(),
  ]);
  const found = new Map<string, Mutation[]>();
  for (const mutation of [...sent.map((one) => one.mutation), ...unsent].sort(byNumber)) {
    found.set(mutation.record, [...(found.get(mutation.record) ?? []), mutation]);
  }
  return found;
};

/** Made once: each `localeCompare` with options would make one of its own, 5,000 records some 60,000 of them. */
const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
const compare = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (a === null || a === undefined) return 2;
  if (b === null || b === undefined) return -2;
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : 1;
  return collator.compare(String(a), String(b));
};
/** Sorts by the fields named; `-field` turns one round; empty values come last either way. */
export const ordered = (records: Values[], order: string | string[] | undefined): Values[] => {
  const fields = [order ?? []].flat();
  return records.sort((a, b) => {
    for (const field of fields) {
      const name = field.replace(/^-/, "");
      const result = compare(a[name], b[name]);
      if (result !== 0) return Math.abs(result) === 2 || name === field ? result : -result;
    }
    return (a.id as string) < (b.id as string) ? -1 : 1;
  });
};

/** All records of a type whose shown values are those of `where`, the phone's unsent ones among them. */
export const list = async (database: Database, type: TypeName, where: Values = {}, order?: string | string[]): Promise<Values[]> => {
  const wanted = Object.entries(where).filter(([, value]) => value !== undefined);
  const indexed = wanted.find(([field, value]) => indexesOf(type).includes(field) && typeof value === "string");
  const rows = indexed ? database.rows(type).where(`data.${indexed[0]}`).equals(indexed[1] as string) : database.rows(type).toCollection();
  const [found, pending] = await Promise.all([rows.toArray(), unsettledOfType(database, type)]);
  const copies = new Map(found.map((row) => [row.id, row]));
  const missing = [...pending.keys()].filter((id) => !copies.has(id));
  for (const row of await database.rows(type).bulkGet(missing)) if (row) copies.set(row.id, row);
  const records = [...new Set([...copies.keys(), ...missing])]
    .map((id) => overlay(copies.get(id), pending.get(id) ?? []))
    .filter((laid): laid is Laid => laid !== undefined).map(shown)
    .filter((record) => wanted.every(([field, value]) => same(record[field], value)));
  return ordered(records, order);
};
