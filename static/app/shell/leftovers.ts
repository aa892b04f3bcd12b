import { signal } from "@preact/signals";
import { finishDrafts, isLeftBehind, resumeCheckIns } from "../core/capture/index.ts";
import { openSession, session } from "../core/session.ts";

const finishers = { note: () => import("../visits/unfinished.ts"), need: () => import("../needs/unfinished.ts"), objective: () => import("../trips/unfinished.ts") };

/** Who was signed in when what an ended app had left behind was finished. */
export const finishedFor = signal<string | null>(null);
const running = new Map<string, Promise<void>>();

/** What is written goes out under the name of whoever is signed in, so it waits until the records have said who that is. */
const finish = async (user: string): Promise<void> => {
  const certain = openSession().then(() => true, () => false);
  const left = isLeftBehind(finishers);
  if (left && await certain && session.value?.user.id === user) await finishDrafts(finishers);
  if (session.value?.user.id !== user) return;
  finishedFor.value = user;
  void certain.then((known) => { if (known && session.value?.user.id === user) void resumeCheckIns(); });
};

/** The words and check-ins of an app that ended in the middle become part of their records before a page of that person's is drawn. */
export const finishLeftovers = (user: string): Promise<void> => {
  if (finishedFor.value === user) return Promise.resolve();
  const known = running.get(user) ?? finish(user).finally(() => running.delete(user));
  running.set(user, known);
  return known;
};
