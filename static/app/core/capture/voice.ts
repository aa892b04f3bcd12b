import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { TypeName } from "../records.ts";
import { store } from "../store/index.ts";
import { rescue } from "./give.ts";

/** What phones can record, best first: Android takes the first, an iPhone the second. */
const FORMATS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const BITS_PER_SECOND = 32_000;

const open = async (): Promise<MediaRecorder> => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
  return new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: BITS_PER_SECOND });
};

/** How a recording ended. "not_kept" has told the person by itself. */
export type Ended = "kept" | "empty" | "not_kept";

/** Keeps what was recorded as the record's attachment; `mimeType` is the recorder's. */
export const keepMemo = async (parts: Blob[], mimeType: string, recordType: TypeName, record: string): Promise<Ended> => {
  if (parts.length === 0) return "empty";
  const mime = (mimeType || "audio/webm").split(";")[0] ?? "audio/webm";
  const memo = new Blob(parts, { type: mime });
  try { await store.putFile(memo, { recordType, record, mime }); } catch { rescue(memo, `memo.${mime.split("/")[1]}`); return "not_kept"; }
  return "kept";
};

const silence = ({ stream }: MediaRecorder): void => { for (const track of stream.getTracks()) track.stop(); };

/** "0:42" of seconds. */
export const clockLength = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;

interface Voice { recording: boolean; length: string; toggle: () => Promise<void> }

/** A spoken memo, kept as the record's attachment when it is stopped, the page is left, or the app goes to the background; stopped before the microphone gave a sound it is "empty", and nothing is kept. `toggle` fails when the microphone is refused. */
export const useVoice = (recordType: TypeName, record: string, onEnd: (ended: Ended) => void): Voice => {
  const recorder = useRef<MediaRecorder | null>(null);
  const asking = useRef(false);
  const recording = useSignal(false);
  const seconds = useSignal(0);
  const stop = (): void => { if (recorder.current?.state === "recording") recorder.current.stop(); };
  useEffect(() => {
    const leave = (): void => { if (document.visibilityState === "hidden") stop(); };
    document.addEventListener("visibilitychange", leave);
    return () => { document.removeEventListener("visibilitychange", leave); stop(); };
  }, []);
  const start = async (): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    try {
      const now = await open();
      const parts: Blob[] = [];
      now.ondataavailable = ({ data }) => { if (data.size > 0) { parts.push(data); seconds.value += 1; } };
      now.onstop = () => { recording.value = false; silence(now); void keepMemo(parts, now.mimeType, recordType, record).then(onEnd); };
      recorder.current = now;
      seconds.value = 0;
      now.start(1000);
      recording.value = true;
    } finally { asking.current = false; }
  };
  return { recording: recording.value, length: clockLength(seconds.value), toggle: async () => (recording.value ? stop() : start()) };
};
