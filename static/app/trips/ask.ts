import { type Asked, type Proposal, type Wish, askedOf } from "./wish.ts";

/** A good plan of three days out of 1,000 accounts takes about a second of a phone. */
const SECONDS = 1.5;

/** A proposal, worked out beside the screen. */
export const ask = (wish: Wish, seconds = SECONDS): Promise<Proposal> => new Promise((done, failed) => {
  const worker = new Worker(new URL("./planner_worker.ts", import.meta.url), { type: "module", name: "planner" });
  worker.onmessage = ({ data }: MessageEvent<Proposal>) => { worker.terminate(); done(data); };
  worker.onerror = ({ message }) => { worker.terminate(); failed(new Error(message || "the planner did not start")); };
  worker.postMessage({ asked: askedOf(wish), seconds } satisfies { asked: Asked; seconds: number });
});
