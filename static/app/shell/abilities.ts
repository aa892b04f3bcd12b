/** What the app cannot do without, by the name a support person would look up. */
const needed: Record<string, () => boolean> = {
  IndexedDB: () => "indexedDB" in globalThis,
  "Web Workers": () => "Worker" in globalThis,
  "Web Crypto": () => "crypto" in globalThis && "subtle" in crypto,
  "dialog element": () => "HTMLDialogElement" in globalThis,
  "light-dark()": () => CSS.supports("color", "light-dark(#000, #fff)"),
};

/** Names of what this browser lacks; empty when the app can run. */
export const missingAbilities = (): string[] => Object.entries(needed).filter(([, has]) => !has()).map(([name]) => name);
