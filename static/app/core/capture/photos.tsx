import { useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import type { Attachment, Shown, TypeName } from "../records.ts";
import { Icon, toast } from "../ui/index.ts";
import { keepPhoto, useAddress } from "./photo.ts";

interface TakeProps { recordType: TypeName; record: () => string | Promise<string>; icon?: boolean; label: string }

/** Opens the camera; every picture is scaled and kept before the button answers. `icon` for the app bar. */
export const TakePhoto = ({ recordType, record, icon = false, label }: TakeProps) => {
  const input = useRef<HTMLInputElement>(null);
  const keep = async (files: FileList | null): Promise<void> => {
    for (const file of files ?? []) {
      try { await keepPhoto(file, recordType, await record()); } catch { toast(t("capture.photo_failed")); }
    }
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <button type="button" class={icon ? "btn icon" : "btn tall"} aria-label={icon ? label : undefined} onClick={() => input.current?.click()}><Icon name="camera" />{!icon && label}</button>
      <input ref={input} hidden type="file" accept="image/*" capture="environment" multiple aria-label={label} onChange={(event) => void keep(event.currentTarget.files)} />
    </>
  );
};

/** The pictures of a record; one whose bytes are elsewhere says so. */
export const Photos = ({ attachments }: { attachments: Shown<Attachment>[] }) => {
  const pictures = attachments.filter((one) => one.mime.startsWith("image/"));
  if (pictures.length === 0) return null;
  return (
    <div class="photos">{pictures.map((one, at) => <Photo key={one.id} attachment={one} name={t("capture.photo_n", { n: at + 1 })} />)}</div>
  );
};

const Photo = ({ attachment, name }: { attachment: Shown<Attachment>; name: string }) => {
  const source = useAddress(attachment);
  return source
    ? <a class="photo" href={source} target="_blank" rel="noreferrer"><img src={source} alt={name} loading="lazy" /></a>
    : <span class="photo"><Icon name="camera" /><span class="chip">{t("capture.photo_elsewhere")}</span></span>;
};
