import { expect, test } from "vitest";
import { type Request, uploadFiles } from "../../../static/app/core/store/files";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

/** A tus server in memory that takes at most `most` bytes a request. */
class FakeTus {
  readonly kept = new Map<string, { size: number; bytes: number }>();
  readonly calls: string[] = [];
  constructor(public most = 4) {}
  readonly request: Request = async (address, init) => {
    this.calls.push(String(init.method));
    const file = this.kept.get(address);
    const headers = new Headers(init.headers);
    if (init.method === "POST") this.kept.set(address, { size: Number(headers.get("Upload-Length")), bytes: 0 });
    if (init.method === "POST") return new Response(null, { status: 201 });
    if (!file) return new Response(null, { status: 404 });
    if (init.method === "PATCH") file.bytes += Math.min(this.most, (init.body as ArrayBuffer).byteLength);
    return new Response(null, { status: init.method === "PATCH" ? 204 : 200, headers: { "Upload-Offset": String(file.bytes) } });
  };
}
const now = new Date("2026-11-23T10:00:00Z");
const photographed = async (): Promise<{ server: FakeServer; phone: Phone; id: string }> => {
  const server = new FakeServer();
  const phone = new Phone(server);
  await phone.signIn();
  const id = await phone.local.putFile(new Blob(["ten bytes!"]), { recordType: "visit", record: "v1", mime: "image/jpeg" });
  return { server, phone, id };
};

test("a photo follows its record and leaves the phone only when the feed says that it is stored", async () => {
  const { server, phone, id } = await photographed();
  const tus = new FakeTus();
  expect(await uploadFiles(phone.database, phone.files, tus.request, now)).toBe(0);
  await phone.sync();
  expect((await phone.local.state()).unsent).toBe(1);
  expect(await uploadFiles(phone.database, phone.files, tus.request, now)).toBe(1);
  expect([...tus.kept.values()]).toEqual([{ size: 10, bytes: 10 }]);
  expect(await phone.files.files.count()).toBe(1);
  server.change("attachment", id, { stored: true });
  await phone.sync();
  await uploadFiles(phone.database, phone.files, tus.request, now);
  expect([await phone.files.files.count(), (await phone.local.state()).unsent]).toEqual([0, 0]);
});

test("an upload that broke off goes on where it stopped", async () => {
  const { phone } = await photographed();
  await phone.sync();
  const tus = new FakeTus(6);
  const broken: Request = async (address, init) => {
    if (tus.calls.filter((call) => call === "PATCH").length === 1) throw new TypeError("no network");
    return tus.request(address, init);
  };
  await expect(uploadFiles(phone.database, phone.files, broken, now)).rejects.toThrow("no network");
  await uploadFiles(phone.database, phone.files, tus.request, now);
  expect([[...tus.kept.values()], tus.calls]).toEqual([[{ size: 10, bytes: 10 }], ["HEAD", "POST", "PATCH", "HEAD", "PATCH"]]);
});

test("a file the server will not take is kept and does not hold up the next one", async () => {
  const { phone } = await photographed();
  await phone.local.putFile(new Blob(["another photo"]), { recordType: "visit", record: "v1", mime: "image/jpeg" });
  await phone.sync();
  const tus = new FakeTus(100);
  let first = "";
  const picky: Request = (address, init) => {
    first ||= address;
    return address === first && init.method === "PATCH" ? Promise.resolve(new Response(null, { status: 422 })) : tus.request(address, init);
  };
  const refused = new Set<string>();
  expect(await uploadFiles(phone.database, phone.files, picky, now, refused)).toBe(1);
  expect([refused.size, await phone.files.files.count()]).toEqual([1, 2]);
});
