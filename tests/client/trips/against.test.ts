import { expect, test } from "vitest";
import type { Visit } from "../../../static/app/core/records.ts";
import { against } from "../../../static/app/trips/against.ts";

const visit = (id: string, position: number, from: string | null, to: string | null, more: Partial<Visit> = {}): Visit & { id: string } =>
  ({ id, trip_id: "trip", position, minutes: 45, checked_in_at: from && `2026-12-07T${from}:00Z`, checked_out_at: to && `2026-12-07T${to}:00Z`, ...more }) as Visit & { id: string };

test("a visit that took a quarter of an hour more or less says how long it took", () => {
  const told = against([visit("a", 1, "09:00", "09:59"), visit("b", 2, "10:00", "11:00"), visit("c", 3, "12:00", null)]);
  expect([told.get("a")?.took, told.get("b")?.took, told.get("c")?.took]).toEqual([null, 60, null]);
});

test("two stops that changed places say so, and a skipped one puts nobody out of order", () => {
  const told = against([visit("a", 1, "11:00", "11:45"), visit("b", 2, "09:00", "09:45"), visit("c", 3, null, null, { status: "skipped" }), visit("d", 4, "14:00", "14:45")]);
  expect(told.get("a")).toMatchObject({ nth: 2, planned: 1 });
  expect(told.get("b")).toMatchObject({ nth: 1, planned: 2 });
  expect(told.get("d")).toMatchObject({ nth: null });
  expect(told.has("c")).toBe(false);
});

test("a visit that nobody planned has no place in the plan", () => {
  expect(against([visit("a", 1, "09:00", "09:45"), visit("x", 0, "08:00", "08:30", { trip_id: null })]).size).toBe(1);
});
