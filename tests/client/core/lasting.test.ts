import { expect, test } from "vitest";
import { askToLast, lasting, lookWhetherItLasts } from "../../../static/app/core/lasting";

test("a browser that promises to keep the phone's data is believed, at once and at the next start", async () => {
  await askToLast({ persist: async () => true });
  expect(lasting.value).toBe(true);
  lasting.value = null;
  await lookWhetherItLasts({ persisted: async () => true });
  expect(lasting.value).toBe(true);
});

test.each([
  ["refuses", { persist: async () => false }], ["cannot be asked", {}], ["has no storage to speak of", undefined],
  ["breaks off", { persist: async () => { throw new DOMException("not here", "SecurityError"); } }],
])("a browser that %s has promised nothing", async (_, keeper) => {
  lasting.value = null;
  await askToLast(keeper);
  expect(lasting.value).toBe(false);
});
