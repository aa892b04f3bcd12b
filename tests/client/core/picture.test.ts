import { beforeEach, expect, test, vi } from "vitest";
import { dropPictures, keepPicture, pictureHere } from "../../../static/app/core/picture.ts";

const kept = new Map<string, string>();
vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
const picture = { marks: [["lang", "en"], ["data-theme", "dark"]] as [string, string][], html: "<main>Alder Hydraulics</main>" };
const at = (pathname: string, search = "", hash = ""): void => { vi.stubGlobal("location", { pathname, search, hash }); };

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: new Date(2026, 10, 25, 9, 0) });
  kept.clear();
  kept.set("session", JSON.stringify({ user: { id: "u1" }, scopes: [] }));
  kept.set("language", "en");
  vi.stubGlobal("innerWidth", 390);
  at("/accounts");
  keepPicture(picture, "main-1.js");
});

test("a page that stood is shown again as it was", () => { expect(pictureHere("main-1.js")).toEqual(picture); });
test.each([
  ["another person", () => kept.set("session", JSON.stringify({ user: { id: "u2" }, scopes: [] }))],
  ["nobody", () => kept.delete("session")],
  ["another language", () => kept.set("language", "es")],
  ["another look", () => kept.set("appearance", '{"glove":true}')],
  ["another width", () => vi.stubGlobal("innerWidth", 844)],
  ["the next morning", () => vi.setSystemTime(new Date(2026, 10, 26, 6, 0))],
])("for %s there is none, and the old one is gone", (_, change) => {
  change();
  expect(pictureHere("main-1.js")).toBeNull();
  expect(kept.has("picture:/accounts")).toBe(false);
});
test("another version of the app draws for itself", () => { expect(pictureHere("main-2.js")).toBeNull(); });
test.each([["/trips"], ["/accounts/a1"], ["/accounts", "?a=1"], ["/accounts", "", "#b"]])("another address has no picture of this one: %s%s%s", (...address) => {
  at(...address as [string]);
  expect(pictureHere("main-1.js")).toBeNull();
});
test("only start pages are pictured", () => {
  at("/visits/v1");
  keepPicture(picture, "main-1.js");
  expect([...kept.keys()]).not.toContain("picture:/visits/v1");
});
test("where nobody is signed in nothing is kept", () => {
  dropPictures();
  kept.delete("session");
  keepPicture(picture, "main-1.js");
  expect(kept.has("picture:/accounts")).toBe(false);
});
test("a full phone keeps none, not an old one", () => {
  vi.spyOn(localStorage, "setItem").mockImplementation(() => { throw new Error("full"); });
  keepPicture({ ...picture, html: "<main>New</main>" }, "main-1.js");
  expect(kept.has("picture:/accounts")).toBe(false);
});
test.each(["{half", "{}", "7", "null", '{"stamp":null}'])("what is no picture is not shown: %s", (text) => {
  kept.set("picture:/accounts", text);
  expect(pictureHere("main-1.js")).toBeNull();
});
