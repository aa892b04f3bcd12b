import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";

export interface ServiceWorkerOptions {
  /** Source of the worker, the folder it is written to (as `sw.js`), and the address that folder is served at. */
  entry: string; dist: string; base: string;
  /** Addresses of the shell; their revision is a digest of everything built, so a new build brings a new shell. */
  shell: string[];
  /** Address → file of what is served beside the built files. */
  extra: Record<string, string>;
}
interface PrecacheEntry { url: string; revision: string | null }

const digest = (parts: (string | Buffer)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 20);
};

/** What the phone keeps to start without a network: hashed files by name, the rest by digest. */
export const precacheList = (options: ServiceWorkerOptions): PrecacheEntry[] => {
  const hashed = readdirSync(options.dist, { recursive: true, encoding: "utf8" })
    .filter((name) => /-[\w-]{8,}\.(js|css|svg|woff2|json|png)$/.test(name)).sort();
  const templates = existsSync("templates") ? readdirSync("templates").filter((name) => name.endsWith(".html")).sort() : [];
  const shellDigest = digest([...hashed, ...templates.map((name) => readFileSync(join("templates", name)))]);
  const extra = Object.entries(options.extra).filter(([, file]) => existsSync(file));
  return [
    ...hashed.map((name) => ({ url: options.base + name, revision: null })),
    ...options.shell.map((url) => ({ url, revision: shellDigest })),
    ...extra.map(([url, file]) => ({ url, revision: digest([readFileSync(file)]) })),
  ];
};

/** Builds the service worker after the app, with the list of the app's files in it. */
export const serviceWorker = (options: ServiceWorkerOptions): Plugin => ({
  name: "fieldapp-service-worker",
  apply: "build",
  async closeBundle() {
    await build({
      configFile: false, publicDir: false, logLevel: "warn",
      define: { __PRECACHE__: JSON.stringify(precacheList(options)), "process.env.NODE_ENV": '"production"' },
      build: {
        outDir: options.dist, emptyOutDir: false, target: "es2022",
        lib: { entry: options.entry, formats: ["iife"], name: "fieldapp", fileName: () => "sw.js" },
      },
    });
  },
});
