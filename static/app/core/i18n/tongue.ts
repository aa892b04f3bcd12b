export type Language = "en" | "es";
/** File path → its words, as the bundler hands them over. */
export type Catalogue = Record<string, Record<string, string>>;

/** What the person picked on this phone, if they did. */
export const picked = (): Language | null => {
  const kept = globalThis.localStorage?.getItem("language");
  return kept === "en" || kept === "es" ? kept : null;
};
const ofPhone = (): Language => (globalThis.navigator?.language ?? "en").startsWith("es") ? "es" : "en";
/** The language before anybody is asked: the picked one, else the phone's. */
export const spokenHere = (): Language => picked() ?? ofPhone();
export const wordsOf = async (language: Language): Promise<Catalogue> => (language === "es" ? await import("./es.ts") : await import("./en.ts")).default;
