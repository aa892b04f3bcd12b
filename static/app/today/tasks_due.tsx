import { useSignal } from "@preact/signals";
import { daysOn, daysUntil } from "../core/capture/index.ts";
import { day as dayWord, t } from "../core/i18n/index.ts";
import type { Shown, Task } from "../core/records.ts";
import { store, useRecord } from "../core/store/index.ts";
import { Chip, Empty, toast } from "../core/ui/index.ts";

const MOST = 5;
/** A week late is late; before that it is only due. */
const LATE_DAYS = 7;

/** Ticked off in one tap, taken back in one. */
const done = async (task: Shown<Task>): Promise<void> => {
  await store.patch("task", task.id, { done_at: new Date().toISOString() });
  toast(t("today.task_done", { title: task.title }), { undo: () => void store.patch("task", task.id, { done_at: null }) });
};

/** What is due, the freshest first: what has waited for months must not hide what was promised for today. */
export const TasksDue = ({ tasks, today }: { tasks: Shown<Task>[]; today: string }) => {
  const all = useSignal(false);
  const due = tasks.filter((task) => task.due && task.due <= today).sort((a, b) => (b.due ?? "").localeCompare(a.due ?? ""));
  const week = tasks.filter((task) => task.due && task.due <= daysOn(7));
  const list = due.length > 0 ? due : week;
  const shown = all.value ? list : list.slice(0, MOST);
  return (
    <section class="stack">
      <div class="head"><h2>{due.length > 0 ? t("today.to_do", { n: due.length }) : t("today.to_do_week", { n: week.length })}</h2>
        {list.length > shown.length ? <button type="button" class="t-link sub" onClick={() => { all.value = true; }}>{t("today.older_tasks", { n: list.length - shown.length })}</button>
          : due.length > 0 && <span class="xs">{t("today.this_week", { n: week.length })}</span>}</div>
      {shown.length === 0
        ? <Empty icon="done" title={t("today.nothing_due")} text={t("today.nothing_due_text")} />
        : <ul class="card list">{shown.map((task) => <li key={task.id}><TaskRow task={task} today={today} /></li>)}</ul>}
    </section>
  );
};

const TaskRow = ({ task, today }: { task: Shown<Task>; today: string }) => {
  const account = useRecord("account", task.account_id ?? "").value;
  const late = task.due ? -daysUntil(task.due, today) : 0;
  const words = <><span class="name two">{task.title}</span>{account && <span class="sub clip">{account.name}</span>}</>;
  return (
    <div class="row">
      <button type="button" class="btn icon" aria-label={t("today.tick", { title: task.title })} onClick={() => void done(task)}><span class="radio" /></button>
      {task.account_id ? <a class="grow" href={`/accounts/${task.account_id}`}>{words}</a> : <div class="grow">{words}</div>}
      {late > 0 ? <Chip tone={late > LATE_DAYS ? "bad" : "warn"} icon="clock">{t("today.late", { n: late })}</Chip> : <Chip icon="clock">{late === 0 ? t("today.today") : dayWord(task.due)}</Chip>}
    </div>
  );
};
