import { signal } from "@preact/signals";
import { finishDrafts, resumeCheckIns } from "../core/capture/index.ts";

const finishers = { note: () => import("../visits/unfinished.ts"), need: () => import("../needs/unfinished.ts"), objective: () => import("../trips/unfinished.ts") };

/** Who was signed in when what an ended app had left behind was finished. */
export const finishedFor = signal<string | null>(null);
const running = new Map<string, Promise<void>>();

const finish = async (user: string): Promise<void> => {
  await finishDrafts(finishers);
  finishedFor.value = user;
  void resumeCheckIns();
};

/** Once for each person: the words and check-ins of an app that ended in the middle become part of their records before a page is drawn. */
export const finishLeftovers = (user: string): Promise<void> => {
  const known = running.get(user) ?? finish(user);
  running.set(user, known);
  return known;
};
