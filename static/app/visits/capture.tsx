import { useSignal } from "@preact/signals";
import { daysOn, nextWeekday, TakePhoto, useVoice } from "../core/capture/index.ts";
import { day, t } from "../core/i18n/index.ts";
import type { Shown, Visit } from "../core/records.ts";
import { session } from "../core/session.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Field, Icon, Picks, Sheet, toast } from "../core/ui/index.ts";

const FRIDAY = 5;

/** The four things that are taken down beside words. */
export const Capture = ({ visit }: { visit: Shown<Visit> }) => {
  const asking = useSignal(false);
  const voice = useVoice("visit", visit.id, () => toast(t("visits.voice_kept")));
  return (
    <>
      <div class="split quad">
        <TakePhoto recordType="visit" record={() => visit.id} label={t("visits.photo")} />
        <a class="btn tall" href={`/needs/new?account=${visit.account_id}&visit=${visit.id}`}><Icon name="hose" />{t("visits.need")}</a>
        <button type="button" class="btn tall" onClick={() => { asking.value = true; }}><Icon name="task" />{t("visits.follow_up")}</button>
        <button type="button" class={voice.recording ? "btn tall bad" : "btn tall"} aria-pressed={voice.recording} onClick={() => voice.toggle().catch(() => toast(t("visits.no_microphone")))}>
          <Icon name={voice.recording ? "stop" : "mic"} />{voice.recording ? t("visits.voice_stop") : t("visits.voice")}</button>
      </div>
      <Sheet open={asking.value} onClose={() => { asking.value = false; }} title={t("visits.follow_up")}>
        <FollowUp visit={visit} onDone={() => { asking.value = false; }} />
      </Sheet>
    </>
  );
};

/** One tap on a day makes the task. */
const FollowUp = ({ visit, onDone }: { visit: Shown<Visit>; onDone: () => void }) => {
  const contacts = useRecords("contact", { account_id: visit.account_id }).value;
  const person = contacts.find((one) => visit.contact_ids?.includes(one.id)) ?? contacts[0];
  const title = useSignal<string | null>(null);
  const picking = useSignal(false);
  const words = title.value ?? (person ? t("visits.call_back", { name: person.name }) : t("visits.call_back_someone"));
  const make = async (due: string): Promise<void> => {
    const id = await store.create("task", { title: words.trim() || t("visits.follow_up"), due, account_id: visit.account_id, visit_id: visit.id, owner_id: session.value?.user.id ?? "", kind: "follow_up" });
    toast(t("visits.follow_up_kept", { day: day(due) }), { undo: () => void store.remove("task", id) });
    onDone();
  };
  const days = [daysOn(1), nextWeekday(FRIDAY), daysOn(7), daysOn(30)];
  const options = [t("visits.tomorrow"), day(days[1]), t("visits.in_a_week"), t("visits.in_a_month")].map((label, at) => ({ value: String(at), label }));
  return (
    <>
      <Field label={t("visits.what_to_do")} value={words} onInput={(text) => { title.value = text; }} />
      <Picks label={t("visits.by_when")} showLabel value={null} options={[...options, { value: "date", label: t("visits.date"), icon: "cal" }]}
        onChange={(at) => { if (at === "date") picking.value = true; else if (at) void make(days[Number(at)] ?? daysOn(1)); }} />
      {picking.value && <Field label={t("visits.date")} type="date" value="" onInput={(date) => { if (date) void make(date); }} />}
    </>
  );
};
