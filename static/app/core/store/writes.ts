import type { TypeName } from "../records";
import type { Database } from "./database";
import { overlay, shown } from "./overlay";
import { unsettled } from "./reads";
import { same } from "./same";
import { wordsOf } from "./schema";
import type { Mutation, SetAside, Values } from "./types";

/** Where ids and times come from, and in which words this app writes; tests give their own. */
export interface Sources { id: () => string; now: () => Date; schema: number }
type Draft = Omit<Mutation, "id" | "n" | "at" | "after" | "rev" | "schema">;

/** The record is not on this phone (any more). */
export class NotHere extends Error {
  constructor(type: TypeName, id: string) { super(`No ${type} ${id} on this phone`); this.name = "NotHere"; }
}

/**
 * Puts one mutation into the outbox, in one transaction with what it is decided on. The draft is made from the record as shown; null: nothing to do.
 * `mutationId` is made by the caller, so that a second run after a dead connection does not write it twice.
 */
const write = (database: Database, { now, schema }: Sources, type: TypeName, record: string, mutationId: string,
  draft: (values: Values | undefined) => Draft | null): Promise<void> =>
  database.transaction("rw", [database.rows(type), database.outbox, database.sent, database.meta], async () => {
    if (await database.outbox.where("id").equals(mutationId).first()) return;
    const [row, before] = await Promise.all([database.rows(type).get(record), unsettled(database, type, record)]);
    const laid = overlay(row, before);
    const made = draft(laid && shown(laid));
    if (!made) return;
    const n = ((await database.fact("n")) ?? 0) + 1;
    const earlier = made.op === "patch" ? before.findLast((one) => one.op === "create" || Object.keys(made.set ?? {}).some((field) => field in (one.set ?? {}))) : before.at(-1);
    const founded = made.op === "create" || made.op === "command" ? {} : earlier ? { after: earlier.id } : { rev: row?.rev ?? 0 };
    await database.outbox.add({ ...made, ...founded, id: mutationId, n, at: now().toISOString(), schema });
    await database.keep("n", n);
  });

export const create = (database: Database, sources: Sources, type: TypeName, values: Values, id: string, mutationId: string): Promise<void> =>
  write(database, sources, type, id, mutationId, () => ({ op: "create", type, record: id, set: structuredClone(values) }));

export const patch = (database: Database, sources: Sources, type: TypeName, id: string, values: Values, mutationId: string): Promise<void> =>
  write(database, sources, type, id, mutationId, (now) => {
    if (!now) throw new NotHere(type, id);
    const fields = Object.keys(values).filter((field) => values[field] !== undefined && !same(values[field], now[field]));
    if (fields.length === 0) return null;
    const pick = (from: Values): Values => Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
    return { op: "patch", type, record: id, base: pick(now), set: pick(values) };
  });

export const remove = (database: Database, sources: Sources, type: TypeName, id: string, mutationId: string): Promise<void> =>
  write(database, sources, type, id, mutationId, (now) => (now ? { op: "delete", type, record: id } : null));

/** What a command was decided on: the status as shown, and for decisions on a plan its content. */
const expected = (type: TypeName, name: string, now: Values): Values => ({
  ...("status" in now ? { status: now.status } : {}),
  ...(type === "trip" && (name === "approve" || name === "return") ? { content: now.content } : {}),
});
export interface Command { name: string; args?: Values; expect?: Values }
export const command = (database: Database, sources: Sources, type: TypeName, id: string, given: Command, mutationId: string): Promise<void> =>
  write(database, sources, type, id, mutationId, (now) => {
    if (!now) throw new NotHere(type, id);
    return { op: "command", type, record: id, command: given.name, args: structuredClone(given.args ?? {}), expect: given.expect ?? expected(type, given.name, now) };
  });

/**
 * A refused mutation once more as a new one, on what the record is now; the old one is gone with it. `said`: values to send in place of its own.
 * Throws `NotHere`, and it stays set aside, where what it changes is not on this phone.
 */
export const resend = (database: Database, sources: Sources, id: string, mutationId: string, said: Values = {}): Promise<SetAside | undefined> =>
  database.transaction("rw", database.tables, async () => {
    const aside = await database.setAside.get(id);
    if (!aside) return undefined;
    const { op, type, record, command: name = "" } = aside.mutation;
    const [set, args] = [{ ...aside.mutation.set, ...said }, { ...aside.mutation.args, ...said }];
    const asThen = { ...sources, schema: wordsOf(aside.mutation) }; // its fields are still those it was written in
    await database.setAside.delete(id);
    if (op === "create") await create(database, asThen, type, set, record, mutationId);
    else if (op === "patch") await patch(database, asThen, type, record, set, mutationId);
    else if (op === "delete") await remove(database, asThen, type, record, mutationId);
    else await command(database, asThen, type, record, { name, args }, mutationId);
    return aside;
  });
