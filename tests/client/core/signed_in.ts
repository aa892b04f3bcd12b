import { beforeEach } from "vitest";
import { FakeServer } from "./fake_server";
import { Phone } from "./phone";

/** New for each test of the file that imports them: a server with nothing on it, and a phone that has signed in there. */
export let server: FakeServer;
export let phone: Phone;
beforeEach(async () => {
  server = new FakeServer();
  phone = new Phone(server);
  await phone.signIn();
});
export const note = (body: string): Promise<string> => phone.local.create("note", { account_id: "a1", body });
