import { expect, test } from "vitest";
import { drawings } from "../../../../static/app/core/ui/drawings.ts";

const EACH = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, A: 7, Z: 0 } as const;
type Letter = keyof typeof EACH;

/** Where a path's strokes begin and end; an arc's flags may stand without a space between them and the next number. */
const ends = (path: string): [number, number][] => {
  const found: [number, number][] = [];
  let [x, y, fromX, fromY] = [0, 0, 0, 0];
  for (const [, sign = "", given = ""] of path.matchAll(/([MLHVCSAZ])([^MLHVCSAZ]*)/gi)) {
    const letter = sign.toUpperCase() as Letter;
    const values = (given.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map(Number);
    expect(EACH[letter] === 0 ? values.length : values.length % EACH[letter], `${sign}${given}`).toBe(0);
    const relative = sign !== letter;
    if (letter === "Z") [x, y] = [fromX, fromY];
    for (let at = 0; at < values.length; at += EACH[letter]) {
      const [last = 0, before = 0] = [values[at + EACH[letter] - 1], values[at + EACH[letter] - 2]];
      if (letter === "H") x = last + (relative ? x : 0);
      else if (letter === "V") y = last + (relative ? y : 0);
      else [x, y] = [before + (relative ? x : 0), last + (relative ? y : 0)];
      if (letter === "M" && at === 0) [fromX, fromY] = [x, y];
      found.push([x, y]);
    }
  }
  return found;
};

test.each(Object.entries(drawings))("every stroke of %s stays on the grid of 24", (_name, path) => {
  for (const [x, y] of ends(path)) {
    expect(x).toSatisfy((place: number) => place >= 2 && place <= 22);
    expect(y).toSatisfy((place: number) => place >= 2 && place <= 22);
  }
});
