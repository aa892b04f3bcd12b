import { signal } from "@preact/signals";
import { store } from "../store/index.ts";
import { dayOf } from "./dates.ts";
import { here } from "./place.ts";

const keyOf = (visit: string): string => `check_in:${visit}`;

/** Visits whose check-in was tapped and still waits, five seconds at most, for a place: id → time. */
export const arriving = signal<Record<string, string>>({});

const finish = async (visit: string, at: string): Promise<void> => {
  const position = await here();
  await store.command("visit", visit, "check_in", { at, position });
  localStorage.removeItem(keyOf(visit));
  const { [visit]: _done, ...rest } = arriving.value;
  arriving.value = rest;
};

/** Takes the time of the tap at once; the command follows when the place is known or five seconds have gone. Survives a killed app. */
export const checkIn = (visit: string): Promise<void> => {
  const at = new Date().toISOString();
  localStorage.setItem(keyOf(visit), at);
  arriving.value = { ...arriving.value, [visit]: at };
  return finish(visit, at);
};

/** Completes a check-in that the app's end interrupted. */
export const resumeCheckIn = async (visit: string): Promise<void> => {
  const at = localStorage.getItem(keyOf(visit));
  if (!at || arriving.value[visit]) return;
  arriving.value = { ...arriving.value, [visit]: at };
  await finish(visit, at);
};

/** A visit nobody planned: made and checked in at once. Answers with its id as soon as it is kept. */
export const visitNow = async (account: string): Promise<string> => {
  const visit = await store.create("visit", { account_id: account, day: dayOf() });
  void checkIn(visit);
  return visit;
};
