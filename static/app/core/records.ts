/** The synced records as the server sends them. Times are ISO 8601 UTC, days `YYYY-MM-DD`, clock times `HH:MM`, ids UUIDs. */
export interface Money { amount: string; currency: string }
export interface Position { lat: number; lon: number; precision: string }
export type Tier = "A" | "B" | "C";

export interface Account {
  name: string; number: string | null; kind: "prospect" | "customer" | "former"; tier: Tier; territory_id: string | null;
  visit_interval_days: number | null; contact_interval_days: number | null; last_visit: string | null;
  language: string | null; tags: string[]; industry: string | null; phone: string | null; revenue: Money | null;
  external_id: string | null; potential: Money | null; service_package: string | null; parent_id: string | null;
}
export interface Site {
  account_id: string; label: string; street: string | null; city: string | null; state: string | null; postal_code: string | null;
  position: Position | null; hours: Record<string, [string, string][]> | null; gate: string | null; ppe: string | null; parking: string | null;
}
export interface Contact {
  account_id: string; name: string; title: string | null; role: string | null; phones: string[]; emails: string[]; language: string | null;
  site_ids: string[]; opt_outs: ("phone" | "email" | "visit")[];
}
export type TripStatus = "draft" | "submitted" | "returned" | "approved" | "under_way" | "done" | "cancelled";
/** A plan as a decision covers it; its visits as [day, position, account, start, minutes, fixed]. */
export interface Covered {
  start_date: string | null; end_date: string | null; base: { label: string; position: Position | null } | null; budget: Money | null;
  visits: [string | null, number | null, string, string | null, number | null, boolean][];
}
/** [day, start, minutes, fixed] of a visit. */
export type Placed = [string | null, string | null, number | null, boolean];
export type Change = { kind: "days"; was: [string | null, string | null]; now: [string | null, string | null] } | { kind: "base"; was: string | null; now: string | null }
  | { kind: "budget"; was: Money | null; now: Money | null } | { kind: "add"; account: string; now: Placed } | { kind: "mov"; account: string; was: Placed; now: Placed }
  | { kind: "del"; account: string; was: Placed };
/** What of a change since the approval needs a decision: the frame the manager set, or more than the company's tolerance. */
export type Beyond = "days" | "base" | "budget" | "visits" | "way" | "cost";
/** `covers`: the plan it was decided on, with the newest of its kind only. `changes`, `beyond`: since the approval, of what is "changed". */
export interface Decision { what: string; by: string; name: string; at: string; comment: string | null; content: string; covers?: Covered; changes?: Change[]; beyond?: Beyond[] }
/** Of a trip in force whose change needs a decision; null: there is none. */
export type Amendment = "waiting" | "returned" | null;
export interface Trip {
  owner_id: string; month: string; title: string; start_date: string | null; end_date: string | null;
  base: { label: string; position: Position | null } | null; objectives: string | null; budget: Money | null;
  status: TripStatus; content: string; amendment: Amendment; decisions: Decision[];
}
export type VisitStatus = "planned" | "under_way" | "done" | "skipped" | "moved";
export interface Visit {
  owner_id?: string | null; trip_id: string | null; account_id: string; site_id: string | null; contact_ids: string[]; day: string | null; position: number | null;
  planned_start: string | null; minutes: number | null; must: boolean; fixed: boolean; objective: string | null; status: VisitStatus;
  checked_in_at: string | null; checked_out_at: string | null; check_in_position: Position | null; outcome: string | null; skip_reason: string | null;
}
export interface Note { account_id: string; visit_id: string | null; body: string; occurred_at: string | null; kind: "meeting" | "call" | "other"; promise: boolean; kept: boolean | null; author_id: string | null }
export interface Need {
  account_id: string; visit_id: string | null; kind: "hose" | "tube_fitting" | "valve" | "adapter" | "other"; summary: string;
  quantity: number | null; urgency: "line_down" | "soon" | "normal" | null; spec: Record<string, unknown>; status: "new" | "assigned" | "answered" | "ordered" | "lost"; competitor: string | null; author_id: string | null;
}
export interface Task { account_id: string | null; visit_id: string | null; owner_id: string; title: string; due: string | null; done_at: string | null; kind: string | null }
export interface Comment { record_type: string; record_id: string; body: string; author_id: string | null; at: string | null }
export interface Attachment { record_type: string; record_id: string; sha256: string; size: number; mime: string; taken_at: string | null; stored: boolean }
export interface Conflict { record_type: string; record_id: string; field: string | null; base: unknown; ours: unknown; theirs: unknown; mutation_id: string; author_id: string | null; state: "open" | "settled" }
export interface Territory { name: string; team_id: string | null }
export interface Team { name: string; parent_id: string | null }
export interface User { name: string; email: string; role: "rep" | "manager" | "admin"; language: string; team_id: string | null; territory_ids: string[]; active: boolean }
/** What may change on an approved trip without a new decision: visits, kilometres more, cost more. */
export interface MayChange { visits: number; km: number; cost: Money }
/** What a company sets for everybody; `km_rate` per kilometre driven, `night_rate` per night away, `meals_rate` per day on the road. */
export interface Settings { language: "en" | "es"; unit: "mi" | "km"; km_rate: Money; night_rate: Money; meals_rate: Money; tolerance: MayChange }

export interface Records {
  account: Account; site: Site; contact: Contact; trip: Trip; visit: Visit; note: Note; need: Need; task: Task; comment: Comment;
  attachment: Attachment; conflict: Conflict; territory: Territory; team: Team; user: User; settings: Settings;
}
export type TypeName = keyof Records;
/** A record as the screen shows it: the server's copy with this phone's unsent mutations laid over it. */
export type Shown<T> = T & { id: string; rev: number; pending: boolean };
