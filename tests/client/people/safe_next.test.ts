import { expect, test } from "vitest";
import { safeNext } from "../../../static/app/people/safe_next.ts";

test("a page of the app is gone to", () => expect(safeNext("/accounts/1?x=2")).toBe("/accounts/1?x=2"));
test("another site is not", () => {
  for (const trap of ["https://example.com", "//example.com", "/\\example.com", "javascript:alert(1)"]) expect(safeNext(trap)).toBe("/");
});
test("signing in does not lead to signing in", () => expect(safeNext("/sign-in?next=/")).toBe("/"));
