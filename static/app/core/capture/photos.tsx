import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { day, plural, t, time } from "../i18n/index.ts";
import type { Attachment, Shown, TypeName } from "../records.ts";
import { store, syncState } from "../store/index.ts";
import { Icon, Sheet, toast } from "../ui/index.ts";
import { rescue } from "./give.ts";
import { keepPhoto, NoPicture, useAddress } from "./photo.ts";
import { useFewLeft } from "./room.ts";

interface TakeProps { recordType: TypeName; record: () => string | Promise<string>; look?: "tall" | "icon" | "go"; label: string }

/**
 * Opens the camera; every picture is scaled and kept before the button answers. Where this phone has room for a few photos only, that is said first.
 * `look`: `icon` for the app bar, `go` where the photo is the one thing.
 */
export const TakePhoto = ({ recordType, record, look = "tall", label }: TakeProps) => {
  const icon = look === "icon";
  const input = useRef<HTMLInputElement>(null);
  const room = useFewLeft();
  const told = useSignal<number | null>(null);
  const open = (): void => { told.value = null; input.current?.click(); };
  const tapped = async (): Promise<void> => {
    const few = await room.few();
    if (few === null) open(); else told.value = few;
  };
  const keep = async (files: FileList | null): Promise<void> => {
    for (const file of files ?? []) {
      try { await keepPhoto(file, recordType, await record()); } catch (error) {
        if (error instanceof NoPicture) toast(t("capture.photo_failed"), { bad: true }); else rescue(file, file.name || "photo.jpg");
      }
    }
    if (input.current) input.current.value = "";
    room.look();
  };
  return (
    <>
      <button type="button" class={`btn ${look}`} aria-label={icon ? label : undefined} onClick={() => void tapped()}><Icon name="camera" />{!icon && label}</button>
      <input ref={input} hidden type="file" accept="image/*" capture="environment" multiple aria-label={label} onChange={(event) => void keep(event.currentTarget.files)} />
      <Sheet open={told.value !== null} onClose={() => { told.value = null; }} title={t("capture.little_room")}>
        <p>{told.value ? plural("capture.room_for", told.value) : t("capture.no_room")}</p>
        <button type="button" class="btn go" onClick={open}><Icon name="camera" />{t("capture.open_camera")}</button>
      </Sheet>
    </>
  );
};

interface Drawn { source: string | null; failed: () => void }
/** Where the picture can be read now, if anywhere. One that did not come is asked for again once there is a signal. */
const useDrawn = (attachment: Shown<Attachment>): Drawn => {
  const source = useAddress(attachment);
  const broken = useSignal<string | null>(null);
  const { online } = syncState.value;
  useEffect(() => { if (online) broken.value = null; }, [online]);
  return { source: broken.value === source ? null : source, failed: () => { broken.value = source; } };
};
/** A picture where it can be shown: on this phone, or on the server with a signal; otherwise a camera. */
const Picture = ({ name, drawn }: { name: string; drawn: Drawn }) =>
  drawn.source ? <img src={drawn.source} alt={name} loading="lazy" onError={drawn.failed} /> : <Icon name="camera" />;

/** A small picture in front of a row. */
export const Thumb = ({ attachment }: { attachment: Shown<Attachment> }) => <span class="photo thumb"><Picture name="" drawn={useDrawn(attachment)} /></span>;

/** The pictures of a record; a tap shows one large, with a way to take it back. One that is only here says so. */
export const Photos = ({ attachments }: { attachments: Shown<Attachment>[] }) => {
  const pictures = attachments.filter((one) => one.mime.startsWith("image/"));
  const looking = useSignal<string | null>(null);
  const open = pictures.find((one) => one.id === looking.value);
  if (pictures.length === 0) return null;
  return (
    <div class="photos">{pictures.map((one, at) => (
      <button key={one.id} type="button" class="photo" aria-label={t("capture.photo_n", { n: at + 1 })} onClick={() => { looking.value = one.id; }}>
        <Small attachment={one} />{!one.stored && <span class="chip"><Icon name="here" /></span>}</button>))}
      <Sheet open={open !== undefined} onClose={() => { looking.value = null; }} title={t("capture.photo_n", { n: open ? pictures.indexOf(open) + 1 : 1 })}>
        {open && <Large attachment={open} onDone={() => { looking.value = null; }} />}
      </Sheet>
    </div>
  );
};

const Small = ({ attachment }: { attachment: Shown<Attachment> }) => <Picture name="" drawn={useDrawn(attachment)} />;

/** Why a picture is not to be seen here. */
export const whyNotSeen = (stored: boolean, online: boolean): string =>
  t(!stored ? "capture.seen_elsewhere" : online ? "capture.seen_later" : "capture.seen_with_signal");

const Large = ({ attachment, onDone }: { attachment: Shown<Attachment>; onDone: () => void }) => {
  const drawn = useDrawn(attachment);
  const remove = async (): Promise<void> => {
    await store.remove("attachment", attachment.id);
    onDone();
    toast(t("capture.photo_removed"), { undo: () => void store.create("attachment", again(attachment)) });
  };
  return (
    <>
      <div class="photo large"><Picture name={t("capture.photo")} drawn={drawn} /></div>
      {!drawn.source && <p role="status">{whyNotSeen(attachment.stored, syncState.value.online)}</p>}
      <p class="sub flow"><Icon name={attachment.stored ? "server" : "here"} small />{[day(attachment.taken_at), time(attachment.taken_at), t(attachment.stored ? "core.saved_server" : "core.saved_here")].filter(Boolean).join(" · ")}</p>
      <button type="button" class="btn bad" onClick={() => void remove()}><Icon name="trash" />{t("capture.remove")}</button>
    </>
  );
};

/** The same picture as a new attachment; its bytes are still kept for a day, or on the server. */
const again = ({ record_type, record_id, sha256, size, mime, taken_at }: Attachment): Partial<Attachment> => ({ record_type, record_id, sha256, size, mime, taken_at });
