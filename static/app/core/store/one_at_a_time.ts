/** Whoever asks while the work is under way shares that one: two uploads of one file at once would only trip over each other. */
export const oneAtATime = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().finally(() => { running = null; });
    return running;
  };
};
