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

test("a photo follows its record, and counts as being only here until the feed says that it is stored", async () => {
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
  expect([await phone.files.spares.count(), (await phone.local.state()).unsent]).toEqual([1, 0]);
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

test("each piece goes with its checksum; one that arrives changed is sent again later and is no refusal", async () => {
  const { phone } = await photographed();
  await phone.sync();
  const tus = new FakeTus(100);
  const said: (string | null)[] = [];
  const road: Request = async (address, init) => {
    if (init.method === "PATCH") said.push(new Headers(init.headers).get("Upload-Checksum"));
    return init.method === "PATCH" && said.length === 1 ? Response.json({ code: "checksum_mismatch" }, { status: 460 }) : tus.request(address, init);
  };
  await expect(uploadFiles(phone.database, phone.files, road, now)).rejects.toThrow("460");
  expect([await phone.files.refusals.count(), await uploadFiles(phone.database, phone.files, road, now)]).toEqual([0, 1]);
  expect(said).toEqual(Array(2).fill(`sha256 ${Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from("ten bytes!"))).toString("base64")}`));
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
  expect(await uploadFiles(phone.database, phone.files, picky, now)).toBe(1);
  expect([await phone.files.refusals.count(), await phone.files.files.count()]).toEqual([1, 2]);
});

const refusing = (code: string): Request => async (_address, init) =>
  init.method === "HEAD" ? new Response(null, { status: 404 }) : Response.json({ code }, { status: 422 });

test("a file the server will not take waits for a person, with the reason, also after a restart", async () => {
  const { phone } = await photographed();
  await phone.sync();
  expect(await phone.local.state()).toMatchObject({ unsent: 1, setAside: 0, oldest: "2026-11-23T10:00:00.000Z" });
  await uploadFiles(phone.database, phone.files, refusing("not_a_picture"), now);
  phone.restart();
  expect(await phone.local.files()).toMatchObject([{ size: 10, mime: "image/jpeg", recordType: "visit", record: "v1", refusal: { status: 422, code: "not_a_picture" } }]);
  expect(await phone.local.state()).toMatchObject({ unsent: 0, setAside: 1, oldest: null });
  const tus = new FakeTus(100);
  expect([await uploadFiles(phone.database, phone.files, tus.request, now), tus.calls]).toEqual([0, []]);
});

test("once a person says so a refused file is offered again", async () => {
  const { phone } = await photographed();
  await phone.sync();
  await uploadFiles(phone.database, phone.files, refusing("hash_mismatch"), now);
  const [file] = await phone.local.files();
  await phone.local.retryFile(file?.sha256 ?? "");
  const tus = new FakeTus(100);
  expect([await uploadFiles(phone.database, phone.files, tus.request, now), tus.kept.size]).toEqual([1, 1]);
});

test("a refused file that a person lets go of leaves the phone, and its record goes everywhere", async () => {
  const { server, phone } = await photographed();
  await phone.sync();
  await uploadFiles(phone.database, phone.files, refusing("type_refused"), now);
  await phone.local.discardFile((await phone.local.files())[0]?.sha256 ?? "");
  expect([await phone.files.files.count(), await phone.files.refusals.count(), await phone.local.list("attachment")]).toEqual([0, 0, []]);
  await phone.sync();
  expect([server.live(), (await phone.local.state()).setAside]).toEqual([[], 0]);
});

test("what only this phone has can be taken out with the bytes of its files", async () => {
  const { phone, id } = await photographed();
  await phone.sync();
  await phone.local.create("note", { account_id: "a", body: "unsent" });
  const [changes, photo, ...more] = await phone.local.exportUnsent();
  expect(JSON.parse((await changes?.blob.text()) ?? "")).toMatchObject({
    user: { name: "Ana Ríos" }, unsent: [{ set: { body: "unsent" } }], set_aside: [], files: [{ name: photo?.name, size: 10, record_type: "visit", record_id: "v1" }],
  });
  expect([photo?.name.endsWith(".jpg"), await photo?.blob.text(), more]).toEqual([true, "ten bytes!", []]);
  phone.server.change("attachment", id, { stored: true });
  await phone.sync();
  expect((await phone.local.exportUnsent()).length).toBe(1);
});

test("a photo whose account went to another territory before its bytes had followed still arrives", async () => {
  const { server, phone } = await photographed();
  await phone.sync();
  server.scopes = ["user:1"];
  await phone.sync();
  expect(await phone.local.files()).toMatchObject([{ record: null, refusal: null }]);
  const tus = new FakeTus(100);
  expect([await uploadFiles(phone.database, phone.files, tus.request, now), tus.kept.size, await phone.files.spares.count()]).toEqual([1, 1, 1]);
});

test("a photo that was taken back before its bytes had followed is not sent", async () => {
  const { phone, id } = await photographed();
  await phone.sync();
  await phone.local.remove("attachment", id);
  await phone.sync();
  const tus = new FakeTus(100);
  expect([await uploadFiles(phone.database, phone.files, tus.request, now), tus.calls]).toEqual([0, []]);
});
