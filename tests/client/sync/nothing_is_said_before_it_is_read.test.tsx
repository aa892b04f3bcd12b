import { signal } from "@preact/signals";
import { renderToString } from "preact-render-to-string";
import { beforeAll, expect, test, vi } from "vitest";

let read = false;
const calm = { unsent: 0, oldest: null, sending: null, setAside: 0, conflicts: 0, online: true, upgrade: false, last: null };
vi.mock("../../../static/app/core/store/index.ts", () => ({ store: {}, syncState: signal(calm), isRead: () => read, useRecords: () => signal([]), useRecord: () => signal(null) }));
vi.mock("../../../static/app/core/session.ts", () => ({ session: signal(null) }));
const { speak } = await import("../../../static/app/core/i18n/index.ts");
const { default: ConflictsPage } = await import("../../../static/app/sync/conflicts.tsx");
const { default: Positions } = await import("../../../static/app/accounts/positions.tsx");
beforeAll(() => speak("en"));

const says = (): boolean[] => [<ConflictsPage key="c" />, <Positions key="p" />].map((page) => renderToString(page).includes("empty"));
test("that there are no two versions, and no places to pin, is said once it is known", () => {
  expect(says()).toEqual([false, false]);
  read = true;
  expect(says()).toEqual([true, true]);
});
