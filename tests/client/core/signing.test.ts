import { expect, test } from "vitest";
import { signIn } from "../../../static/app/core/store/signing";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

const server = (user: string, status = 200) => {
  const calls: { method: string; device?: string }[] = [];
  const request = async (_address: string, init: RequestInit): Promise<Response> => {
    const said = init.body ? (JSON.parse(String(init.body)) as { device: { id: string } }) : undefined;
    calls.push({ method: String(init.method), device: said?.device.id });
    return Response.json({ user: { id: user, name: "Ana Ríos", role: "rep", language: "es" }, device: said?.device.id, epoch: "e-1", scopes: [] }, { status });
  };
  return { calls, request };
};
const attempt = (phone: Phone, { request }: ReturnType<typeof server>) =>
  signIn({ database: phone.database, request, newId: () => crypto.randomUUID(), deviceName: "Test", clear: () => phone.local.clear(), filesHere: async () => (await phone.local.files()).length }, "ana@example.com", "secret");

test("who signed in is known without a network afterwards, and the device stays the same", async () => {
  const phone = new Phone(new FakeServer());
  const office = server("u1");
  expect(await attempt(phone, office)).toMatchObject({ ok: true, session: { user: { id: "u1" } } });
  await attempt(phone, office);
  expect(office.calls[0]?.device).toBe(office.calls[1]?.device);
  expect(await phone.database.fact("session")).toMatchObject({ user: { id: "u1" } });
});

test("another person cannot sign in over unsent work, and finds nothing of the first once it is sent", async () => {
  const phone = new Phone(new FakeServer());
  await attempt(phone, server("u1"));
  await phone.local.create("note", { account_id: "a", body: "Ana's" });
  expect(await attempt(phone, server("u2"))).toEqual({ ok: false, code: "other_user", unsent: 1 });
  expect((await phone.local.outbox()).length).toBe(1);
  await phone.sync();
  expect(await attempt(phone, server("u2"))).toMatchObject({ ok: true });
  expect([await phone.copies(), (await phone.database.fact("session"))?.user.id]).toEqual([[], "u2"]);
});

test("a wrong password, too many tries and no network are told apart", async () => {
  const phone = new Phone(new FakeServer());
  const offline = { calls: [], request: async () => { throw new TypeError("no network"); } };
  const codes = [await attempt(phone, server("u1", 401)), await attempt(phone, server("u1", 429)), await attempt(phone, offline)].map((one) => !one.ok && one.code);
  expect(codes).toEqual(["wrong", "too_many", "offline"]);
});
