import { expect, test } from "vitest";
import { apart } from "../../../static/app/sync/words_apart.ts";

const marked = (mine: string, other: string): string => apart(mine, other).map(({ text, own }) => (own ? `[${text.trim()}]` : text.trim())).filter(Boolean).join(" ");

test("what only one version says is marked in it", () => {
  const [yours, theirs] = ["Boom hose burst. Two, one for the shelf.", "Boom hose burst. Four, two for each crane."];
  expect([marked(yours, theirs), marked(theirs, yours)]).toEqual(["Boom hose burst. [Two, one] for [the shelf.]", "Boom hose burst. [Four, two] for [each crane.]"]);
});
test("the same is not marked", () => expect(marked("both ends 90", "both ends 90")).toBe("both ends 90"));
test("nothing beside something is marked whole", () => expect(marked("two hoses", "")).toBe("[two hoses]"));
test("the words stay as they were written, whatever is marked", () => {
  const text = "  a  b\nc d ";
  expect(apart(text, "x b d y").map((stretch) => stretch.text).join("")).toBe(text);
});
test("a very long text is shown unmarked instead of being compared for seconds", () => {
  const long = Array.from({ length: 700 }, (_, at) => `word${at}`).join(" ");
  expect(apart(long, `${long} more`)).toEqual([{ text: long, own: false }]);
});
