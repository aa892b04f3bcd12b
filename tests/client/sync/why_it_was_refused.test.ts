import { beforeAll, describe, expect, test } from "vitest";
import { speak } from "../../../static/app/core/i18n/index.ts";
import type { SetAside } from "../../../static/app/core/store/index.ts";
import { lookAgainAt, whyOf } from "../../../static/app/sync/labels.ts";

const refused = (code: string, detail: string): SetAside => ({ id: "a", code, detail, at: "", mutation: { id: "a", n: 1, at: "", op: "command", type: "trip", record: "t1", command: "approve" } });
const stale = refused("stale_content", "The plan changed after you read it.");

describe("in English", () => {
  beforeAll(() => speak("en"));
  test("the server's own sentence is said", () => expect(whyOf(stale)).toBe("The plan changed after you read it."));
});

describe("in Spanish", () => {
  beforeAll(() => speak("es"));
  test("a known reason is said in Spanish", () => expect(whyOf(stale)).toBe("El plan cambió desde que se mostró."));
  test("an unknown one keeps the server's sentence", () => expect(whyOf(refused("odd", "Something odd."))).toBe("Something odd."));
});

test("a decision on a plan that changed is taken again at the review, not sent again", () => {
  expect(lookAgainAt(stale)).toBe("/trips/t1/review");
  expect(lookAgainAt(refused("stale_state", ""))).toBeNull();
});
