import { useEffect, useState } from "preact/hooks";

const query = globalThis.matchMedia?.("(min-width: 1000px)");

/** True on a desk: panes instead of pages. */
export const useWide = (): boolean => {
  const [wide, setWide] = useState(query?.matches ?? false);
  useEffect(() => {
    const follow = (event: MediaQueryListEvent) => setWide(event.matches);
    query?.addEventListener("change", follow);
    return () => query?.removeEventListener("change", follow);
  }, []);
  return wide;
};
