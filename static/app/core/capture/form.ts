import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { draftOf, dropDraft, keepDraft } from "./kept.ts";

/** What is typed into a form and not kept yet: it survives leaving the page and the app. */
export interface FormDraft<F> {
  changes: Partial<F>;
  set: <K extends keyof F>(field: K) => (value: F[K]) => void;
  drop: () => void;
}

const opened = <F>(key: string): Partial<F> => {
  try { return JSON.parse(draftOf(key) ?? "{}") as Partial<F>; } catch { return {}; }
};

/** Holds only what was changed, so that what comes from the server meanwhile still shows in the other fields. */
export const useForm = <F>(key: string): FormDraft<F> => {
  const changes = useSignal<Partial<F>>(useMemo(() => opened<F>(key), [key]));
  return {
    changes: changes.value,
    set: (field) => (value) => {
      changes.value = { ...changes.peek(), [field]: value };
      keepDraft(key, JSON.stringify(changes.peek()));
    },
    drop: () => dropDraft(key),
  };
};
