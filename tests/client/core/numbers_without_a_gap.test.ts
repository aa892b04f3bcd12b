import { expect, test } from "vitest";
import { note, phone, server } from "./signed_in";

/** What each request with changes in it told: their numbers, and those that will not come. */
const told = (): [number[], number[] | undefined][] => server.requests.filter((one) => one.mutations.length > 0).map((one) => [one.mutations.map((mutation) => mutation.n), one.refused]);

test("a change that no request could take is no gap before the next one", async () => {
  await note("first");
  await phone.sync();
  await note("far too large");
  server.next = [{ status: 413, body: "{}" }];
  await phone.sync();
  await note("third");
  await phone.sync();
  expect(told().at(-1)).toEqual([[3], [2]]);
});

test("what was refused and what became of it since is no gap to a server that was put back to a backup", async () => {
  await note("first");
  await phone.sync();
  const backup = server.backUp();
  server.rejects = () => ({ code: "invalid", detail: "No." });
  for (const body of ["kept aside", "let go", "written anew"]) await note(body);
  await phone.sync();
  server.rejects = () => null;
  const asides = await phone.local.setAside();
  await phone.local.discard(asides.find((one) => one.mutation.set?.body === "let go")?.id ?? "");
  await phone.local.resend(asides.find((one) => one.mutation.set?.body === "written anew")?.id ?? "");
  await phone.sync();
  server.restoreTo(backup);
  await phone.sync();
  expect(told().at(-1)).toEqual([[1, 5], [2, 3, 4]]);
});

test("where nothing was refused nothing is said", async () => {
  for (const body of ["one", "two"]) await note(body);
  await phone.sync();
  await note("three");
  await phone.sync();
  expect(told()).toEqual([[[1, 2], undefined], [[3], undefined]]);
});

test("what the server has answered is not said again", async () => {
  server.rejects = (mutation) => (mutation.set?.body === "bad" ? { code: "invalid", detail: "No." } : null);
  for (const body of ["one", "bad", "three"]) await note(body);
  await phone.sync();
  await note("four");
  await phone.sync();
  expect(told().at(-1)).toEqual([[4], undefined]);
});
