import { effect, signal } from "@preact/signals";

/** null: the phone's own setting rules. */
export interface Appearance { theme: "light" | "dark" | null; contrast: "more" | "normal" | null; glove: boolean }

const KEY = "appearance";
const none: Appearance = { theme: null, contrast: null, glove: false };

const kept = (): Appearance => {
  try {
    return { ...none, ...(JSON.parse(globalThis.localStorage?.getItem(KEY) ?? "{}") as Partial<Appearance>) };
  } catch {
    return none;
  }
};

export const appearance = signal<Appearance>(kept());

/** Changes how the screens look on this phone only, and remembers it. */
export const look = (change: Partial<Appearance>): void => {
  appearance.value = { ...appearance.value, ...change };
  globalThis.localStorage?.setItem(KEY, JSON.stringify(appearance.value));
};

const mark = (name: string, value: string | null): void => {
  if (value === null) document.documentElement.removeAttribute(name);
  else document.documentElement.setAttribute(name, value);
};

/** Keeps the attributes of `<html>` in step with the wish. */
export const applyAppearance = (): void => {
  effect(() => {
    const { theme, contrast, glove } = appearance.value;
    mark("data-theme", theme);
    mark("data-contrast", contrast);
    mark("data-glove", glove ? "" : null);
  });
};
