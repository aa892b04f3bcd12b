import type { Shown, Trip, Visit } from "../core/records.ts";
import { t, time } from "../core/i18n/index.ts";
import { useRecords } from "../core/store/index.ts";
import { Chip, Icon, Row } from "../core/ui/index.ts";
import { type Against, against } from "./against.ts";
import { type Book, daysOf } from "./data.ts";
import { MileageRow } from "./mileage.tsx";
import { dayShort } from "./parts.tsx";

const order = (a: Visit, b: Visit): number => (a.checked_in_at ?? `${a.day}~`).localeCompare(b.checked_in_at ?? `${b.day}~`) || (a.position ?? 99) - (b.position ?? 99);

/** What became of one visit: planned for when, there from when to when, or why not. */
export const whatBecame = (visit: Visit, planned: boolean, otherwise?: Against): string => {
  const plan = planned ? visit.planned_start && t("trips.planned_at", { time: visit.planned_start }) : t("trips.not_planned");
  const was = visit.status === "done" ? t("trips.was_there", { from: time(visit.checked_in_at), to: time(visit.checked_out_at) })
    : visit.status === "under_way" ? t("trips.is_there", { from: time(visit.checked_in_at) })
      : visit.status === "skipped" ? t("trips.skipped_why", { why: visit.skip_reason || t("trips.no_reason") }) : visit.status === "moved" ? t("trips.moved_away") : t("trips.not_yet");
  const took = otherwise?.took != null && t("trips.took", { n: otherwise.took, plan: visit.minutes ?? 0 });
  const order = otherwise?.nth != null && t("trips.order_was", { n: otherwise.nth, plan: otherwise.planned ?? 0 });
  return [plan, was, took, order].filter(Boolean).join(" · ");
};

const MARKS = { done: "check", under_way: "play", skipped: "x", moved: "swap", planned: "clock" } as const;

/** Plan against actual, day by day; visits of these days that nobody planned are in it too. */
export const Actual = ({ trip, book, records }: { trip: Shown<Trip>; book: Book; records: readonly Shown<Visit>[] }) => {
  const days = daysOf(trip);
  const own = useRecords("visit", { trip_id: null }).value.filter((visit) => visit.day !== null && days.includes(visit.day) && visit.status !== "planned" && visit.owner_id === trip.owner_id);
  const driven = [...records, ...own].some((visit) => visit.checked_in_at !== null);
  const done = records.filter((visit) => visit.status === "done").length;
  return (
    <section class="stack"><div class="head"><h2>{t("trips.actual")}</h2><Chip tone={done === records.length ? "ok" : "edge"} icon="check">{t("trips.stops_of", { n: done, all: records.length })}</Chip></div>
      {days.map((day) => {
        const visits = [...records.filter((visit) => visit.day === day), ...own.filter((visit) => visit.day === day)].sort(order);
        const otherwise = against(visits);
        return visits.length > 0 && (
          <div class="stack t" key={day}><h3 class="sub">{dayShort(day)}</h3><ul class="card list">{visits.map((visit) => (
            <li key={visit.id}><Row href={`/visits/${visit.id}`} mark={<Icon name={MARKS[visit.status]} />} name={book.accounts.get(visit.account_id)?.name ?? "…"} sub={whatBecame(visit, visit.trip_id !== null, otherwise.get(visit.id))} chev /></li>))}</ul></div>);
      })}
      {driven && <ul class="card list"><li><MileageRow trip={trip} /></li></ul>}</section>
  );
};
