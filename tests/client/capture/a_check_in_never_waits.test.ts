import { beforeEach, expect, test, vi } from "vitest";

interface Sent { name: string; args: { at: string; position: unknown } }
const sent: Sent[] = [];
const visits = new Map<string, { checked_in_at: string | null }>();
vi.mock("../../../static/app/core/store/index.ts", () => ({
  store: {
    command: async (_type: string, _id: string, name: string, args: Sent["args"]) => { sent.push({ name, args }); },
    get: async (_type: string, id: string) => visits.get(id),
  },
}));
const { arrived, arriving, checkIn, resumeCheckIns } = await import("../../../static/app/core/capture/check_in.ts");

type Answer = (found: { coords: { latitude: number; longitude: number } }) => void;
let kept: Record<string, string>;
let gps: ((answer: Answer) => void) | null;
beforeEach(() => {
  sent.length = 0;
  visits.clear();
  kept = {};
  gps = null;
  vi.useFakeTimers({ now: new Date("2026-11-17T10:38:00Z") });
  vi.stubGlobal("localStorage", new Proxy(kept, {
    get: (all, key) => ({ getItem: (name: string) => all[name] ?? null, setItem: (name: string, text: string) => { all[name] = text; }, removeItem: (name: string) => { delete all[name]; } })[key as string],
  }));
  vi.stubGlobal("navigator", { geolocation: { getCurrentPosition: (answer: Answer) => gps?.(answer) } });
});

test("the time is that of the tap, the place that of the phone when it answers in time", async () => {
  gps = (answer) => { setTimeout(() => answer({ coords: { latitude: 30.08, longitude: -94.1 } }), 2000); };
  const done = checkIn("v1");
  expect(Object.keys(arriving.value)).toEqual(["v1"]);
  await vi.advanceTimersByTimeAsync(2000);
  await done;
  expect(sent).toEqual([{ name: "check_in", args: { at: "2026-11-17T10:38:00.000Z", position: { lat: 30.08, lon: -94.1, precision: "gps" } } }]);
  expect([arriving.value, kept]).toEqual([{}, {}]);
});

test("under a tin roof it is kept without a place after five seconds", async () => {
  gps = () => undefined;
  void checkIn("v2");
  await vi.advanceTimersByTimeAsync(4999);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent.map((one) => one.args.position)).toEqual([null]);
});

test("who leaves before that does not wait for the place", async () => {
  gps = () => undefined;
  void checkIn("v3");
  await arrived("v3");
  expect(sent.map((one) => one.args)).toEqual([{ at: "2026-11-17T10:38:00.000Z", position: null }]);
});

test("a second tap is no second check-in", async () => {
  gps = () => undefined;
  const both = [checkIn("v4"), checkIn("v4")];
  await arrived("v4");
  await Promise.all(both);
  expect(sent).toHaveLength(1);
});

test("what an ended app left open is completed with the time of its tap, and only where it is still open", async () => {
  gps = (answer) => answer({ coords: { latitude: 30, longitude: -94 } });
  Object.assign(kept, { "draft:check_in:v5": "2026-11-17T09:00:00.000Z", "draft:check_in:v6": "2026-11-17T08:00:00.000Z" });
  visits.set("v5", { checked_in_at: null }).set("v6", { checked_in_at: "2026-11-17T08:00:00.000Z" });
  await resumeCheckIns();
  await arrived("v5");
  expect(sent.map((one) => one.args.at)).toEqual(["2026-11-17T09:00:00.000Z"]);
  expect(kept).toEqual({});
});
