import { isInForce } from "../core/decisions";
import type { Amendment, Decision, Shown, Trip, TripStatus } from "../core/records";

/** Where each step leads, as the server writes it into the decisions. */
const LEADS: Record<string, TripStatus> = {
  submit: "submitted", withdraw: "draft", approve: "approved", return: "returned", start: "under_way", finish: "done", cancel: "cancelled",
};

/** State and amendment as the server's own list of steps tells them. Once in force, approving and returning is about the change. */
const toldBy = (decisions: readonly Decision[]): { status: TripStatus; amendment: Amendment } => {
  let status: TripStatus = "draft";
  let amendment: Amendment = null;
  for (const { what, beyond } of decisions) {
    if (what === "changed") amendment = beyond && beyond.length > 0 ? "waiting" : null;
    else if (isInForce(status) && (what === "approve" || what === "return")) amendment = what === "return" ? "returned" : null;
    else status = LEADS[what] ?? status;
  }
  return { status, amendment: isInForce(status) ? amendment : null };
};

/** True while a step taken on this phone has no answer: the server writes down every step it took, so they tell something else. */
export const waits = (trip: Pick<Shown<Trip>, "pending" | "status" | "decisions"> & Partial<Pick<Trip, "amendment">>): boolean => {
  if (!trip.pending) return false;
  const told = toldBy(trip.decisions);
  return told.status !== trip.status || (isInForce(trip.status) && told.amendment !== (trip.amendment ?? null));
};
