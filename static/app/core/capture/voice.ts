import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { TypeName } from "../records.ts";
import { store } from "../store/index.ts";

const FORMATS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

const open = async (): Promise<MediaRecorder> => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
  return new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: 32_000 });
};

const close = async (recorder: MediaRecorder, parts: Blob[], recordType: TypeName, record: string): Promise<void> => {
  for (const track of recorder.stream.getTracks()) track.stop();
  const mime = (recorder.mimeType || "audio/webm").split(";")[0] ?? "audio/webm";
  if (parts.length > 0) await store.putFile(new Blob(parts, { type: mime }), { recordType, record, mime });
};

interface Voice { recording: boolean; toggle: () => Promise<void> }

/** A spoken memo, kept as the record's attachment when it is stopped or the page is left. `toggle` fails when the microphone is refused. */
export const useVoice = (recordType: TypeName, record: string, onKept: () => void): Voice => {
  const recorder = useRef<MediaRecorder | null>(null);
  const recording = useSignal(false);
  const stop = (): void => { if (recorder.current?.state === "recording") recorder.current.stop(); };
  useEffect(() => stop, []);
  const start = async (): Promise<void> => {
    const now = await open();
    const parts: Blob[] = [];
    now.ondataavailable = ({ data }) => { if (data.size > 0) parts.push(data); };
    now.onstop = () => { recording.value = false; void close(now, parts, recordType, record).then(onKept); };
    recorder.current = now;
    now.start(1000);
    recording.value = true;
  };
  return { recording: recording.value, toggle: async () => (recording.value ? stop() : start()) };
};
