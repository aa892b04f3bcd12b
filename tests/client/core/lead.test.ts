import { expect, test } from "vitest";
import { Lead } from "../../../static/app/core/store/lead";

interface Asked { tab: string; grant: () => Promise<unknown>; reject: (error: Error) => void; signal: AbortSignal | undefined }

/** One lock as browsers keep it: a line of tabs, and a thief who goes before all of them. */
const lockOfTheBrowser = () => {
  let holder: Asked | undefined;
  const line: Asked[] = [];
  const next = (): void => {
    holder = line.shift();
    if (holder?.signal?.aborted) next(); else void holder?.grant();
  };
  const locks = (tab: string): Pick<LockManager, "request"> => ({
    request: ((_: string, options: LockOptions, grant: () => Promise<unknown>) => new Promise<unknown>((_done, reject) => {
      const asked = { tab, grant, reject, signal: options.signal };
      options.signal?.addEventListener("abort", () => reject(new Error("no longer wanted")));
      if (options.steal) { holder?.reject(new Error("stolen")); holder = asked; void grant(); return; }
      line.push(asked);
      if (!holder) next();
    })) as LockManager["request"],
  });
  return { locks, inLine: () => line.filter((asked) => !asked.signal?.aborted).map((asked) => asked.tab), ends: next };
};

const open = (browser: ReturnType<typeof lockOfTheBrowser>, tab: string) => {
  let pending: (() => void) | null = null;
  let begun = 0;
  const lead = new Lead({
    locks: browser.locks(tab), after: (_, work) => { pending = work; return work; }, cancel: () => { pending = null; }, begin: () => { begun += 1; },
  });
  lead.stand();
  return { lead, begun: () => begun, aMomentLater: () => pending?.() };
};
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));

test("the tab that is looked at takes the lead from one that does not let go", async () => {
  const browser = lockOfTheBrowser();
  const frozen = open(browser, "frozen");
  const shown = open(browser, "shown");
  shown.lead.seen(true);
  expect([frozen.lead.leading, shown.lead.leading]).toEqual([true, false]);
  shown.aMomentLater();
  await settle();
  expect([frozen.lead.leading, shown.lead.leading]).toEqual([false, true]);
  expect(browser.inLine()).toEqual(["frozen"]);
});

test("who was robbed leads again when the other tab ends, and begins once each time", async () => {
  const browser = lockOfTheBrowser();
  const first = open(browser, "first");
  const second = open(browser, "second");
  second.lead.seen(true);
  second.aMomentLater();
  await settle();
  browser.ends();
  await settle();
  expect([first.lead.leading, first.begun(), second.begun()]).toEqual([true, 2, 1]);
});

test("a tab that nobody looks at waits its turn", () => {
  const browser = lockOfTheBrowser();
  open(browser, "first");
  const behind = open(browser, "behind");
  behind.lead.seen(true);
  behind.lead.seen(false);
  behind.aMomentLater();
  expect(behind.lead.leading).toBe(false);
});

test("without locks the tab leads at once", () => {
  let begun = 0;
  const lead = new Lead({ locks: undefined, after: () => null, cancel: () => undefined, begin: () => { begun += 1; } });
  lead.stand();
  expect([lead.leading, begun]).toEqual([true, 1]);
});
