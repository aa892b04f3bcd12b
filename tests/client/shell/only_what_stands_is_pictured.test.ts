import { beforeEach, expect, test, vi } from "vitest";

const kept = new Map<string, string>();
const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
const heard: Record<string, (event: { target: unknown }) => void> = {};
class Element { constructor(readonly inside: string) {} closest = (): Element | null => (this.inside === "button" ? this : null); }
const app = { querySelector: () => null, childNodes: [], cloneNode: () => ({ innerHTML: "<main>Alder Hydraulics</main>" }) };
const at = (pathname: string): void => { vi.stubGlobal("location", { pathname, search: "", hash: "" }); };
const calm = () => vi.advanceTimersByTimeAsync(2000);
const isPictured = (path = "/accounts"): boolean => kept.has(`picture:${path}`);
const signedIn = (id: string): void => { kept.set("session", JSON.stringify({ user: { id }, scopes: [] })); };
vi.mock("../../../static/app/core/store/index.ts", () => ({ onChanges: () => undefined, screenRead: () => Promise.resolve(), onSession: () => undefined, worker: () => ({}) }));

const begin = async () => {
  const { pageStands, takePictures } = await import("../../../static/app/shell/picture_taken.ts");
  takePictures();
  return pageStands;
};

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: new Date(2026, 10, 25, 9, 0) });
  kept.clear();
  vi.stubGlobal("localStorage", store);
  vi.stubGlobal("Element", Element);
  vi.stubGlobal("innerWidth", 390);
  vi.stubGlobal("addEventListener", (name: string, listen: (event: { target: unknown }) => void) => { heard[name] = listen; });
  vi.stubGlobal("document", { documentElement: { lang: "en", getAttribute: () => null }, visibilityState: "visible", getElementById: () => app });
  signedIn("u1");
  kept.set("language", "en");
  at("/accounts");
});

test("a page that has come to rest is pictured", async () => {
  await begin();
  await calm();
  expect(isPictured()).toBe(true);
});
test("while the next page is on its way, what still stands is not taken for it", async () => {
  const pageStands = await begin();
  at("/trips");
  await calm();
  expect(isPictured("/trips")).toBe(false);
  pageStands();
  await calm();
  expect(isPictured("/trips")).toBe(true);
});
test("where another tab has signed somebody else in, what still stands here is not kept as theirs", async () => {
  await begin();
  signedIn("u2");
  await calm();
  expect(isPictured()).toBe(false);
});
test("a page with a button pressed is not pictured", async () => {
  await begin();
  heard.click?.({ target: new Element("button") });
  await calm();
  expect(isPictured()).toBe(false);
});
test("storage that nobody may read keeps nothing and complains of nothing", async () => {
  const refuse = (): never => { throw new Error("SecurityError"); };
  await begin();
  vi.stubGlobal("localStorage", { ...store, setItem: refuse, removeItem: refuse });
  await expect(calm()).resolves.toBeDefined();
  expect(isPictured()).toBe(false);
});
