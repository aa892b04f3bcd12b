import { expect, test } from "vitest";
import type { Covered, Decision, Visit } from "../../../static/app/core/records";
import { baselineOf, covered, differences } from "../../../static/app/trips/changes";

const plan = (budget: string): Covered => ({ start_date: null, end_date: null, base: null, budget: { amount: budget, currency: "USD" }, visits: [] });
const decision = (what: string, covers?: Covered): Decision => ({ what, by: "r", name: "Rep", at: "2026-11-25T10:00:00Z", comment: null, content: "", ...(covers ? { covers } : {}) });

test("a plan is compared with what was returned, once in force with what was approved, else with what was handed in", () => {
  const returned = decision("return", plan("1"));
  const submitted = decision("submit", plan("2"));
  const approved = decision("approve", plan("3"));
  expect(baselineOf({ status: "returned", decisions: [decision("submit"), returned] })?.what).toBe("return");
  expect(baselineOf({ status: "submitted", decisions: [decision("submit"), returned, submitted] })?.what).toBe("return");
  expect(baselineOf({ status: "submitted", decisions: [submitted] })?.what).toBe("submit");
  expect(baselineOf({ status: "under_way", decisions: [approved, decision("start")] })?.covers.budget?.amount).toBe("3");
  expect(baselineOf({ status: "draft", decisions: [] })).toBeNull();
});

test("a decision made before plans were kept has nothing to compare with", () => {
  expect(baselineOf({ status: "submitted", decisions: [decision("submit"), decision("return"), decision("submit")] })).toBeNull();
});

test("objectives and what happened on the road are no part of the plan", () => {
  const visit = { account_id: "a", day: "2026-12-01", position: 1, planned_start: "09:30", minutes: 45, fixed: false, objective: "x", status: "planned" } as Visit;
  const trip = { start_date: "2026-12-01", end_date: null, base: null, budget: null };
  expect(differences(covered(trip, [visit]), covered(trip, [{ ...visit, objective: "y", status: "done", outcome: "order" }]))).toEqual([]);
});
