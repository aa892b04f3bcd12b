import type { Database } from "./database";
import type { Outcome, SyncEngine } from "./engine";
import { type FileDatabase, type Request, uploadFiles } from "./files";

export interface ExchangeParts { engine: SyncEngine; database: Database; files: FileDatabase; request: Request; now: () => Date }

/** Text first, then the files, then once more for the server's word that it has them. */
export const exchange = async ({ engine, database, files, request, now }: ExchangeParts): Promise<Outcome> => {
  const outcome = await engine.run();
  if (outcome !== "done") return outcome;
  try {
    if ((await uploadFiles(database, files, request, now())) === 0) return outcome;
    const after = await engine.run();
    await uploadFiles(database, files, request, now());
    return after;
  } catch { return "later"; }
};
