import type { Records, TypeName } from "../records";

const nothing = <T>(): T => null as T;

/** What a record made on this phone shows for the fields nobody has filled yet; the server fills them its own way. */
export const blank: { [T in TypeName]: Records[T] } = {
  account: {
    name: "", number: null, kind: "prospect", tier: "C", territory_id: null, visit_interval_days: null, contact_interval_days: null,
    last_visit: null, language: null, tags: [], industry: null, phone: null, revenue: null, external_id: null, potential: null, service_package: null, parent_id: null,
  },
  site: {
    account_id: "", label: "", street: null, city: null, state: null, postal_code: null, position: null, hours: null, gate: null, ppe: null, parking: null,
  },
  contact: { account_id: "", name: "", title: null, role: null, phones: [], emails: [], language: null, site_ids: [], opt_outs: [] },
  trip: {
    owner_id: "", month: "", title: "", start_date: null, end_date: null, base: null, objectives: null, budget: null, status: "draft", content: "", amendment: null, decisions: [],
  },
  visit: {
    trip_id: null, account_id: "", site_id: null, contact_ids: [], day: null, position: null, planned_start: null, minutes: null, must: false,
    fixed: false, objective: null, status: "planned", checked_in_at: null, checked_out_at: null, check_in_position: null, outcome: null, skip_reason: null,
  },
  note: { account_id: "", visit_id: null, body: "", occurred_at: null, kind: "other", promise: false, kept: null, author_id: null },
  need: { account_id: "", visit_id: null, kind: "other", summary: "", quantity: null, urgency: null, spec: {}, status: "new", competitor: null, author_id: null },
  task: { account_id: null, visit_id: null, owner_id: "", title: "", due: null, done_at: null, kind: null },
  comment: { record_type: "", record_id: "", body: "", author_id: null, at: null },
  attachment: { record_type: "", record_id: "", sha256: "", size: 0, mime: "", taken_at: null, stored: false },
  conflict: { record_type: "", record_id: "", field: null, base: nothing(), ours: nothing(), theirs: nothing(), mutation_id: "", author_id: null, state: "open" },
  territory: { name: "", team_id: null },
  team: { name: "", parent_id: null },
  user: { name: "", email: "", role: "rep", language: "en", team_id: null, territory_ids: [], active: true },
  settings: { language: "en", unit: "mi", km_rate: { amount: "0", currency: "USD" }, night_rate: { amount: "0", currency: "USD" }, meals_rate: { amount: "0", currency: "USD" }, tolerance: { visits: 2, km: 80, cost: { amount: "100.00", currency: "USD" } } },
};
export const typeNames = Object.keys(blank) as TypeName[];
