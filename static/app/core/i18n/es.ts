import type { Catalogue } from "./words.ts";

/** Every Spanish word file in one chunk. */
export default import.meta.glob<Record<string, string>>("../../words/es/*.json", { eager: true, import: "default" }) satisfies Catalogue;
