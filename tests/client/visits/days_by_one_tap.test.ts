import { beforeAll, expect, test } from "vitest";
import { speak } from "../../../static/app/core/i18n/index.ts";
import { dayChoices } from "../../../static/app/visits/follow_up.tsx";

beforeAll(() => speak("en"));

test("tomorrow, Friday, a week, a month and any other date", () =>
  expect(dayChoices(new Date("2026-11-17T12:00:00")).days).toEqual(["2026-11-18", "2026-11-20", "2026-11-24", "2026-12-17"]));
test("on a Thursday tomorrow is Friday and is offered once", () =>
  expect(dayChoices(new Date("2026-11-19T12:00:00")).days).toEqual(["2026-11-20", "2026-11-26", "2026-12-19"]));
test("on a Friday the next one is a week away and is offered once", () =>
  expect(dayChoices(new Date("2026-11-20T12:00:00")).days).toEqual(["2026-11-21", "2026-11-27", "2026-12-20"]));
