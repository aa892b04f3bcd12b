import type { TypeName } from "../records";
import { blank } from "./blank";
import type { Mutation, Row, Values } from "./types";

const isInForce = ({ status }: Values): boolean => status === "approved" || status === "under_way";

/** Per type and command: what it makes of the record, as far as the phone can know before the server has said so. A decision on a trip in force is one on its change. */
const effects: Partial<Record<TypeName, Record<string, (args: Values, data: Values) => Values>>> = {
  trip: {
    submit: () => ({ status: "submitted" }), withdraw: () => ({ status: "draft" }),
    approve: (_, data) => (isInForce(data) ? { amendment: null } : { status: "approved" }), return: (_, data) => (isInForce(data) ? { amendment: "returned" } : { status: "returned" }),
    start: () => ({ status: "under_way" }), finish: () => ({ status: "done" }), cancel: () => ({ status: "cancelled" }),
  },
  visit: {
    check_in: (args) => ({ status: "under_way", checked_in_at: args.at ?? null, check_in_position: args.position ?? null }),
    check_out: (args) => ({ status: "done", checked_out_at: args.at ?? null, ...("outcome" in args ? { outcome: args.outcome } : {}) }),
    skip: (args) => ({ status: "skipped", skip_reason: args.reason ?? null }),
  },
  need: {
    assign: () => ({ status: "assigned" }), answer: () => ({ status: "answered" }), order: () => ({ status: "ordered" }), lose: () => ({ status: "lost" }), reopen: () => ({ status: "new" }),
  },
  conflict: { settle: () => ({ state: "settled" }) },
};

export interface Laid { id: string; rev: number; pending: boolean; data: Values }

const lay = (data: Values | null, mutation: Mutation): Values | null => {
  switch (mutation.op) {
    case "create": return { ...blank[mutation.type], ...data, ...mutation.set };
    case "delete": return null;
    case "patch": return data && { ...data, ...mutation.set };
    case "command": return data && { ...data, ...effects[mutation.type]?.[mutation.command ?? ""]?.(mutation.args ?? {}, data) };
  }
};

/** The server's copy with this phone's unsettled mutations, in order of `n`, laid over it; undefined: not there. */
export const overlay = (row: Row | undefined, mutations: Mutation[]): Laid | undefined => {
  const first = mutations[0];
  const id = row?.id ?? first?.record;
  if (id === undefined) return undefined;
  let data: Values | null = row ? { ...(first ? blank[first.type] : {}), ...row.data } : null;
  for (const mutation of mutations) data = lay(data, mutation);
  return data ? { id, rev: row?.rev ?? 0, pending: mutations.length > 0, data } : undefined;
};

/** The record as screens get it: fields of its type beside `id`, `rev`, `pending`. */
export const shown = (laid: Laid): Values => ({ ...laid.data, id: laid.id, rev: laid.rev, pending: laid.pending });
