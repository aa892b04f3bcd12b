import { expect, test } from "vitest";
import type { Visit } from "../../../static/app/core/records";
import { changesSince } from "../../../static/app/trips/seen";

const visit = (account_id: string, day: string, planned_start: string) => ({ account_id, day, planned_start }) as Visit;

test("the review says who came, who moved to another day and who is out, and keeps quiet about minutes", () => {
  const before = [{ account: "teche", day: "2026-11-18", start: "09:00" }, { account: "harlan", day: "2026-11-18", start: "11:00" }, { account: "kessler", day: "2026-11-17", start: "13:15" }];
  const now = [visit("teche", "2026-11-19", "09:00"), visit("oak", "2026-11-17", "15:50"), visit("kessler", "2026-11-17", "13:20")];
  expect(changesSince(before, now).map(({ kind, account }) => `${kind} ${account}`)).toEqual(["add oak", "mov teche", "del harlan"]);
});
