import type { Catalogue } from "./words.ts";

/** Every English word file in one chunk. */
export default import.meta.glob<Record<string, string>>("../../words/en/*.json", { eager: true, import: "default" }) satisfies Catalogue;
