import { expect, test } from "vitest";
import { asksDecision, isChangeReturned } from "../../../static/app/core/decisions";
import type { Amendment, TripStatus } from "../../../static/app/core/records";
import { overlay } from "../../../static/app/core/store/overlay";
import type { Mutation, Row } from "../../../static/app/core/store/types";

/** A trip as it is shown once this phone has taken a step. */
const taken = (status: TripStatus, amendment: Amendment, command: string) =>
  overlay({ id: "t", rev: 1, data: { status, amendment } } as unknown as Row, [{ type: "trip", record: "t", op: "command", command } as unknown as Mutation])?.data as unknown as { status: TripStatus; amendment: Amendment };

test("a trip is approved or returned; of one in force it is the change", () => {
  expect(taken("submitted", null, "approve")).toMatchObject({ status: "approved" });
  expect(taken("submitted", null, "return")).toMatchObject({ status: "returned" });
  expect(taken("approved", "waiting", "approve")).toMatchObject({ status: "approved", amendment: null });
  expect(taken("under_way", "waiting", "approve")).toMatchObject({ status: "under_way", amendment: null });
  expect(taken("under_way", "waiting", "return")).toMatchObject({ status: "under_way", amendment: "returned" });
});

test("a manager is asked for a trip that was handed in and for a change that waits, not once the road is behind", () => {
  expect(asksDecision({ status: "submitted", amendment: null })).toBe(true);
  expect(asksDecision(taken("approved", "waiting", "start"))).toBe(true);
  expect(asksDecision(taken("under_way", "waiting", "finish"))).toBe(false);
  expect(asksDecision(taken("approved", "waiting", "return"))).toBe(false);
  expect(isChangeReturned(taken("approved", "waiting", "return"))).toBe(true);
  expect(isChangeReturned(taken("approved", "returned", "cancel"))).toBe(false);
});
