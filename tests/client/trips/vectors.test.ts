import { describe, expect, test } from "vitest";
import type { Tier } from "../../../static/app/core/records";
import type { Covered } from "../../../static/app/core/records";
import { differences } from "../../../static/app/trips/changes";
import { type Place, driveSeconds, dueScore, roadMetres, tripCost } from "../../../static/app/trips/rules";
import { type DayRules, type Stop, schedule } from "../../../static/app/trips/schedule";
import { weigh } from "../../../static/app/trips/tolerance";
import vectors from "../../trips/vectors.json";

describe("the numbers the server computes too", () => {
  test.each(vectors.distance)("from $from to $to it is $metres m", ({ from, to, metres, seconds }) => {
    expect(roadMetres(from, to)).toBe(metres);
    expect(driveSeconds(metres)).toBe(seconds);
  });
  test.each(vectors.due)("tier $tier, last visit $last_visit, scores $score", (given) => {
    const due = dueScore({ tier: given.tier as Tier, interval: given.interval, lastVisit: given.last_visit, openNeeds: given.open_needs, openPromises: given.open_promises }, given.today);
    expect(due.score).toBe(given.score);
    expect(due.parts.map((part) => [part.key, part.points])).toEqual(given.parts);
  });
  test.each(vectors.schedule)("$name", ({ rules, from, to, stops, want }) => {
    const got = schedule(stops as Stop[], from as Place, to as Place | null, rules as DayRules);
    const flat = got.stops.map(({ leg, ...stop }) => ({ ...stop, metres: leg.metres, seconds: leg.seconds }));
    expect({ stops: flat, home: got.home, lunch_home: got.lunchHome, finish: got.finish, metres: got.metres, driving: got.driving, over: got.over, gaps: got.gaps }).toEqual(want);
  });
  test.each(vectors.changes)("$name", ({ before, after, want }) => {
    expect(differences(before as Covered, after as Covered)).toEqual(want);
  });
  test.each(vectors.tolerance)("$name", ({ before, after, may, rates, want }) => {
    const { changes: _, ...got } = weigh(before as Covered, after as Covered, (account) => (vectors.places as Record<string, Place | null>)[account] ?? null, rates, may);
    expect(got).toEqual(want);
  });
  test.each(vectors.cost)("$metres m and $nights nights cost $total cents", ({ metres, nights, days, driving, total }) => {
    expect(tripCost(metres, nights, days)).toMatchObject({ driving, total });
  });
});
