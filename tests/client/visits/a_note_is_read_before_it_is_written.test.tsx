import { signal } from "@preact/signals";
import { renderToString } from "preact-render-to-string";
import { beforeEach, expect, test, vi } from "vitest";
import type { Shown, Visit } from "../../../static/app/core/records";

const notes = signal<{ body: string; promise: boolean }[] | null>(null);
vi.mock("../../../static/app/core/store/index.ts", () => ({ store: {}, isRead: () => notes.value !== null, useRecords: () => signal(notes.value ?? []) }));
vi.mock("../../../static/app/core/session.ts", () => ({ session: signal(null) }));
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
const { VisitNote } = await import("../../../static/app/visits/note.tsx");

const shown = (): string => renderToString(<VisitNote visit={{ id: "v1" } as Shown<Visit>} />);
beforeEach(() => { notes.value = null; });

test("nobody can type into the note of a visit before it is known what stands in it, so that no words are written over", () => {
  expect(shown()).not.toContain("textarea");
  notes.value = [{ body: "Pump leaks", promise: false }];
  expect(shown()).toContain("Pump leaks");
});

test("a visit without a note has an empty one", () => {
  notes.value = [];
  expect(shown()).toContain("textarea");
});
