import { expect, test, vi } from "vitest";
import { blank } from "../../../static/app/core/store/blank";
import { phone, server } from "./signed_in";

const names = async (): Promise<string[]> => (await phone.local.accounts({ limit: 1000 })).map((hit) => hit.name).sort();

test("a search that was being made ready while the first page arrived shows what the page brought", async () => {
  const ready = phone.local.search.ready();
  for (let place = 0; place < 250; place++) server.change("account", `a${place}`, { ...blank.account, name: `Works ${place}` });
  await phone.sync();
  await ready;
  expect((await names()).length).toBe(250);
});

test("a rename that arrives while the search is being made ready is found by its new name only", async () => {
  server.change("account", "a1", { ...blank.account, name: "Old name" });
  await phone.sync();
  phone.local.noticed({ account: null });
  const ready = phone.local.search.ready();
  server.change("account", "a1", { ...blank.account, name: "New name" });
  await phone.sync();
  await ready;
  expect(await names()).toEqual(["New name"]);
});

test("a search that was kept answers the next start without reading the records", async () => {
  server.change("account", "a1", { ...blank.account, name: "Núñez Hidráulica", visit_interval_days: 60 });
  server.change("contact", "c1", { ...blank.contact, account_id: "a1", name: "Rosa Kessler", title: "Maintenance" });
  await phone.sync();
  const before = await phone.local.accounts({ text: "kess" });
  await phone.local.search.keep();
  await phone.database.rows("account").clear();
  phone.local.search.forget();
  expect((await phone.local.search.ready()).whole).toBe(false);
  expect(await phone.local.accounts({ text: "kess" })).toEqual(before);
  expect(before[0]).toMatchObject({ name: "Núñez Hidráulica", match: "Rosa Kessler, Maintenance" });
});

test("whatever happens after it was kept, a page, a change of one's own, or a verdict, the next start reads the records", async () => {
  server.change("account", "a1", { ...blank.account, name: "First" });
  await phone.sync();
  const steps: [string, () => Promise<unknown>][] = [
    ["Second", () => { server.change("account", "a1", { name: "Second" }); return phone.sync(); }],
    ["Third", () => phone.local.patch("account", "a1", { name: "Third" })],
    ["Third", () => phone.sync()],
  ];
  for (const [name, step] of steps) {
    await phone.local.search.keep();
    await step();
    phone.local.search.forget();
    expect((await phone.local.search.ready()).whole).toBe(true);
    expect(await names()).toEqual([name]);
  }
});

test("a kept search that meets a change reads the records and knows it", async () => {
  server.change("account", "a1", { ...blank.account, name: "Works" });
  await phone.sync();
  await phone.local.search.keep();
  phone.local.search.forget();
  await phone.local.search.ready();
  await phone.local.create("site", { account_id: "a1", label: "Yard", city: "Tulsa" });
  expect((await phone.local.accounts({ text: "tulsa" })).map((hit) => hit.name)).toEqual(["Works"]);
});

test("a search that could not take in a change, because the phone's store failed, is made anew and knows it", async () => {
  server.change("account", "a1", { ...blank.account, name: "Works" });
  await phone.sync();
  await phone.local.accounts({ text: "" });
  vi.spyOn(phone.local.search as unknown as { takeIn: () => Promise<never> }, "takeIn").mockRejectedValueOnce(new Error("the connection was lost"));
  await phone.local.create("account", { name: "New works" });
  await expect(phone.local.search.ready()).rejects.toThrow("the connection was lost");
  expect(await names()).toEqual(["New works", "Works"]);
});
