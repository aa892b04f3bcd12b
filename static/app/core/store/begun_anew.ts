import type { Database } from "./database";
import type { Session } from "./types";

/** What the page keeps apart from the records: whose they were, the last number given, and how much the server had not yet. */
export interface Mark { device: string; n: number; unsent: number; session: Session | null }

/**
 * Who is signed in on this phone. Where the records were made anew although the mark says that somebody worked here, the system has cleared them:
 * that is kept as `lost` for the person, the device goes on under its own name and numbers, so that the server sees the gap, and everything is fetched again.
 */
export const sessionHere = async (database: Database, mark: Mark | null): Promise<Session | undefined> => {
  const session = await database.fact("session");
  if (session || !(await database.fact("fresh"))) return session;
  return database.transaction("rw", database.meta, async () => {
    if (!(await database.fact("fresh"))) return database.fact("session");
    await database.meta.delete("fresh");
    if (!mark) return undefined;
    await database.keep("device", mark.device);
    await database.keep("n", mark.n);
    await database.keep("lost", { unsent: mark.unsent });
    if (mark.session) await database.keep("session", mark.session);
    return mark.session ?? undefined;
  });
};
