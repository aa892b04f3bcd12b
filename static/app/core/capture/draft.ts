import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { dropDraft, draftOf, keepDraft } from "./kept.ts";

interface Draft { text: string; set: (text: string) => void; drop: () => void }

/** Words of something that does not exist yet: each key stroke is on the phone, leaving and coming back finds them again. `drop` once they are kept. */
export const useDraft = (key: string): Draft => {
  const first = useMemo(() => draftOf(key) ?? "", [key]);
  const typed = useSignal<{ key: string; text: string }>({ key, text: first });
  const text = typed.value.key === key ? typed.value.text : first;
  return { text, set: (next) => { typed.value = { key, text: next }; keepDraft(key, next); }, drop: () => { typed.value = { key, text: "" }; dropDraft(key); } };
};
