import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

const PAUSE_MS = 400;

interface Kept { text: string; saved: boolean; failed: boolean; set: (text: string) => void; flush: () => Promise<void> }

export const draftOf = (key: string): string | null => localStorage.getItem(`draft:${key}`);
/** Under which key the id is kept of what a draft is about to become. */
export const idKey = (key: string): string => `id:${key}`;
export const dropDraft = (key: string): void => {
  localStorage.removeItem(`draft:${key}`);
  localStorage.removeItem(`draft:${idKey(key)}`);
};
/** False when the phone has no room for it. */
export const keepDraft = (key: string, text: string): boolean => {
  try { localStorage.setItem(`draft:${key}`, text); return true; } catch { return false; }
};

/** Writes one after the other, the newest text last; the draft goes when that text is durable in the store. */
export class Writer {
  private chain: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The newest text that is not in the store; null: nothing to write. */
  private newest: string | null;
  save: (text: string) => Promise<unknown> = async () => undefined;

  constructor(private key: string, private saved: Signal<boolean>, private failed: Signal<boolean>) { this.newest = draftOf(key); }

  later(text: string): void {
    this.newest = text;
    keepDraft(this.key, text);
    this.saved.value = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), PAUSE_MS);
  }

  /** Never throws: what could not be kept is said by `failed`, stays on the screen, and is tried again with the next key stroke. */
  now(): Promise<void> {
    clearTimeout(this.timer);
    this.chain = this.chain.then(() => this.write());
    return this.chain;
  }

  private async write(): Promise<void> {
    const text = this.newest;
    if (text === null) return;
    try { await this.save(text); } catch { this.failed.value = true; return; }
    this.failed.value = false;
    if (this.newest !== text) return;
    this.newest = null;
    dropDraft(this.key);
    this.saved.value = true;
  }
}

/**
 * Words that are kept as they are typed. Each key stroke is on the phone at once (a draft under `key`), the record follows after a short pause,
 * when the page is left, and after a reload that came in between. `stored` is the record's text; undefined while it is not read yet.
 */
export const useKept = (key: string, stored: string | undefined, save: (text: string) => Promise<unknown>): Kept => {
  const typed = useSignal<string | null>(null);
  const saved = useSignal(false);
  const failed = useSignal(false);
  const writer = useMemo(() => new Writer(key, saved, failed), [key]);
  writer.save = save;
  const ready = stored !== undefined;
  useEffect(() => {
    typed.value = draftOf(key);
    saved.value = false;
    if (ready && typed.value !== null) void writer.now();
    const leave = (): void => void writer.now();
    document.addEventListener("visibilitychange", leave);
    return () => { document.removeEventListener("visibilitychange", leave); void writer.now(); };
  }, [key, ready]);
  useEffect(() => { if (saved.value && stored === typed.value) typed.value = null; }, [stored, saved.value]);
  return {
    text: typed.value ?? stored ?? "", saved: saved.value, failed: failed.value,
    set: (text) => { typed.value = text; writer.later(text); },
    flush: () => writer.now(),
  };
};
