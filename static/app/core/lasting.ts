import { signal } from "@preact/signals";

type Keeper = Pick<StorageManager, "persisted" | "persist">;

/** Whether the browser has promised to keep what the app keeps on this phone; null until it has said. Where it cannot be asked, nothing is promised. */
export const lasting = signal<boolean | null>(null);

const keeperHere = (): Partial<Keeper> | undefined => globalThis.navigator?.storage;
const promised = async (ask: (() => Promise<boolean>) | undefined): Promise<void> => {
  try { lasting.value = (await ask?.()) ?? false; } catch { lasting.value = false; }
};
/** What was promised before; asks nothing of the person. */
export const lookWhetherItLasts = (keeper: Partial<Keeper> | undefined = keeperHere()): Promise<void> => promised(keeper?.persisted?.bind(keeper));
/** Asks for the promise; some browsers ask the person. */
export const askToLast = (keeper: Partial<Keeper> | undefined = keeperHere()): Promise<void> => promised(keeper?.persist?.bind(keeper));
