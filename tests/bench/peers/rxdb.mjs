// rxdb-server with RxDB's in-memory storage, the fastest it has for Node; nothing of it is on disk.
import { createRxDatabase } from "rxdb/plugins/core";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { RxServerAdapterExpress } from "rxdb-server/plugins/adapter-express";
import { createRxServer } from "rxdb-server/plugins/server";

const port = Number(process.argv[2]);
const text = { type: "string" };
const database = await createRxDatabase({ name: "bench", storage: getRxStorageMemory(), multiInstance: false, eventReduce: false });
await database.addCollections({
  notes: {
    schema: {
      version: 0, primaryKey: "id", type: "object", required: ["id"],
      properties: {
        id: { type: "string", maxLength: 36 }, account_id: text, visit_id: { type: ["string", "null"] }, body: text, occurred_at: text, kind: text,
        promise: { type: "boolean" }, kept: { type: ["boolean", "null"] }, author_id: { type: ["string", "null"] },
      },
    },
  },
});
const server = await createRxServer({ database, adapter: RxServerAdapterExpress, port, hostname: "127.0.0.1", authHandler: () => ({ validUntil: Date.now() + 3_600_000, data: {} }) });
server.serverApp.settings ??= {};
await server.addReplicationEndpoint({ name: "notes", collection: database.notes });
await server.start();
console.log("ready");
