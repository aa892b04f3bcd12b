import { afterEach, expect, test, vi } from "vitest";
import { ask, isAway, Refused } from "../../../static/app/core/ask";

const answers = (reply: () => Promise<Response>): void => { vi.stubGlobal("fetch", reply); };
afterEach(() => { vi.unstubAllGlobals(); });
const refusal = (): Promise<unknown> => ask("GET", "/api/settings").catch((error: unknown) => error);

test("what the server refuses is told in its own sentence, with its code and what is wrong where", async () => {
  const problem = { code: "invalid", title: "Not valid", detail: "Write a figure.", errors: { km: ["missing"] } };
  answers(async () => new Response(JSON.stringify(problem), { status: 422 }));
  const error = await refusal();
  expect(error).toMatchObject({ status: 422, code: "invalid", message: "Write a figure.", errors: { km: ["missing"] } });
  expect([error instanceof Refused, isAway(error)]).toEqual([true, false]);
});

test("a server out of reach is told apart from one that refuses", async () => {
  answers(async () => { throw new TypeError("Failed to fetch"); });
  expect(isAway(await refusal())).toBe(true);
});

test("a refusal in no words of ours names the status", async () => {
  answers(async () => new Response("<html>Bad gateway</html>", { status: 502 }));
  expect(await refusal()).toMatchObject({ status: 502, message: "502" });
});

test("an answer without a body is an answer", async () => {
  answers(async () => new Response(null, { status: 204 }));
  expect(await ask("DELETE", "/api/calendar")).toBeNull();
});
