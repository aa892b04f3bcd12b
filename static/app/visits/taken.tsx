import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Photos, useAddress } from "../core/capture/index.ts";
import { day, t, time } from "../core/i18n/index.ts";
import type { Attachment, Shown, Visit } from "../core/records.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Chip, Icon, Row, toast } from "../core/ui/index.ts";

/** Everything taken down on this visit beside the note. */
export const Taken = ({ visit }: { visit: Shown<Visit> }) => {
  const needs = useRecords("need", { visit_id: visit.id }).value;
  const tasks = useRecords("task", { visit_id: visit.id }, "due").value;
  const files = useRecords("attachment", { record_type: "visit", record_id: visit.id }, "taken_at").value;
  const sounds = files.filter((one) => one.mime.startsWith("audio/"));
  const photos = files.filter((one) => one.mime.startsWith("image/"));
  const all = needs.length + tasks.length + files.length;
  if (all === 0) return null;
  return (
    <section class="stack"><h2>{t("visits.taken", { n: all })}</h2>
      <ul class="card list">
        {needs.map((need) => (
          <li key={need.id}><Row href={`/needs/${need.id}`} mark={<Icon name="hose" />} name={<span class="two">{need.summary}</span>} sub={[t(`visits.kind_${need.kind}`), need.quantity && t("visits.pieces", { n: need.quantity })].filter(Boolean).join(" · ")}>
            {need.urgency === "line_down" && <Chip tone="bad" icon="bolt">{t("visits.line_down")}</Chip>}</Row></li>))}
        {tasks.map((task) => <li key={task.id}><Row mark={<Icon name="task" />} name={<span class="two">{task.title}</span>} sub={day(task.due)}>{task.done_at && <Chip tone="ok" icon="check">{t("visits.done")}</Chip>}</Row></li>)}
        {sounds.map((one) => <li key={one.id}><Sound attachment={one} /></li>)}
        {photos.length > 0 && <li><div class="row"><div class="grow"><Photos attachments={photos} /></div></div></li>}
      </ul>
    </section>
  );
};

const remove = async ({ id, record_type, record_id, sha256, size, mime, taken_at }: Shown<Attachment>): Promise<void> => {
  await store.remove("attachment", id);
  toast(t("visits.voice_removed"), { undo: () => void store.create("attachment", { record_type, record_id, sha256, size, mime, taken_at }) });
};

/** A memo to oneself: one tap plays it, another one holds it. */
const Sound = ({ attachment }: { attachment: Shown<Attachment> }) => {
  const source = useAddress(attachment);
  const player = useRef<HTMLAudioElement>(null);
  const playing = useSignal(false);
  useEffect(() => () => player.current?.pause(), []);
  const toggle = (): void => {
    if (playing.value) player.current?.pause();
    else player.current?.play().catch(() => toast(t(attachment.stored ? "visits.voice_with_signal" : "visits.voice_elsewhere"), { bad: true }));
  };
  const sub = [time(attachment.taken_at), attachment.stored ? t("visits.on_server") : t("visits.on_phone")].filter(Boolean).join(" · ");
  return (
    <Row mark={<Icon name="mic" />} name={t("visits.voice")} sub={sub}>
      <button type="button" class="btn icon" aria-label={t(playing.value ? "visits.voice_hold" : "visits.voice_play")} onClick={toggle}><Icon name={playing.value ? "stop" : "play"} /></button>
      <button type="button" class="btn icon tug" aria-label={t("visits.voice_remove")} onClick={() => void remove(attachment)}><Icon name="trash" /></button>
      {/* biome-ignore lint/a11y/useMediaCaption: a memo to oneself has no captions */}
      <audio ref={player} preload="metadata" src={source ?? undefined} onPlay={() => { playing.value = true; }} onPause={() => { playing.value = false; }} onEnded={() => { playing.value = false; }} />
    </Row>
  );
};
