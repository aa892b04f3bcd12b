// Our sync as RxDB's replication wants it: a pull handler and a push handler for one type of record, written from docs/sync.md alone.
import { createHash, randomUUID } from "node:crypto";

/** The same content gets the same id: what is sent again counts once. */
const idOf = (content) => {
  const hex = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export const signIn = async (address, email, password) => {
  const device = randomUUID();
  const reply = await fetch(`${address}/api/session`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ email, password, device: { id: device, name: "witness" } }),
  });
  if (!reply.ok) throw new Error(await reply.text());
  return { address, device, epoch: (await reply.json()).epoch, cookie: reply.headers.get("set-cookie").split(";")[0] };
};

export const adapter = (session, type, fields) => {
  const copies = new Map(); // the server's newest version of each record, and its `rev`
  const verdicts = [];
  let n = 0;
  const ask = async (cursor, mutations) => {
    const body = { device: session.device, epoch: session.epoch, schema: 1, cursor, limit: 500, mutations };
    const reply = await fetch(`${session.address}/api/sync`, { method: "POST", headers: { "Content-Type": "application/json", cookie: session.cookie }, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
    const lines = (await reply.text()).trimEnd().split("\n").map((line) => JSON.parse(line));
    const tail = lines.at(-1);
    if (tail.kind !== "tail") throw new Error("the reply has no end");
    verdicts.push(...lines.filter((line) => line.kind === "verdict"));
    return { lines: lines.filter((line) => line.type === type && line.scope), tail };
  };
  const taken = ({ kind, id, rev, data }) => {
    const shown = kind === "put" ? Object.fromEntries(fields.map((field) => [field, data[field]])) : copies.get(id)?.shown;
    copies.set(id, { rev, shown: { ...shown, id, _deleted: kind !== "put" } });
    return copies.get(id).shown;
  };
  /** Everything after the cursor, page by page. */
  const pull = async (cursor, mutations = []) => {
    const found = new Map();
    for (let more = true; more; mutations = []) {
      const page = await ask(cursor, mutations);
      for (const line of page.lines) found.set(line.id, taken(line));
      [cursor, more] = [page.tail.cursor, page.tail.more];
    }
    return { documents: [...found.values()], checkpoint: { cursor } };
  };
  const mutation = ({ newDocumentState: now, assumedMasterState: base }) => {
    const what = { type, record: now.id };
    const changed = fields.filter((field) => now[field] !== undefined && !same(now[field], base?.[field]));
    const picked = (from) => Object.fromEntries(changed.map((field) => [field, from[field] ?? null]));
    if (now._deleted) Object.assign(what, { op: "delete", rev: copies.get(now.id)?.rev ?? 1 });
    else Object.assign(what, base ? { op: "patch", base: picked(base), set: picked(now) } : { op: "create", set: picked(now) });
    return { id: idOf([session.device, what]), n: ++n, at: new Date().toISOString(), ...what };
  };
  let seen = {};
  return {
    verdicts,
    pull: async (checkpoint) => pull(checkpoint?.cursor ?? {}),
    /** Where the server made something else of it, its version goes back as RxDB's "conflict": the server has merged, or kept both. */
    push: async (rows) => {
      ({ checkpoint: { cursor: seen } } = await pull(seen, rows.map(mutation)));
      return rows.map(({ newDocumentState: now }) => [now, copies.get(now.id)?.shown])
        .filter(([now, server]) => server && !(same(now._deleted, server._deleted) && fields.every((field) => same(now[field], server[field])))).map(([, server]) => server);
    },
  };
};
