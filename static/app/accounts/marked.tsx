/** Letters that carry no accent. */
const PLAIN = /^[ -~]*$/;
/** Without accents and capitals, letter by letter, so that a place in it is the same place in the word as written. */
const bare = (text: string): string => PLAIN.test(text) ? text.toLowerCase() : [...text].map((letter) => letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()[0] ?? letter).join("");

/** The words with what was searched for marked. */
export const Marked = ({ words, text }: { words: string; text: string }) => {
  if (!text) return <>{words}</>;
  const [letters, plain, tokens] = [[...words], bare(words), text.trim().split(/\s+/).map(bare).filter(Boolean)];
  const at = tokens.map((token) => ({ from: plain.indexOf(token), size: [...token].length })).find(({ from }) => from >= 0);
  if (!at) return <>{words}</>;
  const part = (from: number, to?: number): string => letters.slice(from, to).join("");
  return <>{part(0, at.from)}<mark>{part(at.from, at.from + at.size)}</mark>{part(at.from + at.size)}</>;
};
