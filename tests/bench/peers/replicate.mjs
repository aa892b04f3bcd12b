// Two RxDB instances replicate notes through our server: `node replicate.mjs URL PASSWORD ACCOUNT COUNT`. Prints what was typed and what is where.
import { createRxDatabase } from "rxdb/plugins/core";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { randomUUID } from "node:crypto";
import { adapter, signIn } from "./adapter.mjs";

const [address, password, account, count] = process.argv.slice(2);
const fields = ["account_id", "body", "occurred_at", "kind"];
const text = { type: "string" };
const schema = { version: 0, primaryKey: "id", type: "object", required: ["id"], properties: { id: { type: "string", maxLength: 36 }, account_id: text, body: text, occurred_at: text, kind: text } };

const instance = async (name) => {
  const database = await createRxDatabase({ name, storage: getRxStorageMemory(), multiInstance: false, eventReduce: false });
  const { notes } = await database.addCollections({ notes: { schema } });
  const server = adapter(await signIn(address, "rep@example.com", password), "note", fields);
  const sync = async () => {
    const failed = [];
    const running = replicateRxCollection({
      collection: notes, replicationIdentifier: "fieldapp", live: false, retryTime: 200, pull: { handler: server.pull, batchSize: 500 }, push: { handler: server.push, batchSize: 100 },
    });
    running.error$.subscribe((error) => { failed.push(String(error)); void running.cancel(); });
    await running.awaitInitialReplication();
    await running.cancel();
    if (failed.length > 0) throw new Error(failed[0]);
  };
  return { notes, sync, verdicts: server.verdicts };
};

const [first, second] = [await instance("first"), await instance("second")];
const ids = Array.from({ length: Number(count) }, () => randomUUID());
await first.notes.bulkInsert(ids.map((id, at) => ({ id, account_id: account, body: `Top ${at}\nMiddle\nBottom ${at}`, occurred_at: "2026-11-23T07:10:00Z", kind: "meeting" })));
for (const one of [first, second]) await one.sync();

// Both type into every note without a network: into other lines, other fields, or the same words.
const edit = async ({ notes }, id, change) => { await (await notes.findOne(id).exec()).incrementalPatch(change); };
const typed = [];
for (const [at, id] of ids.entries()) {
  const [one, other] = [`first ${at}`, `second ${at}`];
  const how = ["lines", "fields", "words"][at % 3];
  await edit(first, id, { body: `${how === "words" ? one : `Top ${one}`}\nMiddle\nBottom ${at}` });
  await edit(second, id, how === "fields" ? { kind: "call" } : { body: how === "lines" ? `Top ${at}\nMiddle\nBottom ${other}` : `${other}\nMiddle\nBottom ${at}` });
  typed.push({ id, how, said: how === "fields" ? [one] : [one, other] });
}
for (const one of [first, second, first, second]) await one.sync();

const held = async ({ notes }) => Object.fromEntries((await notes.find().exec()).map((note) => [note.id, note.toMutableJSON()]));
console.log(JSON.stringify({ typed, first: await held(first), second: await held(second), verdicts: [...first.verdicts, ...second.verdicts].map((one) => one.verdict) }));
process.exit(0);
