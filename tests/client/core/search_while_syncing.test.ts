import { beforeEach, expect, test } from "vitest";
import { blank } from "../../../static/app/core/store/blank";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

let server: FakeServer;
let phone: Phone;
beforeEach(async () => {
  server = new FakeServer();
  phone = new Phone(server);
  await phone.signIn();
});
const names = async (): Promise<string[]> => (await phone.local.accounts({ limit: 1000 })).map((hit) => hit.name).sort();

test("a search that was being made ready while the first page arrived shows what the page brought", async () => {
  const ready = phone.local.indexed();
  for (let place = 0; place < 250; place++) server.change("account", `a${place}`, { ...blank.account, name: `Works ${place}` });
  await phone.sync();
  await ready;
  expect((await names()).length).toBe(250);
});

test("a rename that arrives while the search is being made ready is found by its new name only", async () => {
  server.change("account", "a1", { ...blank.account, name: "Old name" });
  await phone.sync();
  phone.local.noticed({ account: null });
  const ready = phone.local.indexed();
  server.change("account", "a1", { ...blank.account, name: "New name" });
  await phone.sync();
  await ready;
  expect(await names()).toEqual(["New name"]);
});
