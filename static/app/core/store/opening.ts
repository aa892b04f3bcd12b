import type { Dexie } from "dexie";
import { retire } from "./database";

/**
 * What keeps this tab from the phone's records. `shut`: the browser does not let them be opened (a private window, data that may not be kept, a full phone);
 * `blocked`: a tab with an older version of the app does not let go of them; `silent`: the browser does not answer; `outdated`: a newer version took them over.
 */
export type Trouble = "shut" | "blocked" | "silent" | "outdated";
export interface OpeningParts {
  databases: Dexie[];
  /** Null: they are open, or open again. `why` is the browser's name for it. */
  say: (trouble: Trouble | null, why?: string) => void;
  after: (milliseconds: number, work: () => void) => unknown; cancel: (timer: unknown) => void;
}
const patience = 10_000;
const pause = 5_000;

/**
 * Opens the records and says what stands in the way, until they are open. From then on this tab makes way for a newer version: it closes its connections
 * once their transactions are through, and does not open them again. Never throws.
 */
export const openWatched = ({ databases, say, after, cancel }: OpeningParts): void => {
  let outdated = false;
  for (const database of databases) {
    database.on("blocked", () => { if (!outdated) say("blocked"); });
    database.on("versionchange", (event) => {
      if (event.newVersion === null) return undefined; // the records are being deleted: nobody's newer version
      for (const one of databases) retire(one);
      outdated = true;
      say("outdated");
      return false; // Dexie's own answer would open them again with the next read
    });
  }
  const attempt = async (): Promise<void> => {
    const slow = after(patience, () => { if (!outdated) say("silent"); });
    try {
      await Promise.all(databases.map((database) => database.open()));
      if (!outdated) say(null);
    } catch (error) {
      if (outdated) return;
      say("shut", error instanceof Error ? error.name : String(error));
      after(pause, () => void attempt());
    } finally { cancel(slow); }
  };
  void attempt();
};
