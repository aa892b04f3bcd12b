import { useMemo } from "preact/hooks";
import type { Records, TypeName } from "../records.ts";
import { newId } from "../store/ids.ts";
import { store } from "../store/index.ts";
import { draftOf, idKey, keepDraft } from "./kept.ts";

/**
 * The same work for the first tap only: not for a second one while it runs, nor afterwards, because the page it leads to may take a moment to come.
 * Work that fails, or answers false because something is missing, can be tapped for again.
 */
export const once = <A extends unknown[]>(work: (...given: A) => Promise<unknown>): ((...given: A) => Promise<void>) => {
  let taken = false;
  return async (...given) => {
    if (taken) return;
    taken = true;
    try { taken = (await work(...given)) !== false; } catch (error) { taken = false; console.warn("What was tapped for failed", error); }
  };
};

/** `once` for a button that stays on the screen while `state` is the same. */
export const useOnce = <A extends unknown[]>(work: (...given: A) => Promise<unknown>, state = ""): ((...given: A) => Promise<void>) => {
  const newest = useMemo(() => ({ work }), []);
  newest.work = work;
  return useMemo(() => once<A>((...given) => newest.work(...given)), [state]);
};

/**
 * Makes the record that the draft `key` describes; answers with its id. The id is kept before anything is written, so that a form that is sent again after
 * the app ended in between makes the same record, with what it says by then. It goes with the draft.
 */
export const makeOf = async <T extends TypeName>(key: string, type: T, values: Partial<Records[T]>): Promise<string> => {
  const id = draftOf(idKey(key)) ?? newId();
  keepDraft(idKey(key), id);
  if (await store.get(type, id)) await store.patch(type, id, values);
  else await store.create(type, values, id);
  return id;
};
