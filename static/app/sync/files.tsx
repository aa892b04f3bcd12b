import { give } from "../core/capture/index.ts";
import { age, day, t, time } from "../core/i18n/index.ts";
import { type FileHere, store } from "../core/store/index.ts";
import { Chip, Icon, Row, toast } from "../core/ui/index.ts";
import { Discard } from "./discard.tsx";
import { nameOf, sizeOf, whyNotTaken } from "./labels.ts";

export interface Filed { file: FileHere; name: string }
/** "Photo, Sabine Crane". */
export const readFiles = async (): Promise<Filed[]> => Promise.all((await store.files()).map(async (file) => {
  const kind = t(file.mime.startsWith("audio/") ? "sync.file_voice" : file.mime.startsWith("image/") ? "sync.file_photo" : "sync.file_other");
  return { file, name: [kind, file.recordType && file.record ? await nameOf(file.recordType, file.record) : ""].filter(Boolean).join(", ") };
}));

/** Files that go by themselves when there is a signal. */
export const WaitingFiles = ({ files }: { files: Filed[] }) => (
  <section class="stack"><h2>{t("sync.files_waiting", { n: files.length })}</h2><ul class="card list">{files.map(({ file, name }) => (
    <li key={file.sha256}><Row mark={<Icon name={file.mime.startsWith("audio/") ? "mic" : "camera"} />} name={name}
      sub={`${time(file.at)} · ${sizeOf(file.size)} · ${age(file.at)}`}><Chip icon="here">{t("sync.here")}</Chip></Row></li>
  ))}</ul></section>
);

/** One file the server does not want, with its reason and three ways on: again, save it to the phone, let go. */
export const RefusedFile = ({ file, name }: Filed) => {
  const again = async (): Promise<void> => { await store.retryFile(file.sha256); void store.syncNow(); toast(t("sync.sent_again")); };
  const save = async (): Promise<void> => {
    const taken = (await store.exportUnsent()).find((one) => one.name.includes(file.sha256.slice(0, 8)));
    if (taken) await give([taken]);
  };
  return (
    <div class="card loud stack">
      <div class="flow top"><Icon name="stop" /><div class="grow"><p class="name">{name}</p>
        <p class="sub">{t("sync.not_taken")} <b>{whyNotTaken(file)}</b></p>
        <p class="xs">{sizeOf(file.size)} · {day(file.at)} {time(file.at)}</p></div></div>
      <div class="flow wrap ways"><button type="button" class="btn ink" onClick={() => void again()}><Icon name="send" />{t("sync.try_again")}</button>
        <span class="flow"><button type="button" class="btn sq" aria-label={t("sync.save_file")} onClick={() => void save()}><Icon name="share" /></button>
        <Discard letGo={() => store.discardFile(file.sha256)} /></span></div>
    </div>
  );
};
