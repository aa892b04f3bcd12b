import { expect, test, vi } from "vitest";
import type { Covered } from "../../../static/app/core/records";

vi.mock("../../../static/app/core/store/index.ts", () => ({ store: {} }));
vi.stubGlobal("localStorage", { getItem: () => null, removeItem: () => undefined, setItem: () => { throw new DOMException("full", "QuotaExceededError"); } });
const { rememberAnswered } = await import("../../../static/app/trips/answered");
const { keepNew } = await import("../../../static/app/trips/making");
const { ownDrafts } = await import("../../../static/app/core/capture/index");

test("a phone without room for drafts still takes an approval, the words of a new trip, and who signs in", () => {
  const draft = { month: "2026-12", title: "", start: "", end: "", base: "", objectives: "", budget: "" };
  expect(() => { rememberAnswered("t1", { visits: [] } as unknown as Covered); keepNew({ draft, musts: [], id: null }); ownDrafts("rep"); }).not.toThrow();
});
