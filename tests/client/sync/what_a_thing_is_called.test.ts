import { beforeAll, expect, test, vi } from "vitest";

const records: Record<string, Record<string, unknown>> = { a: { name: "Granite Packaging Corp" }, n: { summary: "Boom hose burst. Two, fast.", account_id: "a" }, note: { body: "x", account_id: "a" }, alone: { title: "Call the yard." } };
vi.mock("../../../static/app/core/store/index.ts", () => ({ store: { get: async (_type: string, id: string) => records[id] } }));
const { speak } = await import("../../../static/app/core/i18n/index.ts");
const { nameOf } = await import("../../../static/app/sync/labels.ts");
beforeAll(() => speak("en"));

test("a thing is called by its own words and whose it is, as one line", async () => {
  expect(await nameOf("need", "n")).toBe("Boom hose burst. Two, fast, Granite Packaging Corp");
  expect(await nameOf("note", "note")).toBe("Note, Granite Packaging Corp");
  expect(await nameOf("task", "alone")).toBe("Call the yard.");
  expect(await nameOf("task", "gone", { title: "From the file", account_id: "a" })).toBe("From the file, Granite Packaging Corp");
});
