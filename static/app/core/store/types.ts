import type { Position, Records, Shown, Tier, TypeName } from "../records";

export type Values = Record<string, unknown>;
export type Op = "create" | "patch" | "delete" | "command";

/** What this phone wants done. Immutable once written; `n` orders the device's mutations and never repeats. */
export interface Mutation {
  id: string; n: number; at: string; op: Op; type: TypeName; record: string;
  set?: Values; base?: Values; rev?: number; after?: string;
  command?: string; args?: Values; expect?: Values;
  /** Only on this phone: the number of the records' shapes it was written in. */
  schema?: number;
}
export interface Verdict { mutation: string; n: number; verdict: "ok" | "merged" | "conflict" | "rejected"; rev?: number; code?: string; detail?: string; restored?: boolean }

/** A mutation the server has answered; `awaiting` is 1 until the feed has brought its result, and it still lies over the record. */
export interface Sent {
  id: string; n: number; mutation: Mutation; verdict: Verdict; record: string; type: TypeName; at: string; awaiting: 0 | 1;
  /** The server's time of its answer: by it the answer is kept for thirty days, whatever this phone's clock says. */
  served?: string;
}
/** A mutation the server refused, kept whole until a person has decided. */
export interface SetAside { id: string; mutation: Mutation; code: string; detail: string; at: string }
/** A mutation still on this phone only, as a list shows it. */
export interface Pending { id: string; n: number; at: string; op: Op; type: TypeName; record: string; label: string }

/** The server's copy. `held` says at which rev each scope has it; `stale` names scopes being pulled afresh that have not sent it again. */
export interface Row { id: string; rev: number; data: Values; held: Record<string, number>; scopes: string[]; stale: string[] }

export type FeedLine =
  | { kind: "put"; scope: string; seq: number; type: TypeName; id: string; rev: number; data: Values }
  | { kind: "delete" | "leave"; scope: string; seq: number; type: TypeName; id: string; rev: number };
/** `now` is the server's own time. */
export interface Head { epoch: string; now?: string; drop: string[]; reset: string[] }
export interface Tail { cursor: Record<string, number>; more: boolean; check?: Record<string, [number, number]>; upgrade?: boolean }
export interface Page { head: Head; verdicts: Verdict[]; lines: FeedLine[]; tail: Tail }

export interface Session {
  user: { id: string; name: string; role: "rep" | "manager" | "admin"; language: string };
  device: string; epoch: string; scopes: string[];
  /** The server wants the password again; what is on the phone stays and can be read and added to. */
  expired?: boolean;
}

/** `sending` is [done, all] while a push runs, `oldest` the time of the oldest unsent change. */
export interface SyncState {
  unsent: number; oldest: string | null; sending: [number, number] | null; setAside: number; conflicts: number; online: boolean;
  /** The server no longer speaks this version: reload the app. */
  upgrade: boolean;
  /** When the server last answered, ISO 8601. */
  last: string | null;
  /** Whose records these are and the last number given; null: nobody's. */
  here: { device: string; n: number } | null;
  /** The system had cleared the phone, and with it so many things that the server did not have. */
  lost: { unsent: number } | null;
}

/** `due`: only those whose visit is due; `near`: nearest first; `openNeed`: only those with an open need. */
export interface AccountQuery { text?: string; tier?: Tier; due?: boolean; near?: { lat: number; lon: number } | null; openNeed?: boolean; limit?: number }
/** `due_in`: days until the next visit is due (negative: overdue; null: no interval); `distance` in metres from `near`. */
export interface AccountHit {
  id: string; name: string; number: string | null; kind: string; tier: Tier; city: string | null; state: string | null; territory_id: string | null;
  last_visit: string | null; due_in: number | null; position: Position | null; distance: number | null; open_needs: number; pending: boolean;
  /** The person or street that the words were found in, when name, number and town do not show them. */
  match: string | null;
}
/** The hits a page shows, how many match, and how many accounts there are. */
export interface AccountsFound { hits: AccountHit[]; found: number; all: number }

type Field<T extends TypeName> = keyof Records[T] & string;
/** A field or several; `-field` for the greatest first. Empty values come last. */
export type Order<T extends TypeName> = Field<T> | `-${Field<T>}` | (Field<T> | `-${Field<T>}`)[];
export type ShownOf<T extends TypeName> = Shown<Records[T]>;
/** What changed, by type; `null` means many. */
export type Changes = Partial<Record<TypeName, string[] | null>>;
