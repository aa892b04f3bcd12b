import { expect, test } from "vitest";
import type { Amendment, Decision, TripStatus } from "../../../static/app/core/records";
import { waits } from "../../../static/app/trips/waiting";

const trip = (status: TripStatus, pending: boolean, ...steps: string[]) => ({ status, pending, decisions: steps.map((what) => ({ what }) as Decision) });

test("an approval that only this phone knows waits for the server", () => expect(waits(trip("approved", true, "submit"))).toBe(true));
test("an approval that the server has written down does not", () => expect(waits(trip("approved", false, "submit", "approve"))).toBe(false));
test("a change of an approved trip is no step", () => expect(waits(trip("approved", true, "submit", "approve", "changed"))).toBe(false));
test("handed in again after a return, it waits again", () => expect(waits(trip("submitted", true, "submit", "return"))).toBe(true));
test("a draft made without a signal is no step; one that was taken back is", () => {
  expect(waits(trip("draft", true))).toBe(false);
  expect(waits(trip("draft", true, "submit"))).toBe(true);
});

test("a decision on the change of a trip in force waits until the server has written it down", () => {
  const changed = (amendment: Amendment, pending: boolean, ...steps: string[]) => ({ ...trip("under_way", pending, "approve"), amendment, decisions: [{ what: "approve" }, { what: "changed", beyond: ["visits"] }, { what: "start" }, ...steps.map((what) => ({ what }))] as Decision[] });
  expect(waits(changed("waiting", true))).toBe(false);
  expect(waits(changed(null, true))).toBe(true);
  expect(waits(changed("returned", true))).toBe(true);
  expect(waits(changed(null, true, "approve"))).toBe(false);
  expect(waits(changed("returned", true, "return"))).toBe(false);
});
