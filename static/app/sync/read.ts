import { useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Reads again whenever one of `when` changes; a failed read leaves what was there. */
export const useRead = <T>(first: T, load: () => Promise<T>, when: unknown[]): Signal<T> => {
  const value = useSignal(first);
  useEffect(() => {
    let ended = false;
    load().then((read) => { if (!ended) value.value = read; }, (error: unknown) => console.warn("Reading from the phone failed", error));
    return () => { ended = true; };
  }, when);
  return value;
};
