import { atOnce, propose } from "./planner.ts";
import { type Asked, type Proposal, type Wish, askedOf } from "./wish.ts";

/** A good plan of three days out of 1,000 accounts takes about a second of a phone. */
const SECONDS = 1.5;
/** A worker that is so late was killed: nobody tells. */
const PATIENCE = 10;

/** A proposal, worked out beside the screen. Where that does not start, breaks or never answers, the first plan that comes up, worked out here. */
export const ask = (wish: Wish, seconds = SECONDS): Promise<Proposal> => new Promise((done) => {
  const asked = askedOf(wish);
  let worker: Worker | null = null;
  const end = (found: Proposal | Promise<Proposal>): void => { clearTimeout(late); worker?.terminate(); done(found); };
  const here = (): void => end(Promise.resolve().then(() => propose(asked, atOnce())));
  const late = setTimeout(here, (seconds + PATIENCE) * 1000);
  try {
    worker = new Worker(new URL("./planner_worker.ts", import.meta.url), { type: "module", name: "planner" });
    worker.onmessage = ({ data }: MessageEvent<Proposal>) => end(data);
    worker.onerror = here;
    worker.onmessageerror = here;
    worker.postMessage({ asked, seconds } satisfies { asked: Asked; seconds: number });
  } catch { here(); }
});
