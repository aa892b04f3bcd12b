import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ["tests/client/**/*.test.ts", "tests/client/**/*.test.tsx"], setupFiles: ["fake-indexeddb/auto"], environment: "node", pool: "threads", maxWorkers: 2,
    testTimeout: 60_000, // a busy machine is slow, and nothing here waits for anything but the processor
  },
});
