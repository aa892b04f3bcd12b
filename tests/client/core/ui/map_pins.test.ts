import { expect, test } from "vitest";
import { grouped, type MapPin } from "../../../../static/app/core/ui/map_pins.ts";

const pin = (id: string, kind: MapPin["kind"]): MapPin => ({ id, kind, name: id, position: { lat: 30, lon: -90 } });

test("other accounts that would overlap stand together", () =>
  expect(grouped([{ pin: pin("a", "other"), x: 10, y: 10 }, { pin: pin("b", "other"), x: 20, y: 10 }, { pin: pin("c", "other"), x: 200, y: 10 }]).map((group) => group.pins.length)).toEqual([2, 1]));
test("a stop is never swallowed by a group", () =>
  expect(grouped([{ pin: pin("a", "other"), x: 10, y: 10 }, { pin: pin("b", "stop"), x: 12, y: 10 }])).toHaveLength(2));
