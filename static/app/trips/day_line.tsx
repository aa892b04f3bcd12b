import { useMemo, useState } from "preact/hooks";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { plural, t, time } from "../core/i18n/index.ts";
import { Icon } from "../core/ui/index.ts";
import { type Book, siteOf } from "./data.ts";
import { fitting } from "./detours.ts";
import type { Candidate, PlanDay } from "./wish.ts";
import { lasting, reasons, road, spare } from "./parts.tsx";
import { type Gap, type PlannedDay, type Timed, WORKDAY, asClock } from "./schedule.ts";

interface LineProps {
  book: Book; trip: Shown<Trip>; days: PlanDay[]; index: number; timed: PlannedDay; before: PlannedDay | undefined; visits: ReadonlyMap<string, Shown<Visit>>; candidates: Candidate[]; editable: boolean;
  onStop: (visit: Shown<Visit>) => void; onAdd: (account: string, at: number) => void; onDrop: (id: string, at: number) => void;
}

const Leg = ({ stop }: { stop: Timed }) => (
  <li class="leg"><span /><span /><span class="xs num"><Icon name={stop.lunch ? "meal" : "car"} small />
    {stop.lunch && `${t("trips.lunch", { n: WORKDAY.lunch })} · `}{t("trips.leg", { distance: road(stop.leg.metres), time: lasting(stop.leg.seconds) })}</span></li>
);

/** What stands under a name: what happened there, else why it is in the plan. */
const aboutStop = (visit: Shown<Visit>, book: Book): string => {
  if (visit.status === "done") return t("trips.was_there", { from: time(visit.checked_in_at), to: time(visit.checked_out_at) });
  if (visit.status === "under_way") return t("trips.is_there", { from: time(visit.checked_in_at) });
  if (visit.fixed) return t("trips.fixed_time");
  const account = book.accounts.get(visit.account_id);
  return account ? reasons(book.due(account)) : "";
};

const trouble = (stop: Timed, placed: boolean): string | null => {
  if (stop.late >= 60) return t("trips.late", { time: lasting(stop.late) });
  if (stop.closed) return t("trips.closed");
  return placed ? null : t("trips.no_position");
};

const StopLine = ({ book, stop, visit, at, editable, onStop, onDrop }: Pick<LineProps, "book" | "editable" | "onStop" | "onDrop"> & { stop: Timed; visit: Shown<Visit>; at: number }) => {
  const account = book.accounts.get(visit.account_id);
  const site = siteOf(book, visit);
  const name = account?.name ?? "…";
  const planned = visit.status === "planned";
  const wrong = planned ? trouble(stop, Boolean(site?.position)) : null;
  const cls = [visit.fixed && "fixed", visit.status === "done" && "done", visit.status === "under_way" && "is-now"].filter(Boolean).join(" ");
  return (
    <li class={cls} draggable={editable && planned && !visit.fixed} onDragStart={(event) => event.dataTransfer?.setData("text/plain", visit.id)} onDragOver={(event) => { if (editable) event.preventDefault(); }}
      onDrop={(event) => { event.preventDefault(); onDrop(event.dataTransfer?.getData("text/plain") ?? "", at); }}>
      <time>{asClock(stop.start)}</time><span class="dot">{visit.fixed && <Icon name="fixed" />}{visit.status === "done" && <Icon name="check" />}</span>
      <div class="flow top">
        <a class="body grow" href={`/visits/${visit.id}`}><span class="name">{name}</span><span class="sub">{[site?.city, visit.must && t("trips.must"), aboutStop(visit, book)].filter(Boolean).join(" · ")}</span>
          {visit.objective && planned && <span class="why"><Icon name="flag" /><span class="clip">{visit.objective}</span></span>}
          {wrong && <span class="why"><Icon name="alert" />{wrong}</span>}</a>
        {editable && planned && <button type="button" class="btn icon tug" aria-label={t("trips.move", { name })} onClick={() => onStop(visit)}><Icon name={visit.fixed ? "fixed" : "grip"} /></button>}
      </div>
    </li>
  );
};

const Free = ({ gap, book, days, index, base, candidates, editable, onAdd }: { gap: Gap; base: { lat: number; lon: number } | null } & Pick<LineProps, "book" | "days" | "index" | "candidates" | "editable" | "onAdd">) => {
  const ideas = useMemo(() => {
    const due = candidates.filter((one) => { const account = book.accounts.get(one.id); return account && book.isDue(account); });
    return editable ? fitting(days, base, index, gap.before, due.sort((a, b) => b.value - a.value).slice(0, 80)).slice(0, 2) : [];
  }, [candidates, days, index, gap.before, editable, base, book]);
  return (
    <li class="idea"><time>{asClock(gap.from)}</time><span class="dot"><Icon name="plus" /></span>
      <div class="suggest stack"><div><p class="name num">{t("trips.free", { time: spare(gap.minutes) })}</p>{ideas.length > 0 && <p class="sub">{plural("trips.fits", ideas.length)}</p>}</div>
        {ideas.map(({ id, extra }) => (
          <button key={id} type="button" class="row pick-row" onClick={() => onAdd(id, gap.before)}>
            <span class="grow"><span class="name">{book.accounts.get(id)?.name}</span><span class="sub">{[book.firstSite.get(id)?.city, t("trips.extra", { n: Math.max(0, Math.round(extra / 60)) })].filter(Boolean).join(" · ")}</span></span>
            <span class="t-link">{t("trips.add")}</span></button>
        ))}</div></li>
  );
};

/** Where the day begins: the base, or where the night was. */
const fromWhere = ({ trip, before, visits, book }: LineProps): string => {
  const slept = before?.night ? before.stops.map((stop) => visits.get(stop.id)).findLast((visit) => visit && siteOf(book, visit)?.city) : undefined;
  const place = (slept && siteOf(book, slept)?.city) || trip.base?.label;
  return place ? t("trips.leave", { place }) : t("trips.leave_plain");
};

/** The day as a hose with its layline: stops at their times, legs between them, free time with who would fit. */
export const DayLine = (props: LineProps) => {
  const { book, trip, timed, visits, days, index } = props;
  const base = trip.base?.position ?? null;
  const last = timed.stops.at(-1);
  const drives = timed.stops.length > 0 || timed.home.metres > 0;
  const lastVisit = last && visits.get(last.id);
  const town = lastVisit && siteOf(book, lastVisit)?.city;
  const home = trip.base?.label ? t("trips.home", { place: trip.base.label }) : t("trips.home_plain");
  const gapAt = (at: number) => timed.gaps.filter((gap) => gap.before === at && timed.stops.length > 0).map((gap) => <Free key={`gap-${at}`} gap={gap} base={base} {...props} />);
  return (
    <ol class="layline">
      {drives && <li class="from"><time>{asClock(WORKDAY.start)}</time><span class="dot" /><span class="body sub">{fromWhere(props)}</span></li>}
      {timed.stops.flatMap((stop, at) => {
        const visit = visits.get(stop.id);
        if (!visit) return [];
        return [...gapAt(at), stop.leg.metres > 0 ? <Leg key={`leg-${stop.id}`} stop={stop} /> : null, <StopLine key={stop.id} stop={stop} visit={visit} at={at} {...props} />];
      })}
      {gapAt(timed.stops.length)}
      {drives && (
        <li><time>{asClock(timed.finish)}</time><span class="dot"><Icon name={timed.night ? "bed" : "flag"} /></span>
          <div class="body"><span class="name">{timed.night ? (town ? t("trips.night_in", { town }) : t("trips.night")) : home}</span>
            <span class="sub num">{[timed.lunchHome && t("trips.lunch", { n: WORKDAY.lunch }), timed.home.metres > 0 && t("trips.leg", { distance: road(timed.home.metres), time: lasting(timed.home.seconds) }), timed.over >= 60 && t("trips.over", { time: lasting(timed.over) })].filter(Boolean).join(" · ")}</span></div></li>
      )}
      {!last && days[index] && <li class="soft"><span /><span /><span class="sub">{t("trips.empty_day_text")}</span></li>}
    </ol>
  );
};

/** Keeps a picked index inside the list when days come or go; `first` counts until something is picked. */
export const useIndex = (length: number, first: number): [number, (index: number) => void] => {
  const [index, setIndex] = useState<number | null>(null);
  return [Math.max(0, Math.min(index ?? first, length - 1)), setIndex];
};
