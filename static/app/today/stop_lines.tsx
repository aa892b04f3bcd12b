import { daysUntil, dayOf } from "../core/capture/index.ts";
import { distance, plural, span, t, time } from "../core/i18n/index.ts";
import type { Shown, Trip, Visit } from "../core/records.ts";
import type { Place } from "../core/road.ts";
import { useAccounts, useRecord, useRecords } from "../core/store/index.ts";
import { Icon, type IconName } from "../core/ui/index.ts";
import { clockOf, dayLines, type Line, minutesOf } from "./the_day.ts";

type Of<K extends Line["kind"]> = Extract<Line<Shown<Visit>>, { kind: K }>;

interface LinesProps { trip: Shown<Trip> | undefined; stops: Shown<Visit>[]; next: Shown<Visit> | undefined; today: string }

/** The day as a hose with its layline: stops at their times, the ways between them, free time, where the day ends. */
export const StopLines = ({ trip, stops, next, today }: LinesProps) => {
  const sites = useRecords("site", {}).value;
  const byId = new Map(sites.map((site) => [site.id, site]));
  const byAccount = new Map(sites.map((site) => [site.account_id, site]));
  const siteOf = (visit: Visit) => byId.get(visit.site_id ?? "") ?? byAccount.get(visit.account_id);
  const lines = dayLines<Shown<Visit>>({ stops, placeOf: (visit) => siteOf(visit)?.position ?? null, base: trip?.base?.position ?? null, lastDay: !trip?.end_date || trip.end_date <= today });
  const last = stops.at(-1);
  return (
    <ol class="layline">{lines.map((line) => {
      if (line.kind === "stop") return <Stop key={line.visit.id} visit={line.visit} city={siteOf(line.visit)?.city ?? null} isNext={line.visit.id === next?.id} />;
      if (line.kind === "leg") return <Way key={`leg-${line.to}`} line={line} />;
      if (line.kind === "free") return <Free key={`free-${line.before}`} line={line} stops={stops} />;
      return <End key="end" line={line} base={trip?.base?.label ?? null} city={last ? (siteOf(last)?.city ?? null) : null} />;
    })}</ol>
  );
};

const Way = ({ line }: { line: Of<"leg"> }) => (
  <li class="leg"><span /><span /><span class="xs num"><Icon name={line.lunch ? "meal" : "car"} small />
    {line.lunch && line.leg.metres === 0 ? t("today.lunch") : line.lunch ? t("today.lunch_then", { distance: distance(line.leg.metres / 1000) }) : t("today.way", { distance: distance(line.leg.metres / 1000), time: span(Math.round(line.leg.seconds / 60)) })}</span></li>
);

const End = ({ line, base, city }: { line: Of<"end">; base: string | null; city: string | null }) => (
  <li><time>{line.at !== null && <span class="nb">{clockOf(line.at)}</span>}</time><span class="dot"><Icon name={line.night ? "bed" : "flag"} /></span>
    <div class="body"><span class="name">{line.night ? (city ? t("today.night_in", { city }) : t("today.night")) : t("today.home")}</span>
      <span class="sub num">{line.night ? t("today.night_sub") : [base, line.leg.metres > 0 && t("today.way", { distance: distance(line.leg.metres / 1000), time: span(Math.round(line.leg.seconds / 60)) })].filter(Boolean).join(" · ")}</span></div></li>
);

const NEAR_METRES = 40_000;
/** Free time, and the nearest account that is due; its brief has the check-in. */
const Free = ({ line, stops }: { line: Of<"free">; stops: Shown<Visit>[] }) => {
  const near: Place | null = line.place;
  const planned = new Set(stops.map((visit) => visit.account_id));
  const fits = useAccounts({ due: true, near, limit: 12 }).value.find((hit) => !planned.has(hit.id) && hit.distance !== null && hit.distance < NEAR_METRES);
  return (
    <li class="idea"><time><span class="nb">{clockOf(line.from)}</span></time><span class="dot"><Icon name="plus" /></span>
      {fits && near
        ? <a class="body" href={`/accounts/${fits.id}/brief`}><span class="name">{t("today.free", { time: span(line.minutes) })}</span>
            <span class="sub num">{t("today.fits", { name: fits.name, distance: distance((fits.distance ?? 0) / 1000) })}</span></a>
        : <div class="body"><span class="name">{t("today.free", { time: span(line.minutes) })}</span></div>}</li>
  );
};

const dotOf = (visit: Visit, isNext: boolean): [string, IconName | null] => {
  if (visit.status === "done") return ["done", "check"];
  if (visit.status === "skipped") return ["done", "x"];
  if (isNext) return ["is-now", "nav"];
  return visit.fixed ? ["fixed", "fixed"] : ["", null];
};

const Stop = ({ visit, city, isNext }: { visit: Shown<Visit>; city: string | null; isNext: boolean }) => {
  const account = useRecord("account", visit.account_id).value;
  const down = useRecords("need", { account_id: visit.account_id }).value.some((need) => need.urgency === "line_down" && (need.status === "new" || need.status === "assigned"));
  const [cls, icon] = dotOf(visit, isNext);
  return (
    <li class={cls}>
      <time><span class="nb">{time(visit.planned_start ?? visit.checked_in_at)}</span></time>
      <span class="dot">{icon && <Icon name={icon} />}</span>
      <a class="body" href={`/visits/${visit.id}`} aria-current={isNext ? "step" : undefined}>
        <span class="name clip">{account === undefined ? "…" : (account?.name ?? t("today.account_away"))}</span>
        <span class="sub num">{city && `${city} · `}{account === undefined ? "" : visit.status === "done" ? <TakenDown visit={visit} />
          : down ? <b class="t-bad">{t("today.their_line_down")}</b> : isNext && visit.status === "planned" ? <b data-now>{nextIn(visit)}</b> : stateOf(visit, account?.last_visit)}</span>
      </a>
    </li>
  );
};

/** "2 needs, 1 follow-up": what the visit left behind. */
const TakenDown = ({ visit }: { visit: Shown<Visit> }) => {
  const needs = useRecords("need", { visit_id: visit.id }).value.length;
  const tasks = useRecords("task", { visit_id: visit.id }).value.length;
  const words = [needs > 0 && plural("core.n_need", needs), tasks > 0 && plural("core.n_task", tasks)].filter(Boolean).join(", ");
  return <>{words || t("today.until", { time: time(visit.checked_out_at) })}</>;
};

/** "next, in 28 min", or how late it is already. */
const nextIn = (visit: Visit): string => {
  const start = minutesOf(visit.planned_start);
  if (start === null) return t("today.next");
  const now = new Date();
  const left = start - now.getHours() * 60 - now.getMinutes();
  if (Math.abs(left) < 3) return t("today.next_now");
  return left > 0 ? t("today.next_in", { time: span(left) }) : t("today.next_late", { time: span(-left) });
};

const stateOf = (visit: Visit, last: string | null | undefined): string => {
  if (visit.status === "under_way") return t("today.here_since", { time: time(visit.checked_in_at) });
  if (visit.status === "skipped") return t("today.skipped");
  if (visit.fixed) return t("today.fixed");
  return last ? t("today.days_since", { n: -daysUntil(last.slice(0, 10), dayOf()) }) : t("today.never_visited");
};
