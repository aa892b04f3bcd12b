import { expect, test } from "vitest";
import type { Visit } from "../../../static/app/core/records.ts";
import type { Place } from "../../../static/app/core/road.ts";
import { clockOf, dayLines } from "../../../static/app/today/the_day.ts";

type Stop = Visit & { id: string };
const stop = (id: string, planned_start: string | null, minutes = 45, status: Visit["status"] = "planned"): Stop => ({ id, planned_start, minutes, status }) as unknown as Stop;
const towns: Record<string, Place> = { baytown: { lat: 29.75, lon: -94.97 }, beaumont: { lat: 30.08, lon: -94.1 }, orange: { lat: 30.09, lon: -93.74 } };
const base = { lat: 29.76, lon: -95.37 };
const lines = (stops: Stop[], lastDay = true) => dayLines({ stops, placeOf: (visit) => towns[visit.id] ?? null, base, lastDay });
const kinds = (stops: Stop[], lastDay = true): string[] => lines(stops, lastDay).map((line) => (line.kind === "stop" ? line.visit.id : line.kind));

test("between two towns stands the way, after the last the way home", () =>
  expect(kinds([stop("baytown", "08:30"), stop("beaumont", "10:30")])).toEqual(["baytown", "leg", "beaumont", "end"]));

test("around noon there is lunch when there is time for it", () => {
  const [, way] = lines([stop("baytown", "10:30"), stop("beaumont", "13:30")]);
  expect(way).toMatchObject({ kind: "leg", lunch: true });
});

test("there is one lunch a day", () => {
  const day = lines([stop("baytown", "10:30"), stop("beaumont", "13:30"), stop("orange", "16:00")]);
  expect(day.filter((line) => line.kind === "leg" && line.lunch)).toHaveLength(1);
});

test("half an hour or more is free time, less is not", () => {
  expect(kinds([stop("beaumont", "08:30"), stop("orange", "10:30")])).toEqual(["beaumont", "leg", "free", "orange", "end"]);
  expect(kinds([stop("beaumont", "08:30"), stop("orange", "10:00")])).toEqual(["beaumont", "leg", "orange", "end"]);
});

test("free time behind the rep is not offered", () =>
  expect(kinds([stop("beaumont", "08:30"), stop("orange", "12:30", 45, "done")])).not.toContain("free"));

test("far from home and not on the last day there is a night away", () => {
  expect(lines([stop("orange", "15:00")], false).at(-1)).toMatchObject({ kind: "end", night: true });
  expect(lines([stop("orange", "15:00")], true).at(-1)).toMatchObject({ kind: "end", night: false });
});

test("stops without a time or a place still stand in the day", () => expect(kinds([stop("nowhere", null), stop("unknown", null)])).toEqual(["nowhere", "unknown", "end"]));
test("minutes are said as a clock", () => expect([clockOf(0), clockOf(615), clockOf(24 * 60)]).toEqual(["00:00", "10:15", "00:00"]));
