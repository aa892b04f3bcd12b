import { useEffect, useRef } from "preact/hooks";
import { store } from "../store/index.ts";

/** Bytes of a scaled photo, generously. */
const PHOTO = 1_000_000;
/** So many and more are enough for a day: nothing is said. */
const ENOUGH = 40;

/** How many photos find room in so many bytes, where that is few; null: enough, or nobody knows. */
export const fewLeft = (bytes: number | null): number | null => {
  const photos = Math.floor((bytes ?? Number.POSITIVE_INFINITY) / PHOTO);
  return photos < ENOUGH ? photos : null;
};

/** Waits so long for the answer, in milliseconds: a camera opens only in or right after a tap. */
const PATIENCE = 500;
const asked = (): Promise<number | null> =>
  Promise.race([store.room().then(fewLeft, () => null), new Promise<null>((answer) => { setTimeout(answer, PATIENCE, null); })]);

/** The same for this phone: asked when the button appears, so that it is known at the tap, and by `look` anew. */
export const useFewLeft = (): { few: () => Promise<number | null>; look: () => void } => {
  const answer = useRef<Promise<number | null> | null>(null);
  const look = (): void => { answer.current = asked(); };
  useEffect(look, []);
  return { few: () => (answer.current ??= asked()), look };
};
