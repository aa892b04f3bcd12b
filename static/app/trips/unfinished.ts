import { store } from "../core/store/index.ts";

/** The draft `objective:<visit>`; of a stop that was taken out nothing is left to write it to. */
export const finish = async ([visit = ""]: string[], text: string): Promise<void> => {
  if (await store.get("visit", visit)) await store.patch("visit", visit, { objective: text.trim() || null });
};
