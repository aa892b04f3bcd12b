import type { Outcome } from "./engine";

/** `elsewhere`: another tab leads and has its own schedule. */
export type Ran = Outcome | "elsewhere";
/** Timers and chance, so that tests can hold them. */
export interface Timing { after: (milliseconds: number, work: () => void) => unknown; cancel: (timer: unknown) => void; random: () => number }
const [shortest, longest, steady, settle] = [2_000, 300_000, 60_000, 1_000];

/** Decides when to run: soon after a write, every minute while someone looks, and ever more rarely while the server cannot be reached. */
export class Schedule {
  private timer: unknown = null;
  private failures = 0;
  private visible = true;
  constructor(private readonly run: () => Promise<Ran>, private readonly timing: Timing) {}

  /** A change was written here; waits a moment for the next one. During a backoff it waits with the rest. */
  written(): void { if (this.failures === 0) this.set(settle); }
  /** Something speaks for trying at once: start, network back, app in front again, the button. */
  async now(): Promise<Ran> {
    this.set(null);
    let outcome: Ran = "later";
    try { outcome = await this.run(); } finally { this.next(outcome); }
    return outcome;
  }
  seen(visible: boolean): void {
    this.visible = visible;
    if (visible) void this.now().catch(() => undefined);
  }
  /** 2 s, 4 s … 5 min with up to a fifth of chance, so that phones do not come back all at once. */
  private next(outcome: Ran): void {
    this.failures = outcome === "later" ? this.failures + 1 : 0;
    if (outcome === "later") this.set(Math.min(longest, shortest * 2 ** (this.failures - 1)) * (0.8 + 0.2 * this.timing.random()));
    else if (outcome === "done" && this.visible) this.set(steady * (0.9 + 0.2 * this.timing.random()));
  }
  private set(milliseconds: number | null): void {
    if (this.timer !== null) this.timing.cancel(this.timer);
    this.timer = milliseconds === null ? null : this.timing.after(milliseconds, () => { this.timer = null; void this.now().catch(() => undefined); });
  }
}
