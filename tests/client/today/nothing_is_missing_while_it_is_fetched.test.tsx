import { signal } from "@preact/signals";
import { renderToString } from "preact-render-to-string";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";

const calm = { unsent: 0, oldest: null, sending: null, setAside: 0, conflicts: 0, online: true, upgrade: false, last: null as string | null, here: null as { device: string; n: number } | null, lost: null };
const state = signal(calm);
const nothing = signal([]);
vi.mock("../../../static/app/core/store/index.ts", () => ({
  store: {}, syncState: state, isRead: () => true, useRecords: () => nothing, useRecord: () => signal(null), useAccounts: () => nothing, useReceipt: () => nothing, useSetAside: () => nothing,
}));
vi.mock("../../../static/app/core/session.ts", () => ({ session: signal({ user: { id: "u1", name: "Ana Ríos", role: "rep", language: "en" } }) }));
const { speak, t } = await import("../../../static/app/core/i18n/index.ts");
const { Home } = await import("../../../static/app/today/home.tsx");
beforeAll(() => speak("en"));
beforeEach(() => { state.value = calm; });

const says = (key: "today.no_trip" | "today.nobody_late" | "core.sync_first"): boolean => renderToString(<Home trips={[]} visited={[]} me="u1" today="2026-11-25" />).includes(t(key));

test("a phone that is still fetching its first records says so, and not that there is no trip", () => {
  state.value = { ...calm, here: { device: "d", n: 0 } };
  expect([says("core.sync_first"), says("today.no_trip"), says("today.nobody_late")]).toEqual([true, false, false]);
});

test("once they are here it says what is missing, also without a signal", () => {
  state.value = { ...calm, here: { device: "d", n: 0 }, last: "2026-11-25T10:00:00Z", online: false };
  expect([says("today.no_trip"), says("today.nobody_late")]).toEqual([true, true]);
});

test("the first screen of a start does not wait for the phone's state", () => expect(says("today.no_trip")).toBe(true));
