import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [preact()],
  test: { include: ["tests/client/**/*.test.ts", "tests/client/**/*.test.tsx"], setupFiles: ["fake-indexeddb/auto"], environment: "node", maxWorkers: 2 },
});
