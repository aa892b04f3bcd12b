import type { Outcome, SyncEngine } from "./engine";

/** Text first, then the files, then once more for the server's word that it has them. `sendFiles` tells how many it sent. */
export const exchange = async (engine: SyncEngine, sendFiles: () => Promise<number>): Promise<Outcome> => {
  const outcome = await engine.run();
  if (outcome !== "done") return outcome;
  try {
    if ((await sendFiles()) === 0) return outcome;
    const after = await engine.run();
    await sendFiles();
    return after;
  } catch { return "later"; }
};
