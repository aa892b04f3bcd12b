import { type Signal, signal } from "@preact/signals";
import { dropDrafts, ownDrafts } from "./capture/unfinished.ts";
import { askToLast } from "./lasting.ts";
import { dropMark, markHere } from "./mark.ts";
import { dropPictures } from "./picture.ts";
import { same } from "./store/same.ts";
import { onSession, worker } from "./store";
import type { SignInResult } from "./store/signing";
import type { Session } from "./store/types";

export type { Session } from "./store/types";
export type { SignInResult } from "./store/signing";

const MIRROR = "session";
/** What the phone's records said last, known at once; they are read all the same and have the last word. */
const mirrored = (): Session | undefined => {
  try {
    const kept = JSON.parse(globalThis.localStorage?.getItem(MIRROR) ?? "null") as Partial<Session> | null;
    return typeof kept?.user?.id === "string" && Array.isArray(kept.scopes) ? kept as Session : undefined;
  } catch { return undefined; }
};
const mirror = (next: Session | null): void => {
  if (!next || mirrored()?.user.id !== next.user.id) dropPictures(); // a full phone has no mirror, but may have pictures
  try { if (next) { localStorage.setItem(MIRROR, JSON.stringify(next)); return; } } catch { /* A full phone starts a moment later; the one before does not stay. */ }
  localStorage.removeItem(MIRROR);
  if (!next) dropMark();
};

/** Who is signed in on this phone; undefined until it is known, null: nobody. `expired`: the server wants the password again. */
export const session: Signal<Session | null | undefined> = signal<Session | null | undefined>(mirrored());

/** Who the records said it was, not the mirror: a phone that has lost its records keeps the drafts until somebody else comes. */
let certain: Session | null = null;
/** What somebody began here and did not finish goes with them. */
const take = (next: Session | null): void => {
  if (certain && certain.user.id !== next?.user.id) dropDrafts();
  certain = next;
  if (next) ownDrafts(next.user.id);
  mirror(next);
  if (session.value === undefined || !same(session.value, next)) session.value = next; // the same person: nothing is drawn again
};
const read = async (): Promise<void> => {
  const mark = markHere();
  take((await worker().session(mark && { ...mark, session: mirrored() ?? null })) ?? null);
};
let opened: Promise<void> | undefined;
/** Reads who is signed in from the phone, without a network, and follows it from then on. Safe to call again. */
export const openSession = (): Promise<void> => {
  if (!opened) {
    onSession(() => void read());
    opened = read();
  }
  return opened;
};

/** "Safari on iPhone", as the list of a person's devices shows it. */
const deviceName = (): string => {
  const agent = navigator.userAgent;
  const machine = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"].find((name) => agent.includes(name)) ?? "";
  const browser = ["Edg", "Firefox", "Chrome", "Safari"].find((name) => agent.includes(name)) ?? "Browser";
  return [browser, machine].filter(Boolean).join(" on ");
};

/** Never throws: says what is wrong by `code`. Asks the browser to keep the phone's data for good. */
export const signIn = async (email: string, password: string): Promise<SignInResult> => {
  const result = await worker().signIn(email, password, deviceName());
  if (result.ok) {
    take(result.session);
    void askToLast();
  }
  return result;
};

/** Signs out and clears the phone. With unsent work it does neither and says how much, unless `force`. */
export const signOut = async (force = false): Promise<{ ok: boolean; unsent: number }> => {
  dropPictures(); // first: the phone may die once the records are gone, and would show them at the next start
  const result = await worker().signOut(force);
  if (result.ok) take(null);
  return result;
};

// In a browser whoever imports this needs to know at once who is signed in.
if (typeof Worker !== "undefined" && typeof document !== "undefined") openSession().catch(() => undefined); // `main.tsx` says what is wrong
