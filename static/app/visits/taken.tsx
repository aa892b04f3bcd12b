import { Photos, useAddress } from "../core/capture/index.ts";
import { day, t, time } from "../core/i18n/index.ts";
import type { Attachment, Shown, Visit } from "../core/records.ts";
import { useRecords } from "../core/store/index.ts";
import { Chip, Icon, Row } from "../core/ui/index.ts";

/** Everything taken down on this visit beside the note. */
export const Taken = ({ visit }: { visit: Shown<Visit> }) => {
  const needs = useRecords("need", { visit_id: visit.id }).value;
  const tasks = useRecords("task", { visit_id: visit.id }, "due").value;
  const files = useRecords("attachment", { record_type: "visit", record_id: visit.id }).value;
  const sounds = files.filter((one) => one.mime.startsWith("audio/"));
  const photos = files.filter((one) => one.mime.startsWith("image/"));
  const all = needs.length + tasks.length + files.length;
  if (all === 0) return null;
  return (
    <section class="stack"><h2>{t("visits.taken", { n: all })}</h2>
      <ul class="card list">
        {needs.map((need) => (
          <li key={need.id}><Row href={`/needs/${need.id}`} mark={<Icon name="hose" />} name={need.summary} sub={need.quantity ? t("visits.pieces", { n: need.quantity }) : t(`visits.kind_${need.kind}`)}>
            {need.urgency === "line_down" && <Chip tone="bad" icon="bolt">{t("visits.line_down")}</Chip>}</Row></li>))}
        {tasks.map((task) => <li key={task.id}><Row mark={<Icon name="task" />} name={task.title} sub={day(task.due)}>{task.done_at && <Chip tone="ok" icon="check">{t("visits.done")}</Chip>}</Row></li>)}
        {sounds.map((one) => <li key={one.id}><Sound attachment={one} /></li>)}
        {photos.length > 0 && <li><div class="row"><div class="grow"><Photos attachments={photos} /></div></div></li>}
      </ul>
    </section>
  );
};

const Sound = ({ attachment }: { attachment: Shown<Attachment> }) => {
  const source = useAddress(attachment);
  const sub = [time(attachment.taken_at), attachment.stored ? t("visits.on_server") : t("visits.on_phone")].filter(Boolean).join(" · ");
  return (
    <div class="stack"><Row mark={<Icon name="mic" />} name={t("visits.voice")} sub={sub} />
      {/* biome-ignore lint/a11y/useMediaCaption: a memo to oneself has no captions */}
      {source && <audio controls preload="metadata" src={source} aria-label={t("visits.voice")} />}</div>);
};
