import { expect, test, vi } from "vitest";
import type { Changes } from "../../../static/app/core/store/types.ts";

const kept = new Map<string, string>();
vi.stubGlobal("localStorage", { removeItem: (key: string) => void kept.delete(key) });
vi.stubGlobal("addEventListener", () => undefined);
vi.stubGlobal("location", { pathname: "/" });
let change = (_: Changes): void => undefined;
vi.mock("../../../static/app/core/store/index.ts", () => ({ onChanges: (listener: typeof change) => { change = listener; }, screenRead: () => new Promise(() => undefined) }));
const { takePictures } = await import("../../../static/app/shell/picture_taken.ts");

test("whatever changes makes every picture old; a poll that brought nothing does not", () => {
  takePictures();
  for (const path of ["/", "/accounts", "/trips"]) kept.set(`picture:${path}`, "{}");
  change({});
  expect(kept.size).toBe(3);
  change({ note: ["n1"] });
  expect(kept.size).toBe(0);
});
