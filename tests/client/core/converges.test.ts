import fc from "fast-check";
import { expect, test } from "vitest";
import { FakeServer } from "./fake_server";
import { act, atRest, type Act, World } from "./world";
import type { Fault } from "./phone";

const phone = fc.nat(2);
const which = fc.nat(7);
const account = fc.constantFrom("a", "b");
const value = fc.constantFrom("a ", "b", "c ", "bad");
const field = fc.constantFrom("body", "kind");
const steps = fc.integer({ min: 0, max: 60 });
const does = <const T extends string>(...names: T[]) => fc.constantFrom(...names);

const step: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: does("create"), phone, account, type: does("note", "visit", "task") }) },
  { weight: 7, arbitrary: fc.record({ do: does("patch", "office"), phone, which, field, value }) },
  { weight: 2, arbitrary: fc.record({ do: does("remove", "office_drop"), phone, which }) },
  { weight: 2, arbitrary: fc.record({ do: does("photo"), phone, which }) },
  { weight: 2, arbitrary: fc.record({ do: does("resend", "discard"), phone }) },
  { weight: 5, arbitrary: fc.record({ do: does("sync"), phone, fault: does<Fault>("none", "lost_request", "lost_reply", "cut_reply", "cut_lines", "kill_before_apply", "kill_after_apply") }) },
  { weight: 4, arbitrary: fc.record({ do: does("killed"), phone, which, steps, at: does("exchange", "create", "patch", "photo", "resend") }) },
  { weight: 2, arbitrary: fc.record({ do: does("exchange", "short", "restart", "tapped"), phone }) },
  { weight: 2, arbitrary: fc.record({ do: does("tabs_write", "tabs_sync", "backup", "restore", "compact", "strict") }) },
  { weight: 2, arbitrary: fc.record({ do: does("move"), account, territory: does("terr:1", "terr:2") }) },
  { weight: 2, arbitrary: fc.record({ do: does("scopes"), held: fc.subarray(["terr:1", "terr:2"]) }) },
);

test("whatever is lost, cut, killed, moved or restored on the way, no change is lost or doubled and all phones agree with the server", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), fc.integer({ min: 1, max: 5 }), async (what, pageSize) => {
    const world = await World.begin(new FakeServer(), pageSize);
    for (const one of what) {
      await act(world, one);
      expect(world.server.wrongs).toEqual([]);
    }
    await atRest(world);
    await world.end();
  }), { numRuns: 30 });
}, 120_000);
