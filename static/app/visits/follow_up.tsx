import { useSignal } from "@preact/signals";
import { daysOn, makeOf, nextWeekday, useDraft, useOnce } from "../core/capture/index.ts";
import { day, t } from "../core/i18n/index.ts";
import type { Shown, Task, Visit } from "../core/records.ts";
import { session } from "../core/session.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Field, Picks, toast } from "../core/ui/index.ts";

const FRIDAY = 5;

interface Choice { value: string; label: string; icon?: "cal" }
/** The days one tap can choose; two names for one day are offered once. */
export const dayChoices = (now: Date = new Date()): { days: string[]; choices: Choice[] } => {
  const friday = nextWeekday(FRIDAY, now);
  const named: [string, string][] = [[daysOn(1, now), t("visits.tomorrow")], [friday, day(friday, now)], [daysOn(7, now), t("visits.in_a_week")], [daysOn(30, now), t("visits.in_a_month")]];
  const once = named.filter(([date], at) => named.findIndex(([other]) => other === date) === at);
  return { days: once.map(([date]) => date), choices: [...once.map(([value, label]) => ({ value, label })), { value: "date", label: t("visits.date"), icon: "cal" }] };
};

interface DaysProps { chosen: string | null; onChoose: (day: string | null) => void; label: string; showLabel?: boolean }
/** One tap on a day; "Date" opens the phone's calendar. */
export const Days = ({ chosen, onChoose, label, showLabel = false }: DaysProps) => {
  const picking = useSignal(false);
  const { days, choices } = dayChoices();
  const other = chosen !== null && !days.includes(chosen);
  const options = choices.map((choice) => (choice.value === "date" && other ? { ...choice, label: day(chosen) } : choice));
  return (
    <>
      <Picks label={label} showLabel={showLabel} wrap={showLabel} value={other ? "date" : chosen} options={options}
        onChange={(value) => { if (value === "date") picking.value = true; else if (value === null && other) picking.value = true; else { picking.value = false; onChoose(value); } }} />
      {picking.value && <Field label={t("visits.date")} type="date" value={chosen ?? ""} onInput={(date) => { if (date) { picking.value = false; onChoose(date); } }} />}
    </>
  );
};

const isOpenCall = (task: Task): boolean => task.kind === "call_back" && !task.done_at;

/** The visit's own follow-up: calling the person back, by one tap on a day. The same tap again takes it back. */
export const CallBack = ({ visit }: { visit: Shown<Visit> }) => {
  const contacts = useRecords("contact", { account_id: visit.account_id }).value;
  const mine = useRecords("task", { visit_id: visit.id }).value.find(isOpenCall);
  const person = contacts.find((one) => visit.contact_ids?.includes(one.id)) ?? contacts[0];
  const title = mine?.title ?? (person ? t("visits.call_back", { name: person.name.split(" ")[0] ?? person.name }) : t("visits.call_back_someone"));
  const choose = useOnce(async (due: string | null) => {
    // Asked anew: what is on the screen may not have been read yet.
    const known = (await store.list("task", { visit_id: visit.id })).find(isOpenCall);
    if (known && due) await store.patch("task", known.id, { due });
    else if (known) await store.remove("task", known.id);
    else if (due) await store.create("task", { title, due, account_id: visit.account_id, visit_id: visit.id, owner_id: session.value?.user.id ?? "", kind: "call_back" });
  }, `${mine?.id}${mine?.due}`);
  return <section class="stack"><h2>{title}</h2><Days label={title} chosen={mine?.due ?? null} onChoose={(due) => void choose(due)} /></section>;
};

interface TaskProps { account: string | null; visit: string | null; onDone: () => void }
/** Something else to do; one tap on a day makes it. */
export const NewTask = ({ account, visit, onDone }: TaskProps) => {
  const key = `task:${visit ?? account ?? ""}`;
  const title = useDraft(key);
  const missing = useSignal(false);
  const make = useOnce(async (due: string) => {
    if (title.text.trim() === "") { missing.value = true; return false; }
    const id = await makeOf(key, "task", { title: title.text.trim(), due, account_id: account, visit_id: visit, owner_id: session.value?.user.id ?? "", kind: "follow_up" });
    title.drop();
    toast(t("visits.follow_up_kept", { day: day(due) }), { undo: () => void store.remove("task", id) });
    onDone();
    return true;
  });
  return (
    <>
      <Field label={t("visits.what_to_do")} value={title.text} onInput={title.set} error={missing.value && title.text.trim() === "" ? t("visits.what_to_do_missing") : undefined} autocomplete="off" />
      <Days label={t("visits.by_when")} showLabel chosen={null} onChoose={(due) => { if (due) void make(due); }} />
    </>
  );
};
