import { expect, test } from "vitest";
import { fieldsOf, figure, groupsOf, isAnswered, measure, progressOf } from "../../../static/app/needs/checklist.ts";

test("figures are read as people write them", () => {
  expect([figure("3,000"), figure("0.75"), figure("3/4"), figure("1 1/2"), figure("-20")]).toEqual([3000, 0.75, 0.75, 1.5, -20]);
});

test("what is no figure stays as typed and has no SI value", () => {
  expect(measure("about 3000", "psi")).toEqual({ typed: "about 3000", unit: "psi", si: null, si_unit: "Pa" });
});

test("a measure keeps its unit and gets its SI value", () => {
  expect(measure("3,000", "psi").si).toBeCloseTo(20_684_271, 0);
  expect(measure("212", "F").si).toBeCloseTo(373.15, 2);
});

test("a hose is asked in the order of STAMPED", () => {
  expect(groupsOf("hose").slice(0, 7).join("")).toBe("STAMPED");
});

test("a group is missing, begun and done", () => {
  const asked = fieldsOf("hose").filter((field) => field.group === "P" && field.asked);
  expect(progressOf("hose", "P", {})).toBe("missing");
  expect(progressOf("hose", "P", { vacuum: measure("1", "inHg") })).toBe(asked.length > 0 ? "part" : "done");
  expect(progressOf("hose", "P", Object.fromEntries(asked.map((field) => [field.key, "unknown"])))).toBe("done");
});

test("an answer taken back is none, \"don't know\" is one", () => {
  expect([null, [], measure("", "psi"), "unknown", false, ["static"]].map(isAnswered)).toEqual([false, false, false, true, true, true]);
});

test("how many is asked once, as a field of the need", () => {
  for (const kind of ["hose", "adapter"] as const) expect(fieldsOf(kind).map((field) => field.key)).not.toContain("qty");
});

test("every field names its source and how sure it is", () => {
  for (const kind of ["hose", "tube_fitting", "valve", "adapter"] as const)
    for (const field of fieldsOf(kind)) expect([field.confidence !== "", field.source >= 0]).toEqual([true, true]);
});
