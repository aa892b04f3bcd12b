import type { Mark } from "./store/begun_anew.ts";

const KEY = "device_here";
const A_YEAR_S = 365 * 24 * 60 * 60;

/** The device, its last number and how much was only here, in one short word: kept twice, since browsers clear these two apart from each other and from the records. */
const written = ({ device, n, unsent }: Omit<Mark, "session">): string => [device, n, unsent].join(".");
const read = (text: string | null | undefined): Omit<Mark, "session"> | null => {
  const [, device, n, unsent] = /^([\w-]+)\.(\d+)\.(\d+)$/.exec(text ?? "") ?? [];
  return device ? { device, n: Number(n), unsent: Number(unsent) } : null;
};
const cookie = (value: string, seconds: number): void => {
  if (globalThis.document) document.cookie = `${KEY}=${value}; path=/; max-age=${seconds}; samesite=strict${location.protocol === "https:" ? "; secure" : ""}`;
};
const inCookie = (): string | undefined => globalThis.document?.cookie.split("; ").find((one) => one.startsWith(`${KEY}=`))?.slice(KEY.length + 1);
const inStorage = (): string | null => {
  try { return globalThis.localStorage?.getItem(KEY) ?? null; } catch { return null; }
};
let last = "";

/** Says that this phone holds a person's records: the next start knows by it when the system has cleared them. */
export const keepMark = (mark: Omit<Mark, "session">): void => {
  const text = written(mark);
  if (text === last) return;
  last = text;
  try { localStorage.setItem(KEY, text); } catch { /* A full phone: the cookie says it. */ }
  cookie(text, A_YEAR_S);
};
export const dropMark = (): void => {
  last = "";
  try { localStorage.removeItem(KEY); } catch { /* There was none. */ }
  cookie("", 0);
};
export const markHere = (): Omit<Mark, "session"> | null => read(inStorage()) ?? read(inCookie());
