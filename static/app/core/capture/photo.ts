import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Attachment, Shown, TypeName } from "../records.ts";
import { store } from "../store/index.ts";

const LONGEST_SIDE = 2048;
const QUALITY = 0.8;

/** Addresses of the files read from this phone since the app was opened, by attachment. */
const taken = signal<Record<string, string>>({});

/** The size a picture gets, in pixels: its longest side at most 2048, never enlarged. */
export const scaled = (width: number, height: number): [number, number] => {
  const factor = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return [Math.round(width * factor), Math.round(height * factor)];
};

/** Drawn anew as JPEG: smaller, upright, and without the place and camera data the original carries. */
export const shrink = async (file: Blob): Promise<Blob> => {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = scaled(picture.width, picture.height);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/jpeg", QUALITY));
};

/** What was chosen cannot be read as a picture. */
export class NoPicture extends Error { constructor() { super("not a picture"); this.name = "NoPicture"; } }

/** Keeps a photo on this phone as the record's attachment; resolves with the attachment's id. */
export const keepPhoto = async (file: Blob, recordType: TypeName, record: string): Promise<string> => {
  const blob = await shrink(file).catch(() => { throw new NoPicture(); });
  const id = await store.putFile(blob, { recordType, record, mime: "image/jpeg" });
  taken.value = { ...taken.value, [id]: URL.createObjectURL(blob) };
  return id;
};

/** Where a kept file can be shown or played from: this phone while its bytes are here, else the server; null while they are on another phone. */
export const useAddress = (attachment: Shown<Attachment>): string | null => {
  const known = taken.value[attachment.id];
  useEffect(() => {
    if (taken.peek()[attachment.id]) return;
    void store.file(attachment.sha256).then((blob) => {
      if (blob) taken.value = { ...taken.peek(), [attachment.id]: URL.createObjectURL(blob) };
    });
  }, [attachment.id]);
  return known ?? (attachment.stored ? `/api/files/${attachment.sha256}` : null);
};
