import { beforeEach, expect, test, vi } from "vitest";

const session = { value: null as { user: { id: string } } | null };
const drafts = { left: false, finished: [] as string[], resumed: 0 };
let recordsSay: (user: string | null) => void = () => undefined;
let opened: Promise<void>;
vi.mock("../../../static/app/core/session.ts", () => ({ session, openSession: () => opened }));
vi.mock("../../../static/app/core/capture/index.ts", () => ({
  isLeftBehind: () => drafts.left,
  finishDrafts: async () => { drafts.finished.push(session.value?.user.id ?? "nobody"); },
  resumeCheckIns: async () => { drafts.resumed += 1; },
}));
const be = (user: string | null): void => { session.value = user === null ? null : { user: { id: user } }; };
const begin = async () => import("../../../static/app/shell/leftovers.ts");
const turn = (): Promise<void> => new Promise((done) => { setTimeout(done); });

beforeEach(() => {
  vi.resetModules();
  Object.assign(drafts, { left: false, finished: [], resumed: 0 });
  opened = new Promise((done) => { recordsSay = (user) => { be(user); done(); }; });
});

test("with nothing left behind the pages stand at once, before the records have said who it is", async () => {
  be("lupe");
  const { finishedFor, finishLeftovers } = await begin();
  await finishLeftovers("lupe");
  expect(finishedFor.value).toBe("lupe");
  expect(drafts.resumed).toBe(0);
  recordsSay("lupe");
  await turn();
  expect(drafts.resumed).toBe(1);
});
test("what was left behind waits for the records, and is written once", async () => {
  be("lupe");
  drafts.left = true;
  const { finishLeftovers } = await begin();
  const both = Promise.all([finishLeftovers("lupe"), finishLeftovers("lupe")]);
  await turn();
  expect(drafts.finished).toEqual([]);
  recordsSay("lupe");
  await both;
  await finishLeftovers("lupe");
  expect(drafts.finished).toEqual(["lupe"]);
});
test.each([null, "mario"])("what was left behind is never written under another name: %s", async (other) => {
  be("lupe");
  drafts.left = true;
  const { finishedFor, finishLeftovers } = await begin();
  const over = finishLeftovers("lupe");
  recordsSay(other);
  await over;
  expect(drafts.finished).toEqual([]);
  expect(drafts.resumed).toBe(0);
  expect(finishedFor.value).toBeNull();
});
test("whoever signs in again after somebody else on the same phone gets their pages", async () => {
  const { finishedFor, finishLeftovers } = await begin();
  recordsSay(null);
  for (const user of ["lupe", "mario", "lupe"]) {
    be(user);
    await finishLeftovers(user);
    expect(finishedFor.value).toBe(user);
  }
});
test("where the records cannot be opened the words stay, and the pages stand", async () => {
  be("lupe");
  drafts.left = true;
  opened = Promise.reject(new Error("locked"));
  const { finishedFor, finishLeftovers } = await begin();
  await finishLeftovers("lupe");
  expect(drafts.finished).toEqual([]);
  expect(finishedFor.value).toBe("lupe");
});
