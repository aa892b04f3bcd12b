import fc from "fast-check";
import { expect, test } from "vitest";
import { FakeServer } from "./fake_server";
import { type Fault, Phone } from "./phone";

type Step =
  | { do: "create" | "remove" | "office_drop"; phone: number; which: number }
  | { do: "patch" | "office"; phone: number; which: number; field: "body" | "kind"; value: string }
  | { do: "sync"; phone: number; fault: Fault }
  | { do: "restart"; phone: number };

const phone = fc.nat(1);
const which = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("create" as const), phone, which }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom("patch" as const, "office" as const), phone, which, field: fc.constantFrom("body" as const, "kind" as const), value: fc.constantFrom("a", "b", "c") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("remove" as const, "office_drop" as const), phone, which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("sync" as const), phone, fault: fc.constantFrom<Fault>("none", "lost_request", "lost_reply", "cut_reply", "kill_before_apply", "kill_after_apply") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const), phone }) },
);

const perform = async (server: FakeServer, phones: Phone[], what: Step, ids: string[]): Promise<void> => {
  const here = phones[what.phone] as Phone;
  if (what.do === "restart") return here.restart();
  if (what.do === "sync") return void (await here.sync(what.fault));
  if (what.do === "create") return void ids.push(await here.local.create("note", { account_id: "a", body: `note ${ids.length}` }));
  const id = ids[what.which % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (what.do === "office") { if (server.records.get(id)?.live) server.change("note", id, { [what.field]: what.value }); return; }
  if (what.do === "office_drop") { if (server.records.get(id)?.live) server.drop("note", id); return; }
  if (!(await here.local.get("note", id))) return;
  await (what.do === "patch" ? here.local.patch("note", id, { [what.field]: what.value }) : here.local.remove("note", id));
};

test("whatever is lost, cut or killed on the way, no change is lost or doubled and all phones agree with the server", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), fc.integer({ min: 1, max: 4 }), async (steps, pageSize) => {
    const server = new FakeServer();
    server.pageSize = pageSize;
    const phones = [new Phone(server), new Phone(server)];
    const made = new Set<string>();
    const ids: string[] = [];
    for (const one of phones) await one.signIn();
    for (const what of steps) {
      await perform(server, phones, what, ids);
      for (const one of phones) for (const mutation of await one.local.outbox()) made.add(mutation.id);
    }
    for (const round of [1, 2]) for (const one of phones) expect([round, await one.sync()]).toEqual([round, "done"]);
    const truth = server.live().map((kept) => `${kept.type}/${kept.id}/${kept.rev}`).sort();
    for (const one of phones) {
      expect(await one.copies()).toEqual(truth);
      expect((await one.local.state()).unsent).toBe(0);
      expect(await one.database.sent.where("awaiting").equals(1).count()).toBe(0);
    }
    for (const id of made) expect(server.applied.get(id)).toBe(1);
    const kept = new Set((await Promise.all(phones.map((one) => one.database.sent.toCollection().primaryKeys()))).flat());
    const aside = new Set((await Promise.all(phones.map((one) => one.database.setAside.toCollection().primaryKeys()))).flat());
    for (const id of made) expect(kept.has(id) !== aside.has(id)).toBe(true);
    for (const one of phones) await one.database.delete();
  }), { numRuns: 40 });
}, 60_000);
