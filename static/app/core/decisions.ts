import type { Trip, TripStatus } from "./records";

/** An approved version holds: it is driven, or will be. */
export const isInForce = (status: TripStatus): boolean => status === "approved" || status === "under_way";

/** Whether a manager has something to decide: the trip itself, or its change. */
export const asksDecision = (trip: Pick<Trip, "status" | "amendment">): boolean =>
  trip.status === "submitted" || (isInForce(trip.status) && trip.amendment === "waiting");

/** Whether its change came back to the rep. */
export const isChangeReturned = (trip: Pick<Trip, "status" | "amendment">): boolean => isInForce(trip.status) && trip.amendment === "returned";
