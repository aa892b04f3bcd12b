import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Photos } from "../core/capture/index.ts";
import { day, plural, span, t, time } from "../core/i18n/index.ts";
import type { Attachment, Need, Note, Shown, Task, Trip, Visit } from "../core/records.ts";
import { useRecords } from "../core/store/index.ts";
import { Chip, Icon, type IconName } from "../core/ui/index.ts";

type What = "visits" | "notes" | "needs" | "tasks" | "photos";
export interface Past { id: string; what: What; at: string; icon: IconName; name: string; sub: string; body?: string | null; href?: string; chip?: ComponentChildren; photos: Shown<Attachment>[] }
/** What belongs to the entries: the notes of visits, the trips they were on, pictures, and who wrote. */
interface Around { notes: Shown<Note>[]; visits: Shown<Visit>[]; trips: Map<string, Shown<Trip>>; photos: Map<string, Shown<Attachment>[]>; names: Map<string, string> }

const STEP = 30;
const filters = ["visits", "notes", "needs", "tasks", "photos"] as const;
const minutes = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;
const line = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(" · ");

const ofVisit = (visit: Shown<Visit>, { notes, trips, photos }: Around): Past => {
  const at = visit.checked_in_at ?? visit.day ?? "";
  const when = [day(at), visit.checked_in_at && time(visit.checked_in_at)].filter(Boolean).join(", ");
  const own = notes.filter((note) => note.visit_id === visit.id);
  return {
    id: visit.id, what: "visits", at, icon: visit.status === "skipped" ? "x" : "pin", href: `/visits/${visit.id}`,
    name: visit.status === "skipped" ? t("accounts.visit_skipped") : visit.checked_in_at && visit.checked_out_at ? t("accounts.visit_of", { span: span(minutes(visit.checked_in_at, visit.checked_out_at)) }) : t("accounts.visit"),
    sub: line(when, visit.skip_reason, visit.trip_id && trips.get(visit.trip_id)?.title), body: own.filter((note) => !note.promise).map((note) => note.body).join("\n") || null,
    photos: [visit.id, ...own.map((note) => note.id)].flatMap((id) => photos.get(id) ?? []),
  };
};
const ofNote = (note: Shown<Note>, { photos, names }: Around): Past => ({
  id: note.id, what: "notes", at: note.occurred_at ?? "", icon: note.promise ? "promise" : note.kind === "call" ? "phone" : "note",
  name: note.promise ? t("accounts.promise") : t(`accounts.kind_${note.kind ?? "other"}`), sub: line(names.get(note.author_id ?? ""), day(note.occurred_at)), body: note.body, photos: photos.get(note.id) ?? [],
  chip: note.promise && note.kept !== null && note.kept !== undefined ? <Chip tone={note.kept ? "ok" : "bad"} icon={note.kept ? "check" : "x"}>{note.kept ? t("accounts.kept") : t("accounts.not_kept")}</Chip> : undefined,
});
const ofNeed = (need: Shown<Need>, { visits, photos }: Around): Past => {
  const at = visits.find((visit) => visit.id === need.visit_id)?.checked_in_at ?? "";
  return { id: need.id, what: "needs", at, icon: "hose", href: `/needs/${need.id}`, name: t("accounts.need_of", { what: need.summary }), sub: line(day(at), t(`accounts.status_${need.status ?? "new"}`)), photos: photos.get(need.id) ?? [],
    chip: need.urgency === "line_down" ? <Chip tone="bad" icon="bolt">{t("accounts.line_down")}</Chip> : undefined };
};
const ofTask = (task: Shown<Task>, { names }: Around): Past => ({ id: task.id, what: "tasks", at: task.done_at ?? "", icon: "task", name: task.title, sub: line(names.get(task.owner_id), t("accounts.done_on", { day: day(task.done_at) })), photos: [] });

const pictures = (all: Shown<Attachment>[]): Map<string, Shown<Attachment>[]> => {
  const found = new Map<string, Shown<Attachment>[]>();
  for (const one of all) if (one.mime.startsWith("image/")) found.set(one.record_id, [...(found.get(one.record_id) ?? []), one]);
  return found;
};

/** Everything that happened at the account, newest first; a visit carries its own note and its pictures. */
export const usePast = (account: string): Past[] => {
  const visits = useRecords("visit", { account_id: account }).value;
  const notes = useRecords("note", { account_id: account }).value;
  const needs = useRecords("need", { account_id: account }).value;
  const tasks = useRecords("task", { account_id: account }).value;
  const photos = pictures(useRecords("attachment", {}).value);
  const trips = new Map(useRecords("trip", {}).value.map((trip) => [trip.id, trip]));
  const names = new Map(useRecords("user", {}).value.map((user) => [user.id, user.name]));
  const around: Around = { notes, visits, trips, photos, names };
  const was = visits.filter((visit) => visit.status === "done" || visit.status === "skipped" || visit.status === "under_way");
  const inVisit = new Set(was.map((visit) => visit.id));
  return [
    ...was.map((visit) => ofVisit(visit, around)), ...needs.map((need) => ofNeed(need, around)), ...tasks.filter((task) => task.done_at).map((task) => ofTask(task, around)),
    ...notes.filter((note) => note.promise || !note.visit_id || !inVisit.has(note.visit_id)).map((note) => ofNote(note, around)),
    ...(photos.get(account) ?? []).map((one) => ({ id: one.id, what: "photos" as const, at: one.taken_at ?? "", icon: "camera" as const, name: t("accounts.photo"), sub: day(one.taken_at), photos: [one] })),
  ].sort((a, b) => b.at.localeCompare(a.at));
};

/** The timeline with one filter and, beyond thirty entries, a button for older ones. */
export const Timeline = ({ account }: { account: string }) => {
  const past = usePast(account);
  const only = useSignal<What | null>(null);
  const most = useSignal(STEP);
  const shown = past.filter((one) => only.value === null || one.what === only.value || (only.value === "photos" && one.photos.length > 0));
  const pick = (what: What | null, label: string) => (
    <button key={label} type="button" class="pick" aria-pressed={only.value === what} onClick={() => { only.value = what; }}>{only.value === what && <Icon name="check" small />}{label}</button>);
  return (
    <section class="stack"><div class="head"><h2>{t("accounts.everything")}</h2></div>
      <div class="card stack l">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot wrap its buttons in every browser */}
        <div class="picks wrap" role="group" aria-label={t("accounts.filters")}>
          {pick(null, t("accounts.all"))}{filters.map((what) => pick(what, t(`accounts.${what}`)))}</div>
        {shown.length === 0 ? <p class="sub">{t("accounts.nothing_yet")}</p> : <ol class="past">{shown.slice(0, most.value).map((one) => <PastItem key={one.id} past={one} />)}</ol>}
        {shown.length > most.value && <button type="button" class="btn" onClick={() => { most.value += STEP; }}>{t("accounts.older")}</button>}
      </div>
    </section>
  );
};

const PastItem = ({ past }: { past: Past }) => (
  <li><span class="disc"><Icon name={past.icon} /></span>
    <div class="stack t"><p class="flow wrap">{past.href ? <a class="name" href={past.href}>{past.name}</a> : <span class="name">{past.name}</span>}{past.chip}</p>
      <p class="xs num">{line(past.sub, past.photos.length > 0 && plural("accounts.n_photos", past.photos.length))}</p>{past.body && <p class="note">{past.body}</p>}<Photos attachments={past.photos} /></div></li>
);
