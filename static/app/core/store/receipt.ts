import type { TypeName } from "../records";
import type { Database } from "./database";
import type { Mutation } from "./types";

/** Where something made on this phone is now: only here, on the server, or not taken by it. */
export type Whereabouts = "here" | "server" | "aside";
/** One record that was made or changed here; `at` is when last, `answered` when the server had all of it. */
export interface ReceiptItem { type: TypeName; record: string; label: string; where: Whereabouts; at: string; answered: string | null }

interface Done { mutation: Mutation; where: Whereabouts; answered: string | null }

const labelOf = ({ set }: Mutation): string | null => {
  const said = set?.title ?? set?.name ?? set?.summary ?? set?.body ?? set?.label;
  return typeof said === "string" && said !== "" ? said.slice(0, 80) : null;
};
const RANK: Record<Whereabouts, number> = { aside: 2, here: 1, server: 0 };

/** Several changes of a record are one item, and it is where its worst change is. */
const joined = (all: Done[]): ReceiptItem[] => {
  const items = new Map<string, ReceiptItem>();
  for (const { mutation, where, answered } of all.sort((a, b) => a.mutation.n - b.mutation.n)) {
    const key = `${mutation.type}/${mutation.record}`;
    const before = items.get(key);
    const worst = before && RANK[before.where] > RANK[where] ? before.where : where;
    items.set(key, {
      type: mutation.type, record: mutation.record, where: worst, at: mutation.at, label: labelOf(mutation) ?? before?.label ?? "",
      answered: worst === "server" ? [before?.answered ?? "", answered ?? ""].sort().at(-1) ?? null : null,
    });
  }
  return [...items.values()];
};

/**
 * Everything made on this phone from one instant to another (ISO 8601), newest first, and where it is. A photo or memo counts as on the server
 * only when its bytes are there. What was deleted again before it was sent still counts: the server was told.
 */
export const receipt = async (database: Database, from: string, to: string): Promise<ReceiptItem[]> => {
  const within = ({ at }: Mutation): boolean => at >= from && at < to;
  const [sent, unsent, aside] = await Promise.all([database.sent.where("at").aboveOrEqual(from).toArray(), database.outbox.toArray(), database.setAside.toArray()]);
  const items = joined([
    ...sent.map((one): Done => ({ mutation: one.mutation, where: "server", answered: one.at })),
    ...unsent.map((mutation): Done => ({ mutation, where: "here", answered: null })),
    ...aside.map((one): Done => ({ mutation: one.mutation, where: "aside", answered: null })),
  ].filter((one) => within(one.mutation)));
  const files = items.filter((item) => item.type === "attachment" && item.where === "server");
  const rows = await database.rows("attachment").bulkGet(files.map((item) => item.record));
  files.forEach((item, at) => { if (rows[at] && rows[at]?.data.stored !== true) Object.assign(item, { where: "here", answered: null }); });
  return items.sort((a, b) => b.at.localeCompare(a.at));
};
