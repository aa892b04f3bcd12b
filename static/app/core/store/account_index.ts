import type { Account, Contact, Need, Position, Site } from "../records";
import type { AccountHit, AccountQuery, AccountsFound } from "./types";

type Kept<T> = T & { id: string; pending?: boolean };
type Asked = Kept<Pick<Account, "name" | "number" | "kind" | "tier" | "territory_id" | "last_visit" | "visit_interval_days">>;
/** One account with everything a search may ask for, worked out once. */
export interface Entry { account: Asked; words: string; name: string; number: string; city: string | null; state: string | null; position: Position | null; needs: number; people: Pick<Contact, "name" | "title">[]; streets: string[] }
export type IndexedType = "account" | "site" | "contact" | "need";
export const indexedTypes: IndexedType[] = ["account", "site", "contact", "need"];

/** Most names have no accent, and need not be taken apart to find that out. */
const plain = /^[ -~]*$/;
/** Lower case without accents: "Núñez" is found by "nunez". */
export const fold = (text: string): string => (plain.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();
const openNeeds = new Set(["new", "assigned", "answered"]);
const day = 86_400_000;

/** Metres between two places, along the great circle. */
export const metres = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number => {
  const [p, q, turn] = [(a.lat * Math.PI) / 180, (b.lat * Math.PI) / 180, ((b.lon - a.lon) * Math.PI) / 180];
  const h = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(turn / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h)));
};

/** Accounts in memory, for a search that answers between two keystrokes with 5,000 of them. */
export class AccountIndex {
  private readonly accounts = new Map<string, Asked>();
  private readonly children = { site: new Map<string, Map<string, Kept<Site>>>(), contact: new Map<string, Map<string, Kept<Contact>>>(), need: new Map<string, Map<string, Kept<Need>>>() };
  private readonly parents = new Map<string, string>();
  private readonly entries = new Map<string, Entry>();

  clear(): void {
    for (const map of [this.accounts, this.parents, this.entries, ...Object.values(this.children)]) map.clear();
  }
  /** Takes in a record's newest shown state; undefined: it is gone. */
  put(type: IndexedType, id: string, record: unknown): void {
    if (type === "account") {
      if (record) this.accounts.set(id, record as Kept<Account>); else this.accounts.delete(id);
      this.entries.delete(id);
      return;
    }
    const before = this.parents.get(id);
    if (before !== undefined) { this.children[type].get(before)?.delete(id); this.entries.delete(before); this.parents.delete(id); }
    if (!record) return;
    const parent = (record as { account_id: string }).account_id;
    const family = this.children[type] as Map<string, Map<string, unknown>>;
    if (!family.has(parent)) family.set(parent, new Map());
    family.get(parent)?.set(id, record);
    this.parents.set(id, parent);
    this.entries.delete(parent);
  }

  /** Best match first; without text the nearest, else the most due. `today` is the phone's own day, `YYYY-MM-DD`. */
  find(query: AccountQuery, today: string): AccountHit[] { return this.search(query, today).hits; }
  /** The same with how many match in all, and of how many. */
  search(query: AccountQuery, today: string): AccountsFound {
    const tokens = fold(query.text ?? "").split(/\s+/).filter(Boolean);
    const now = Date.parse(today);
    const found: { entry: Entry; score: number; due: number; far: number }[] = [];
    for (const account of this.accounts.values()) {
      if (query.tier && account.tier !== query.tier) continue;
      const entry = this.entry(account);
      const score = scoreOf(entry, tokens);
      if (score === null || (query.openNeed && entry.needs === 0)) continue;
      const due = dueIn(account, now);
      if (query.due && (due === null || due > 0)) continue;
      const far = query.near && entry.position ? metres(query.near, entry.position) : Number.MAX_VALUE;
      found.push({ entry, score, due: dueness(due, account.visit_interval_days), far });
    }
    found.sort((a, b) => b.score - a.score || a.far - b.far || b.due - a.due || (a.entry.name < b.entry.name ? -1 : a.entry.name > b.entry.name ? 1 : 0));
    // Only what is asked for is made ready to be shown: a key press looks at all accounts, a screen shows a few.
    const hits = found.slice(0, query.limit ?? 50).map(({ entry }) => ({ ...hitOf(entry, query, now), match: tokens.length > 0 ? matchOf(entry, tokens) : null }));
    return { hits, found: found.length, all: this.accounts.size };
  }

  /** Everything a search asks for, small enough to be kept as one row. */
  entriesOfAll(): Entry[] {
    return [...this.accounts.values()].map((account) => {
      const { id, name, number, kind, tier, territory_id, last_visit, visit_interval_days, pending } = account;
      const entry = this.entry(account);
      return { ...entry, account: { id, name, number, kind, tier, territory_id, last_visit, visit_interval_days, pending }, people: entry.people.map(({ name: person, title }) => ({ name: person, title })) };
    });
  }
  /** Made of kept entries: it answers, but cannot take in changes, for it knows no sites, contacts or needs. */
  static of(entries: Entry[]): AccountIndex {
    const index = new AccountIndex(false);
    for (const entry of entries) { index.accounts.set(entry.account.id, entry.account); index.entries.set(entry.account.id, entry); }
    return index;
  }
  constructor(readonly whole = true) {}

  private entry(account: Asked): Entry {
    const known = this.entries.get(account.id);
    if (known) return known;
    const sites = [...(this.children.site.get(account.id)?.values() ?? [])];
    const contacts = [...(this.children.contact.get(account.id)?.values() ?? [])];
    const needs = [...(this.children.need.get(account.id)?.values() ?? [])].filter((need) => openNeeds.has(need.status)).length;
    const [name, number] = [fold(account.name), fold(account.number ?? "")];
    const words = fold([account.name, account.number, ...sites.flatMap((site) => [site.label, site.street, site.city, site.state]), ...contacts.map((contact) => contact.name)].filter(Boolean).join(" "));
    const placed = sites.find((site) => site.position) ?? sites[0];
    const made = { account, words: ` ${words}`, name, number, city: placed?.city ?? null, state: placed?.state ?? null, position: placed?.position ?? null, needs, people: contacts, streets: sites.flatMap((site) => site.street ?? []) };
    this.entries.set(account.id, made);
    return made;
  }
}

/** Null: a word is not in it. The number whole, then the name's beginning, then beginnings of words, then anywhere. */
const scoreOf = (entry: Entry, tokens: string[]): number | null => {
  let score = 0;
  for (const [place, token] of tokens.entries()) {
    if (entry.number !== "" && entry.number === token) score += 8;
    else if (place === 0 && entry.name.startsWith(token)) score += 4;
    else if (` ${entry.name}`.includes(` ${token}`)) score += 3;
    else if (entry.words.includes(` ${token}`)) score += 2;
    else if (entry.words.includes(token)) score += 1;
    else return null;
  }
  return score;
};

/** How much of the interval has gone: 1 is due, 2 twice as long ago as agreed; without an interval nothing is due. */
const dueness = (dueIn: number | null, interval: number | null): number => (dueIn === null || !interval ? -1 : 1 - dueIn / interval);

/** Why it was found when neither name, number nor town say so: the person or the street. */
const matchOf = ({ name, number, city, state, people, streets }: Entry, tokens: string[]): string | null => {
  const plain = ` ${name} ${number} ${fold([city, state].filter(Boolean).join(" "))}`;
  const hidden = tokens.filter((token) => !plain.includes(token));
  const person = people.find((one) => hidden.some((token) => fold(one.name).includes(token)));
  if (person) return [person.name, person.title].filter(Boolean).join(", ");
  return streets.find((street) => hidden.some((token) => fold(street).includes(token))) ?? null;
};

/** Days until the next visit is due; null without an interval. `now` is the phone's day in milliseconds. */
const dueIn = ({ visit_interval_days: interval, last_visit: last }: Pick<Account, "visit_interval_days" | "last_visit">, now: number): number | null => {
  if (interval === null || interval === undefined) return null;
  return last ? interval - Math.round((now - Date.parse(last.slice(0, 10))) / day) : 0;
};

const hitOf = ({ account, city, state, position, needs }: Entry, query: AccountQuery, now: number): AccountHit => ({
  id: account.id, name: account.name, number: account.number, kind: account.kind, tier: account.tier, city, state, territory_id: account.territory_id,
  last_visit: account.last_visit, due_in: dueIn(account, now), position,
  distance: query.near && position ? metres(query.near, position) : null, open_needs: needs, pending: account.pending === true, match: null,
});
