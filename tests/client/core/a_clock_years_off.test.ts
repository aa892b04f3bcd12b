import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { age, speak } from "../../../static/app/core/i18n/index.ts";
import { newId } from "../../../static/app/core/store/ids";
import { Local } from "../../../static/app/core/store/local";
import { pillOf } from "../../../static/app/core/ui/sync_pill.tsx";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

const YEARS = ["1969-12-31T23:00:00Z", "2019-01-01T00:00:00Z", "2026-11-23T10:00:00Z", "2041-06-01T12:00:00Z"];
beforeAll(() => speak("en"));
beforeEach(() => { vi.useFakeTimers({ toFake: ["Date"] }); });
afterEach(() => { vi.useRealTimers(); });

/** The phone's records, written by its clock as it goes at that moment. */
const written = (phone: Phone): Local => new Local({ database: phone.database, files: phone.files, sources: { id: () => newId(), now: () => new Date(), schema: 1 }, changed: () => undefined, today: () => "2026-11-23", estimate: async () => phone.space });

test("whichever way the clock jumps between changes of one note, they reach the server in the order they were made", async () => {
  for (const order of [YEARS, [...YEARS].reverse()]) {
    const server = new FakeServer();
    const phone = new Phone(server);
    await phone.signIn();
    const local = written(phone);
    vi.setSystemTime(order[0] ?? "");
    const note = await local.create("note", { account_id: "a", body: "first" });
    for (const at of order.slice(1)) { vi.setSystemTime(at); await local.patch("note", note, { body: at }); }
    expect(await phone.sync()).toBe("done");
    expect([await phone.database.outbox.count(), (await local.get("note", note))?.body]).toEqual([0, order.at(-1)]);
    expect(server.requests.flatMap((one) => one.mutations.map((mutation) => mutation.at))).toEqual(order.map((at) => new Date(at).toISOString()));
  }
});

test("the receipt holds what was made on its day by the phone's own clock, and what is unsent is told whatever the clock says", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn();
  const local = written(phone);
  vi.setSystemTime("2041-06-01T12:00:00Z");
  await local.create("note", { account_id: "a", body: "ahead" });
  expect((await local.receipt("2041-06-01T00:00:00.000Z", "2041-06-02T00:00:00.000Z")).map((one) => one.where)).toEqual(["here"]);
  vi.setSystemTime("2026-11-23T10:00:00Z");
  const state = await local.state();
  expect([state.unsent, (await local.outbox()).length, pillOf(state, new Date()).text]).toEqual([1, 1, "1 on this phone"]);
});

test("no age is less than nothing", () => {
  expect(age("2041-06-01T12:00:00Z", new Date("2026-11-23T10:00:00Z"))).toBe("0 min");
});

test("an id made before 1970 is one that the server takes", () => {
  expect(newId(Date.parse(YEARS[0] ?? ""))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
