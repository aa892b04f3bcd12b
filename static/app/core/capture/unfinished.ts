import { draftOf, dropDraft } from "./kept.ts";

/** Writes one draft into the store: `rest` is its key after the kind, cut at the colons. */
export type Finish = (rest: string[], text: string) => Promise<unknown>;
/** By the first word of the key, the module that writes it; loaded only when such a draft was left behind. */
export type Finishers = Record<string, () => Promise<{ finish: Finish }>>;

const PREFIX = "draft:";
const keys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));

/** Whether an app that ended in mid-word left something behind that one of them writes. */
export const isLeftBehind = (finishers: Finishers): boolean => keys().some((key) => (key.split(":")[0] ?? "") in finishers);

/** What an app that ended in mid-word left behind becomes part of its record, wherever the person goes next: only then does "all on the server" hold. */
export const finishDrafts = async (finishers: Finishers): Promise<void> => {
  for (const key of keys()) {
    const [kind = "", ...rest] = key.split(":");
    const text = draftOf(key);
    const load = finishers[kind];
    if (!load || text === null) continue;
    try {
      await (await load()).finish(rest, text);
      if (draftOf(key) === text) dropDraft(key);
    } catch (error) { console.warn("A draft could not be finished and stays", error); }
  }
};

/** Nobody reads what another person began on this phone. */
export const dropDrafts = (): void => { for (const key of keys()) dropDraft(key); };

/** What is kept beside the words: ids, answers, what was taken out, the time of a tap. */
const ASIDE = ["id:", "answered:", "removed:", "check_in:"];
/** Words of a form or a sheet that nothing was made of yet: they are only here, and go when their person signs out. */
export const hasDrafts = (): boolean => keys().some((key) => !ASIDE.some((kind) => key.startsWith(kind)) && !["", "{}"].includes(draftOf(key)?.trim() ?? ""));

const OWNER = "drafts_of";
/** Says whose drafts these are from now on. Those of another person go, also when the app ended between that person's leaving and this. */
export const ownDrafts = (user: string): void => {
  if ((localStorage.getItem(OWNER) ?? user) !== user) dropDrafts();
  try { localStorage.setItem(OWNER, user); } catch { /* A full phone: the drafts go when their owner signs out. */ }
};
