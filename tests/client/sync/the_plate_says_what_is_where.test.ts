import { beforeAll, expect, test } from "vitest";
import { speak } from "../../../static/app/core/i18n/index.ts";
import { askedWords, plateOf } from "../../../static/app/sync/send_plate.tsx";

const calm = { unsent: 0, oldest: null, sending: null, setAside: 0, conflicts: 0, online: true, upgrade: false, here: null, lost: null, last: "2026-11-17T11:59:00" };
beforeAll(() => speak("en"));

test("all on server is said when nothing waits and nothing was set aside", () => {
  expect(plateOf(calm)).toEqual({ icon: "server", lead: "All on server", sub: "Nothing waits on this phone." });
  expect(askedWords(calm)).toBe("All on server");
});
test("what the server did not take is never called all on server", () => {
  const one = { ...calm, setAside: 1 };
  expect(plateOf(one)).toEqual({ icon: "stop", lead: "1 was not taken", sub: "The rest is on the server. What was not taken is kept here until you decide." });
  expect(askedWords(one)).toBe("1 was not taken");
  expect(askedWords({ ...calm, setAside: 2 })).toBe("2 were not taken");
});
test("without a signal it says so, and what waits is counted", () => {
  const here = { ...calm, unsent: 2, oldest: new Date().toISOString(), online: false, setAside: 1 };
  expect(plateOf(here).lead).toBe("2 only on this phone");
  expect(plateOf(here).sub).toContain("No signal here");
  expect(askedWords(here)).toBe("Still no signal");
  expect(askedWords({ ...calm, online: false })).toBe("Still no signal");
});
test("before the first answer of the server it is fetching", () => expect(plateOf({ ...calm, last: null }).lead).toBe("Fetching your data"));
