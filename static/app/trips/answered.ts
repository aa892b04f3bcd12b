import type { Covered } from "../core/records";

/** The plan as it was when it was last answered from this phone. The record learns of an answer only when the server takes it; this is for the one it did not take. */
const key = (tripId: string): string => `trip-answered-${tripId}`;

export const rememberAnswered = (tripId: string, plan: Covered): void => globalThis.localStorage?.setItem(key(tripId), JSON.stringify(plan));

export const answeredPlan = (tripId: string): Covered | null => {
  try {
    const kept = JSON.parse(globalThis.localStorage?.getItem(key(tripId)) ?? "null") as Covered | null;
    return Array.isArray(kept?.visits) ? kept : null;
  } catch { return null; }
};
