import { draftOf, keepDraft } from "../core/capture/index.ts";
import type { Covered } from "../core/records";

/** The plan as it was when it was last answered from this phone. The record learns of an answer only when the server takes it; this is for the one it did not take. */
const key = (tripId: string): string => `answered:${tripId}`;

/** Where the phone has no room for it, the answer goes all the same. */
export const rememberAnswered = (tripId: string, plan: Covered): void => { keepDraft(key(tripId), JSON.stringify(plan)); };

export const answeredPlan = (tripId: string): Covered | null => {
  try {
    const kept = JSON.parse(draftOf(key(tripId)) ?? "null") as Covered | null;
    return Array.isArray(kept?.visits) ? kept : null;
  } catch { return null; }
};
