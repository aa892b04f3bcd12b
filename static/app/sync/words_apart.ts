/** A stretch of words; `own` where the other version does not have it. */
export interface Stretch { text: string; own: boolean }

/** Longest run of words that both have in the same order: lengths by position, from the end. */
const common = (a: string[], b: string[]): number[][] => {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (row: number, column: number): number => table[row]?.[column] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) (table[i] as number[])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  return table;
};
const MOST_WORDS = 600;

/** One version with the words marked that the other one lacks. Very long texts are shown unmarked. */
export const apart = (mine: string, other: string): Stretch[] => {
  const [a, b] = [mine.split(/(\s+)/), other.split(/(\s+)/)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return [{ text: mine, own: false }];
  const table = common(a, b);
  const stretches: Stretch[] = [];
  const add = (text: string, own: boolean): void => {
    const last = stretches.at(-1);
    if (last && (last.own === own || text.trim() === "")) last.text += text;
    else stretches.push({ text, own });
  };
  let j = 0;
  a.forEach((word, i) => {
    while (j < b.length && word !== b[j] && (table[i]?.[j + 1] ?? 0) >= (table[i + 1]?.[j] ?? 0) && (table[i]?.[j + 1] ?? 0) === (table[i]?.[j] ?? 0)) j += 1;
    if (word === b[j]) { add(word, false); j += 1; } else add(word, true);
  });
  return stretches.filter((stretch) => stretch.text !== "");
};
