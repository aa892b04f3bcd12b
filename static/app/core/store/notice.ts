import type { Progress } from "./engine";
import type { Changes } from "./types";

/** What tabs and workers of the app tell one another. `ask` is for the one that leads; `ran`: it has spoken with the server. */
export interface Notice { changes?: Changes; progress?: Progress; session?: true; ask?: "written" | "now"; ran?: true }
export const channelName = "fieldapp";
