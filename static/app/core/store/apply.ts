import type { TypeName } from "../records";
import { blank, typeNames } from "./blank";
import { counted, type Tally, uncounted } from "./checksum";
import type { Database } from "./database";
import { same } from "./same";
import type { Changes, FeedLine, Mutation, Page, Row, Verdict } from "./types";

/** `differing`: scopes whose check does not hold; `mismatched`: those of them that come again from zero; `stale`: the page was asked for from another state. */
export interface Applied { changes: Changes; mismatched: string[]; differing: string[]; answered: number; stale: boolean }
/** What the page was asked from. */
export interface Asked { epoch: string; cursor: Record<string, number> }

/** Counters and names kept in memory while a page is applied; written back at its end. */
interface Work { database: Database; tally: Record<string, Tally>; resetting: Set<string>; changes: Changes; now: string; served: string }

/** A server put back to a backup has forgotten what it refused since then: that many of these it is told. */
const mostRefused = 500;

const touched = (changes: Changes, type: TypeName, id: string): void => {
  const ids = changes[type];
  if (ids === null) return;
  if (ids && ids.length >= 200) changes[type] = null;
  else changes[type] = [...(ids ?? []), id];
};

const settled = (row: Row): Row => ({ ...row, scopes: Object.keys(row.held) });

/** Takes the record out of a scope; counts it out unless it was only left over from before a fresh pull. */
const without = (work: Work, type: TypeName, row: Row, scope: string): Row => {
  const { [scope]: rev, ...held } = row.held;
  if (rev !== undefined && !row.stale.includes(scope)) work.tally[scope] = uncounted(work.tally[scope] ?? [0, 0], type, row.id, rev);
  return settled({ ...row, held, stale: row.stale.filter((name) => name !== scope) });
};

const lineOver = (work: Work, row: Row | undefined, line: FeedLine): Row | undefined => {
  const before = row && without(work, line.type, row, line.scope);
  if (line.kind !== "put") return before;
  work.tally[line.scope] = counted(work.tally[line.scope] ?? [0, 0], line.type, line.id, line.rev);
  const held = { ...before?.held, [line.scope]: line.rev };
  // Another scope may already have brought a newer version of the same record. What is left over from before a fresh pull does not count.
  const fresh = Object.entries(before?.held ?? {}).filter(([scope]) => !before?.stale.includes(scope)).map(([, rev]) => rev);
  const newer = !before || line.rev >= Math.max(0, ...fresh);
  return settled({ id: line.id, rev: newer ? line.rev : before.rev, data: newer ? line.data : before.data, held, scopes: [], stale: before?.stale ?? [] });
};

const keepRows = async (database: Database, type: TypeName, rows: Iterable<Row>): Promise<void> => {
  const [live, gone]: [Row[], string[]] = [[], []];
  for (const row of rows) if (row.scopes.length > 0) live.push(row); else gone.push(row.id);
  if (live.length > 0) await database.rows(type).bulkPut(live);
  if (gone.length > 0) await database.rows(type).bulkDelete(gone);
};

const applyLines = async (work: Work, lines: FeedLine[]): Promise<void> => {
  for (const [type, some] of grouped(lines)) {
    if (!(type in blank)) continue;
    const ids = [...new Set(some.map((line) => line.id))];
    const rows = new Map<string, Row>();
    for (const row of await work.database.rows(type).bulkGet(ids)) if (row) rows.set(row.id, row);
    for (const line of some) {
      const after = lineOver(work, rows.get(line.id), line);
      if (after) rows.set(line.id, after);
      touched(work.changes, type, line.id);
    }
    await keepRows(work.database, type, rows.values());
  }
};
const grouped = (lines: FeedLine[]): Map<TypeName, FeedLine[]> => {
  const found = new Map<TypeName, FeedLine[]>();
  for (const line of lines) {
    const some = found.get(line.type);
    if (some) some.push(line); else found.set(line.type, [line]);
  }
  return found;
};

/** The records of a scope that is no longer this user's leave the phone. */
const dropScope = async (work: Work, scope: string): Promise<void> => {
  for (const type of typeNames) {
    const rows = await work.database.rows(type).where("scopes").equals(scope).toArray();
    if (rows.length > 0) work.changes[type] = null;
    await keepRows(work.database, type, rows.map((row) => without(work, type, row, scope)));
  }
  delete work.tally[scope];
  work.resetting.delete(scope);
};

/** The scope comes again from zero: its records stay readable, marked, until they have come again or the pull is complete. */
const resetScope = async (work: Work, scope: string): Promise<void> => {
  for (const type of typeNames) {
    const rows = await work.database.rows(type).where("scopes").equals(scope).toArray();
    await work.database.rows(type).bulkPut(rows.map((row) => ({ ...row, stale: [...new Set([...row.stale, scope])] })));
  }
  work.tally[scope] = [0, 0];
  work.resetting.add(scope);
};

/** The pull is complete: what a fresh pull has not sent again is not there any more. */
const sweep = async (work: Work): Promise<void> => {
  for (const scope of work.resetting) {
    for (const type of typeNames) {
      const rows = await work.database.rows(type).where("stale").equals(scope).toArray();
      if (rows.length > 0) work.changes[type] = null;
      await keepRows(work.database, type, rows.map((row) => without(work, type, row, scope)));
    }
  }
  work.resetting.clear();
};

/** Call inside the transaction that sets the change aside. */
export const noteRefused = async (database: Database, n: number): Promise<void> =>
  database.keep("refused", [...((await database.fact("refused")) ?? []), n].slice(-mostRefused));

const applyVerdict = async (work: Work, verdict: Verdict, mutation: Mutation): Promise<void> => {
  const { database, now } = work;
  touched(work.changes, mutation.type, mutation.record);
  await database.outbox.delete(mutation.n);
  if (verdict.verdict === "rejected") {
    await noteRefused(database, mutation.n);
    await database.setAside.put({ id: mutation.id, mutation, code: verdict.code ?? "rejected", detail: verdict.detail ?? "", at: now });
    return;
  }
  const awaiting = verdict.verdict !== "conflict" && verdict.rev !== undefined ? 1 : 0;
  await database.sent.put({ id: mutation.id, n: mutation.n, mutation, verdict, record: mutation.record, type: mutation.type, at: now, served: work.served, awaiting });
};

const applyVerdicts = async (work: Work, verdicts: Verdict[]): Promise<number> => {
  let answered = 0;
  for (const verdict of verdicts) {
    const mutation = await work.database.outbox.where("id").equals(verdict.mutation).first();
    if (!mutation) continue;
    await applyVerdict(work, verdict, mutation);
    answered += 1;
  }
  return answered;
};

/** Answered mutations stop lying over a record once the feed has brought their result, or has said that it is complete. */
const release = async (work: Work, complete: boolean): Promise<void> => {
  for (const sent of await work.database.sent.where("awaiting").equals(1).toArray()) {
    const row = complete ? undefined : await work.database.rows(sent.type).get(sent.record);
    if (!complete && (row?.rev ?? -1) < (sent.verdict.rev ?? 0)) continue;
    await work.database.sent.update(sent.id, { awaiting: 0 });
    touched(work.changes, sent.type, sent.record);
  }
};

const keptDays = 30;
const before = (now: string): string => new Date(Date.parse(now) - keptDays * 86_400_000).toISOString();
/** Only what is old by the server's clock too: a phone whose clock jumps ahead loses nothing. */
const forget = ({ database, now, served }: Work): Promise<number> =>
  database.sent.where("at").below(before(now)).filter((sent) => sent.awaiting === 0 && (sent.served ?? sent.at) < before(served)).delete();

const differing = (tally: Record<string, Tally>, check: Record<string, [number, number]>): string[] =>
  Object.entries(check).filter(([scope, [count, sum]]) => {
    const [mine, total] = tally[scope] ?? [0, 0];
    return mine !== count || total !== sum;
  }).map(([scope]) => scope);

/**
 * Applies a whole reply in one transaction: verdicts, feed, cursor. A scope whose check does not hold is set to come again from zero,
 * unless it is in `pulledAgain`: a second time would not help. A page that was asked for before another tab applied its own is not applied.
 */
export const applyPage = (database: Database, page: Page, now: string, asked: Asked, pulledAgain: ReadonlySet<string> = new Set()): Promise<Applied> =>
  database.transaction("rw", database.tables, async () => {
    const { head, tail } = page;
    const work: Work = { database, tally: { ...(await database.fact("tally")) }, resetting: new Set(await database.fact("resetting")), changes: {}, now, served: head.now ?? now };
    const here: Asked = { epoch: (await database.fact("epoch")) ?? asked.epoch, cursor: (await database.fact("cursor")) ?? {} };
    if (!same(here, asked)) return { changes: {}, mismatched: [], differing: [], answered: 0, stale: true };
    const answered = await applyVerdicts(work, page.verdicts);
    for (const scope of head.drop) await dropScope(work, scope);
    for (const scope of head.reset) await resetScope(work, scope);
    await applyLines(work, page.lines);
    const complete = !tail.more && !tail.upgrade;
    if (complete) await sweep(work);
    await release(work, complete);
    const cursor = { ...(tail.cursor ?? (await database.fact("cursor"))) };
    const wrong = complete && tail.check ? differing(work.tally, tail.check) : [];
    const mismatched = wrong.filter((scope) => !pulledAgain.has(scope));
    for (const scope of mismatched) { await resetScope(work, scope); cursor[scope] = 0; }
    await database.keep("cursor", cursor);
    await database.keep("tally", work.tally);
    await database.keep("resetting", [...work.resetting]);
    await database.keep("epoch", head.epoch);
    await database.keep("served", work.served);
    if (complete) await database.keep("last", now);
    await forget(work);
    return { changes: work.changes, mismatched, differing: wrong, answered, stale: false };
  });

/** The server was restored from a backup: what it may have lost goes back into the outbox, and every scope comes again. */
export const restoreHistory = (database: Database, epoch: string, now: string): Promise<void> =>
  database.transaction("rw", database.tables, async () => {
    // A scope that was coming afresh when this happened has no cursor any more, and still has old records.
    const scopes = [...Object.keys((await database.fact("cursor")) ?? {}), ...((await database.fact("resetting")) ?? [])];
    const work: Work = { database, tally: {}, resetting: new Set(), changes: {}, now, served: now };
    const given = (await database.sent.toArray()).map((sent) => sent.mutation);
    await database.outbox.bulkPut(given);
    await database.sent.clear();
    for (const scope of new Set(scopes)) await resetScope(work, scope);
    await database.keep("cursor", {});
    await database.keep("tally", work.tally);
    await database.keep("resetting", [...work.resetting]);
    await database.keep("epoch", epoch);
  });
