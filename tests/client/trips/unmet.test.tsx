import { signal } from "@preact/signals";
import { renderToString } from "preact-render-to-string";
import { expect, test, vi } from "vitest";
import type { Shown, Visit } from "../../../static/app/core/records";

vi.mock("../../../static/app/core/store/index.ts", () => ({ store: {}, useRecords: () => signal([]), useRecord: () => signal(null) }));
vi.mock("../../../static/app/core/session.ts", () => ({ session: signal(null) }));
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
const { UnmetMusts, unmetOf } = await import("../../../static/app/trips/unmet.tsx");
const { speak } = await import("../../../static/app/core/i18n/index.ts");
const { bookOf, planOf } = await import("../../../static/app/trips/data");
const { tripSchedule } = await import("../../../static/app/trips/schedule");

const BASE = { lat: 29.76, lon: -95.37 };
const HERE = { lat: 29.8, lon: -95.3 };
interface One { place: typeof HERE | null; hours?: Record<string, [string, string][]>; minutes?: number; must?: boolean }
/** A plan of one day with these stops, in their order. */
const planned = (stops: Record<string, One>) => {
  const names = Object.keys(stops);
  const accounts = names.map((name) => ({ id: name, name: name.toUpperCase(), tier: "A" }));
  const sites = names.map((name) => ({ id: `site-${name}`, account_id: name, position: stops[name].place, hours: stops[name].hours ?? null }));
  const records = names.map((name, at) => ({ id: `v-${name}`, account_id: name, site_id: `site-${name}`, day: "2026-12-08", position: at + 1, minutes: stops[name].minutes ?? 45, must: stops[name].must ?? true, status: "planned", fixed: false, planned_start: null })) as unknown as Shown<Visit>[];
  const book = bookOf(accounts as never, sites as never, [], [], [], "2026-12-08");
  const days = planOf(book, { start_date: "2026-12-08", end_date: "2026-12-08" } as never, records);
  return { book, days, timed: tripSchedule(days, BASE), visits: new Map(records.map((visit) => [visit.id, visit])) };
};
const why = (stops: Record<string, One>) => unmetOf(planned(stops), BASE).map((one) => [one.id, one.why]);

test("a must without a position, one that is closed and one that is out of reach are each told with why; others are not", () => {
  expect(why({ good: { place: HERE }, nowhere: { place: null }, shut: { place: HERE, hours: { mon: [["08:00", "17:00"]] } }, whim: { place: null, must: false } })).toEqual([["v-nowhere", "no_position"], ["v-shut", "closed"]]);
  expect(why({ good: { place: HERE }, far: { place: { lat: 35, lon: -101 } } })).toEqual([["v-far", "far"]]);
});

test("a must that makes the day too long says who would have to go, and nothing is said of a plan that holds", () => {
  expect(why({ big: { place: HERE, minutes: 420, must: false }, small: { place: HERE, minutes: 240 } })).toEqual([["v-small", "full"]]);
  expect(why({ good: { place: HERE }, also: { place: HERE } })).toEqual([]);
});

test.each([["en", "These musts cannot be met like this", "KESSLER: No place on the map"], ["es", "Estas visitas obligadas no se pueden cumplir así", "KESSLER: Sin lugar en el mapa"]] as const)("the plan screen warns of each in plain words (%s)", async (language, title, line) => {
  await speak(language);
  const shown = renderToString(<UnmetMusts plan={planned({ kessler: { place: null } })} base={BASE} />);
  expect(shown).toContain(title);
  expect(shown).toContain(line);
  expect(renderToString(<UnmetMusts plan={planned({ good: { place: HERE } })} base={BASE} />)).not.toContain("<section");
});
