import { draftOf, keepDraft } from "../core/capture/index.ts";
import type { Visit } from "../core/records";

/** What was said of a visit beside its place in the plan. An approval does not cover it. */
export type Said = Pick<Visit, "account_id" | "site_id" | "contact_ids" | "must" | "objective">;

/** Visits that were taken out of an approved trip on this phone: a change that is undone brings back what was said of them too. */
const key = (tripId: string): string => `removed:${tripId}`;
const MOST = 30;

export const removedFrom = (tripId: string): Said[] => {
  try {
    const kept: unknown = JSON.parse(draftOf(key(tripId)) ?? "[]");
    return Array.isArray(kept) ? (kept as Said[]) : [];
  } catch { return []; }
};

/** Where the phone has no room for it, the visit goes all the same. */
export const rememberRemoved = ({ trip_id, account_id, site_id, contact_ids, must, objective }: Visit): void => {
  if (trip_id) keepDraft(key(trip_id), JSON.stringify([...removedFrom(trip_id), { account_id, site_id, contact_ids, must, objective }].slice(-MOST)));
};
