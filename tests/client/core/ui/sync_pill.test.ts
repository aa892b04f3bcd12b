import { beforeAll, expect, test } from "vitest";
import { speak } from "../../../../static/app/core/i18n/index.ts";
import { pillOf } from "../../../../static/app/core/ui/sync_pill.tsx";

const now = new Date("2026-11-17T12:00:00");
const calm = { unsent: 0, oldest: null, sending: null, setAside: 0, conflicts: 0, online: true, upgrade: false, here: null, lost: null, last: "2026-11-17T11:59:00" };

beforeAll(() => speak("en"));

test("nothing waits: all on the server", () => expect(pillOf(calm, now)).toMatchObject({ tone: "ok", text: "All on server" }));
test("what is only here is counted", () => expect(pillOf({ ...calm, unsent: 3, oldest: "2026-11-17T11:00:00" }, now)).toMatchObject({ tone: "", text: "3 on this phone" }));
test("sending says how far", () => expect(pillOf({ ...calm, unsent: 3, sending: [2, 3] }, now).text).toBe("Sending 2 of 3"));
test("older than a day says since when", () => expect(pillOf({ ...calm, unsent: 3, oldest: "2026-11-15T11:00:00" }, now)).toMatchObject({ tone: "old", text: "3 here since Sun 15" }));
test("set aside outranks everything", () => expect(pillOf({ ...calm, unsent: 3, sending: [2, 3], setAside: 1, conflicts: 2 }, now)).toMatchObject({ tone: "stuck", text: "1 set aside" }));
test("no signal is not an error", () => expect(pillOf({ ...calm, online: false }, now)).toMatchObject({ tone: "", text: "No signal" }));
test("before the first answer of the server nothing is called complete", () => expect(pillOf({ ...calm, last: null }, now)).toMatchObject({ tone: "", text: "Fetching your data" }));
