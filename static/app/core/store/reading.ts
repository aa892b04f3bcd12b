let reading = 0;
const waiting = new Set<() => void>();

/** An answer may lead to further reads; those begin before the next turn. */
const settle = (): void => void setTimeout(() => {
  if (reading > 0) return;
  for (const done of waiting) done();
  waiting.clear();
});

/** Counts a read of the screen's until the answer calls what this gives back. */
export const readBegins = (): (() => void) => {
  reading += 1;
  return () => { reading -= 1; settle(); };
};

/** Resolves once all that the screen has asked for is on it, at the latest after so many milliseconds. */
export const screenRead = (patience: number): Promise<void> => new Promise((done) => {
  waiting.add(done);
  setTimeout(done, patience);
  settle();
});
