import { beforeEach, expect, test, vi } from "vitest";

const putFile = vi.fn();
const toast = vi.fn();
vi.mock("../../../static/app/core/store/index.ts", () => ({ store: { putFile } }));
vi.mock("../../../static/app/core/ui/index.ts", () => ({ toast }));
const { keepMemo } = await import("../../../static/app/core/capture/voice.ts");

const sound = [new Blob(["a"]), new Blob(["b"])];
beforeEach(() => { putFile.mockReset(); toast.mockReset(); });

test("a memo that was stopped before a sound came is empty, and nothing is kept", async () => {
  expect(await keepMemo([], "audio/webm;codecs=opus", "visit", "v1")).toBe("empty");
  expect(putFile).not.toHaveBeenCalled();
});
test("what was heard is kept with the visit", async () => {
  expect(await keepMemo(sound, "audio/webm;codecs=opus", "visit", "v1")).toBe("kept");
  const [memo, owner] = putFile.mock.calls[0] as [Blob, unknown];
  expect([await memo.text(), memo.type, owner]).toEqual(["ab", "audio/webm", { recordType: "visit", record: "v1", mime: "audio/webm" }]);
});
test("a phone without room says so by itself and offers another place", async () => {
  putFile.mockRejectedValue(new Error("full"));
  expect(await keepMemo(sound, "", "visit", "v1")).toBe("not_kept");
  expect(toast).toHaveBeenCalledOnce();
});
