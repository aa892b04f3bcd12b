/** What is used of `navigator.locks` and of timers, so that tests can hold them. */
export interface LeadParts {
  locks: Pick<LockManager, "request"> | undefined;
  after: (milliseconds: number, work: () => void) => unknown; cancel: (timer: unknown) => void;
  /** Called each time this tab begins to lead. */
  begin: () => void;
}
const name = "fieldapp-sync";
const patience = 2_000;

/**
 * Of several tabs one leads and speaks with the server. The lock passes on when its tab closes. But a tab that is frozen keeps it: Safari
 * freezes a page one can go back to, iOS the tabs behind. So the tab that is looked at waits a moment and then takes the lead.
 */
export class Lead {
  leading = false;
  private waiting = new AbortController();
  private timer: unknown = null;

  constructor(private readonly parts: LeadParts) {}

  /** Gets in line; without locks every tab leads, which costs requests and loses nothing. */
  stand(): void {
    const { locks } = this.parts;
    if (!locks) { this.begin(); return; }
    this.waiting = new AbortController();
    const { signal } = this.waiting;
    void locks.request(name, { signal }, () => this.hold()).catch(() => { if (!signal.aborted) this.robbed(); });
  }

  /** Someone looks at this tab, or no longer does. */
  seen(visible: boolean): void {
    this.parts.cancel(this.timer);
    this.timer = visible && !this.leading ? this.parts.after(patience, () => this.take()) : null;
  }

  private take(): void {
    const { locks } = this.parts;
    if (this.leading || !locks) return;
    this.waiting.abort();
    void locks.request(name, { steal: true }, () => this.hold()).catch(() => this.robbed());
  }

  /** Never settles: the lock is given back when the tab ends, or taken. */
  private hold(): Promise<void> {
    this.begin();
    return new Promise<void>(() => undefined);
  }
  private begin(): void {
    this.leading = true;
    this.parts.begin();
  }
  private robbed(): void {
    this.leading = false;
    this.stand();
  }
}
