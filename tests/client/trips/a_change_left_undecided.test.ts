import { expect, test } from "vitest";
import type { Trip, TripStatus } from "../../../static/app/core/records";
import { lapsedLately } from "../../../static/app/trips/inbox";
import { waits } from "../../../static/app/trips/waiting";

const now = Date.parse("2026-11-25T12:00:00Z");
const trip = (status: TripStatus, ...whats: [string, string][]): Trip => ({ status, decisions: whats.map(([what, at]) => ({ what, at, beyond: what === "changed" ? ["visits"] : [] })) }) as unknown as Trip;
const over = (status: TripStatus, last: string, at: string): Trip => trip(status, ["approve", "2026-10-01T12:00:00Z"], ["changed", "2026-10-02T12:00:00Z"], ["lapsed", at], [last, at]);

test("the manager reads for two weeks that a change needs no answer any more", () => {
  expect(lapsedLately(over("cancelled", "cancel", "2026-11-24T12:00:00Z"), now)).toBe(true);
  expect(lapsedLately(over("done", "finish", "2026-11-12T12:00:00Z"), now)).toBe(true);
  expect(lapsedLately(over("cancelled", "cancel", "2026-11-01T12:00:00Z"), now)).toBe(false);
});

test("a trip that ended without a change waiting says nothing of it", () => {
  expect(lapsedLately(trip("cancelled", ["approve", "2026-11-24T12:00:00Z"], ["cancel", "2026-11-25T11:00:00Z"]), now)).toBe(false);
});

test("a closed change does not make the trip look as if it waited for the server", () => {
  const { status, decisions } = over("cancelled", "cancel", "2026-11-24T12:00:00Z");
  expect(waits({ pending: true, status, decisions, amendment: null })).toBe(false);
});
