import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { Marked } from "../../../static/app/accounts/marked.tsx";

const shown = (words: string, text: string): string => renderToString(<Marked words={words} text={text} />);

test.each([
  ["Kessler Presswerk", "kes", "<mark>Kes</mark>sler Presswerk"],
  ["Núñez Válvulas", "nun", "<mark>Núñ</mark>ez Válvulas"],
  ["Laguna Marine", "  mari ", "Laguna <mark>Mari</mark>ne"],
  ["Brazos Quarry", "pump quar", "Brazos <mark>Quar</mark>ry"],
  ["Delta Paper", "xyz", "Delta Paper"],
  ["Delta Paper", "", "Delta Paper"],
  ["Delta Paper", "   ", "Delta Paper"],
])("%s, searched for %s", (words, text, marked) => expect(shown(words, text)).toBe(marked));
