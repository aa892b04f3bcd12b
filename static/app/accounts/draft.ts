import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";

/** What is typed into a form and not kept yet: it survives leaving the page and the app. */
export interface Draft<F> {
  changes: Partial<F>;
  set: <K extends keyof F>(field: K) => (value: F[K]) => void;
  clear: () => void;
}

const opened = <F>(key: string): Partial<F> => {
  try { return JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<F>; } catch { return {}; }
};

/** Holds only what was changed, so that what comes from the server meanwhile still shows in the other fields. */
export const useDraft = <F>(name: string): Draft<F> => {
  const key = `draft:${name}`;
  const changes = useSignal<Partial<F>>(useMemo(() => opened<F>(key), [key]));
  return {
    changes: changes.value,
    set: (field) => (value) => {
      changes.value = { ...changes.value, [field]: value };
      localStorage.setItem(key, JSON.stringify(changes.value));
    },
    clear: () => localStorage.removeItem(key),
  };
};
