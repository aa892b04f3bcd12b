import type { Shown, Trip, TripStatus } from "../core/records";

/** The step that leads to each state, as the server writes it into the decisions. */
const STEP: Record<TripStatus, string> = {
  draft: "withdraw", submitted: "submit", returned: "return", approved: "approve", under_way: "start", done: "finish", cancelled: "cancel",
};
const STEPS = new Set(Object.values(STEP));

/** True while a step taken on this phone has no answer: the server writes down every step it took, so its last one is another. */
export const waits = (trip: Pick<Shown<Trip>, "pending" | "status" | "decisions">): boolean => {
  if (!trip.pending) return false;
  const last = trip.decisions.findLast((one) => STEPS.has(one.what));
  return last ? last.what !== STEP[trip.status] : trip.status !== "draft";
};
