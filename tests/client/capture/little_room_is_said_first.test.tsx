import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";

vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
vi.mock("../../../static/app/core/store/index.ts", () => ({ store: {}, syncState: signal({ online: true }) }));
const { speak } = await import("../../../static/app/core/i18n/index.ts");
const { fewLeft } = await import("../../../static/app/core/capture/room.ts");
const { whyNotSeen } = await import("../../../static/app/core/capture/photos.tsx");

test("few photos are counted, enough are not, and what nobody knows says nothing", () => {
  expect([0, 999_999, 1_000_000, 12_400_000, 39_999_999].map(fewLeft)).toEqual([0, 0, 1, 12, 39]);
  expect([40_000_000, 5e9, null].map(fewLeft)).toEqual([null, null, null]);
});

test("a picture that cannot be seen here says where it is and when it comes, in both languages", async () => {
  await speak("en");
  expect(whyNotSeen(true, false)).toMatch(/^No signal.*on the server/);
  expect(whyNotSeen(true, true)).toMatch(/try again later/);
  expect(whyNotSeen(false, false)).toMatch(/phone that took it/);
  await speak("es");
  expect(whyNotSeen(true, false)).toMatch(/^Sin señal/);
});
