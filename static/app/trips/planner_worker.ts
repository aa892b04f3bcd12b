import { propose } from "./planner.ts";
import { chance } from "./ruin.ts";
import type { Asked } from "./wish.ts";

/** Plans beside the screen, so that it stays awake. */
self.onmessage = ({ data: { asked, seconds } }: MessageEvent<{ asked: Asked; seconds: number }>) => {
  const begun = performance.now();
  self.postMessage(propose(asked, { spent: () => (performance.now() - begun) / (seconds * 1000), dice: chance(1) }));
};
