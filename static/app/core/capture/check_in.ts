import { signal } from "@preact/signals";
import { store } from "../store/index.ts";
import { dayOf } from "./dates.ts";
import { here } from "./place.ts";

/** Kept among the drafts: it goes with them when somebody else signs in. */
const PREFIX = "draft:check_in:";

/** Visits whose check-in was tapped and still waits, five seconds at most, for a place: id → time. */
export const arriving = signal<Record<string, string>>({});
interface Arrival { done: Promise<void>; hurry: () => void }
const arrivals = new Map<string, Arrival>();

const remember = (visit: string, at: string): void => {
  try { localStorage.setItem(PREFIX + visit, at); } catch { /* A full phone: the command itself says so if it cannot be kept either. */ }
};

const finish = async (visit: string, at: string, impatient: Promise<null>): Promise<void> => {
  try {
    const position = await Promise.race([here(), impatient]);
    await store.command("visit", visit, "check_in", { at, position });
    localStorage.removeItem(PREFIX + visit);
  } finally {
    arrivals.delete(visit);
    const { [visit]: _done, ...rest } = arriving.value;
    arriving.value = rest;
  }
};

const begin = (visit: string, at: string): Promise<void> => {
  const running = arrivals.get(visit);
  if (running) return running.done;
  let hurry: () => void = () => undefined;
  const impatient = new Promise<null>((answer) => { hurry = () => answer(null); });
  remember(visit, at);
  arriving.value = { ...arriving.value, [visit]: at };
  const done = finish(visit, at, impatient);
  arrivals.set(visit, { done, hurry });
  return done;
};

/** Takes the time of the tap at once; the command follows when the place is known or five seconds have gone. Survives a killed app. */
export const checkIn = (visit: string): Promise<void> => begin(visit, new Date().toISOString());

/** Resolves once the check-in is kept; does not wait for the place any longer. */
export const arrived = async (visit: string): Promise<void> => {
  const running = arrivals.get(visit);
  running?.hurry();
  await running?.done;
};

/** Completes the check-ins that the app's end interrupted, with the time of their tap. */
export const resumeCheckIns = async (): Promise<void> => {
  const visits = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  for (const visit of visits) {
    const at = localStorage.getItem(PREFIX + visit);
    const known = await store.get("visit", visit);
    if (at && known && !known.checked_in_at) void begin(visit, at);
    else if (known) localStorage.removeItem(PREFIX + visit);
  }
};

/** A visit nobody planned: made and checked in at once. Answers with its id as soon as it is kept. */
export const visitNow = async (account: string): Promise<string> => {
  const visit = await store.create("visit", { account_id: account, day: dayOf() });
  void checkIn(visit);
  return visit;
};
