import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { serviceWorker } from "./static/build/service_worker.ts";

/** What the first script consists of; it asks for all else. */
const FIRST = /\/(app\/main|shell\/(pages|picture_shown)|core\/(picture|i18n\/tongue))\.ts$|\.css$|preload-helper/;

/** The server renders the shell from `static/dist/manifest.json`; every file but `sw.js` carries a hash. */
export default defineConfig({
  base: "/static/dist/",
  publicDir: false,
  json: { stringify: true }, // a string that is parsed is ready sooner than an object in a script
  plugins: [preact(), serviceWorker({ entry: "static/sw.ts", dist: "static/dist", base: "/static/dist/", shell: ["/"], extra: { "/static/old_browser.js": "static/old_browser.js" } })],
  worker: { format: "es" },
  build: {
    outDir: "static/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["static/app/main.ts", "static/app/start.tsx"], preserveEntrySignatures: false,
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: "main", tags: ["$initial"], test: FIRST }, { name: "start", tags: ["$initial"] }] } },
    },
  },
});
