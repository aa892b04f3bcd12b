import { expect, test } from "vitest";
import { grouped, groupMark, type MapPin } from "../../../../static/app/core/ui/map_pins.ts";

const pin = (id: string, kind: MapPin["kind"]): MapPin => ({ id, kind, name: id, position: { lat: 30, lon: -90 } });
const stop = (mark: string, x: number) => ({ pin: { ...pin(mark, "stop"), mark }, x, y: 0 });

test("other accounts that would overlap stand together", () =>
  expect(grouped([{ pin: pin("a", "other"), x: 10, y: 10 }, { pin: pin("b", "other"), x: 20, y: 10 }, { pin: pin("c", "other"), x: 200, y: 10 }]).map((group) => group.pins.length)).toEqual([2, 1]));
test("a stop is never swallowed by other accounts", () =>
  expect(grouped([{ pin: pin("a", "other"), x: 10, y: 10 }, { pin: pin("b", "stop"), x: 12, y: 10 }])).toHaveLength(2));

test("stops on top of one another are one mark with their numbers, and only as far as a drawing needs", () => {
  const stops = [stop("1", 0), stop("2", 20), stop("3", 38), stop("4", 200)];
  expect(grouped(stops).map(({ pins }) => groupMark(pins))).toEqual(["1–3", "4"]);
  expect(grouped([stop("1", 0), stop("2", 35)], false)).toHaveLength(2);
  expect(grouped(stops, false).map(({ pins }) => groupMark(pins))).toEqual(["1–3", "4"]);
});

test("the next stop is never swallowed", () => {
  const next = { pin: { ...stop("2", 5).pin, kind: "next" as const }, x: 5, y: 0 };
  expect(grouped([stop("1", 0), next]).map(({ pins }) => pins.length)).toEqual([1, 1]);
});

test("a mark names its stretches, and says from where to where when they are many", () => {
  const marked = (...marks: string[]) => groupMark(marks.map((mark) => stop(mark, 0).pin));
  expect([marked("4", "2", "3"), marked("1", "2", "7"), marked("1", "3", "5", "9"), marked("", "2")]).toEqual(["2–4", "1–2, 7", "1…9", "2"]);
});
