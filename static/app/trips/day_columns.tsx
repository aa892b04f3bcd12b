import { day as dayText, t } from "../core/i18n/index.ts";
import { siteOf } from "./data.ts";
import { lasting, reasons, road, stopsText, useProperties } from "./parts.tsx";
import type { PlannedDay } from "./schedule.ts";
import type { Plan } from "./use_plan.ts";

const FIRST = 7;
const hours = (seconds: number): number => seconds / 3600;

const Hour = ({ hour }: { hour: number }) => <span class="h" ref={useProperties<HTMLSpanElement>({ "--s": hour })}>{hour}</span>;
const Drive = ({ from, seconds, words }: { from: number; seconds: number; words: string }) => {
  const ref = useProperties<HTMLSpanElement>({ "--s": hours(from), "--d": hours(seconds) });
  return seconds < 600 ? null : <span class="block drive" ref={ref}><span>{words}</span></span>;
};
const Visit = ({ start, end, kind, name, sub, href }: { start: number; end: number; kind: string; name: string; sub: string; href: string }) => (
  <a class={`block ${kind}`} href={href} ref={useProperties<HTMLAnchorElement>({ "--s": hours(start), "--d": hours(end - start) })}><b class="clip">{name}</b><span class="xs">{sub}</span></a>
);
const Free = ({ from, minutes }: { from: number; minutes: number }) => (
  <span class="block free" ref={useProperties<HTMLSpanElement>({ "--s": hours(from), "--d": minutes / 60 })}><b class="clip">{t("trips.free", { n: minutes })}</b></span>
);

const Column = ({ plan, day, fresh }: { plan: Plan; day: PlannedDay; fresh: ReadonlySet<string> }) => {
  const last = Math.max(18, Math.ceil(hours(day.finish)) + 1);
  const ref = useProperties<HTMLDivElement>({ "--n": last - FIRST });
  const end = day.stops.at(-1)?.end ?? 0;
  return (
    <section class="day" aria-label={dayText(day.day)}>
      <header><p class="name">{dayText(day.day)}</p><p class="xs num">{stopsText(day.stops.length)} · {road(day.metres)} · {lasting(day.driving)} {t("trips.driving")}</p></header>
      <div class="hours" ref={ref}>
        {Array.from({ length: last - FIRST - 1 }, (_, at) => <Hour key={FIRST + at + 1} hour={FIRST + at + 1} />)}
        {day.stops.flatMap((stop) => {
          const visit = plan.visits.get(stop.id);
          const account = visit && plan.book.accounts.get(visit.account_id);
          if (!visit) return [];
          const kind = visit.fixed ? "fixed" : fresh.has(visit.account_id) ? "new" : "";
          const sub = [siteOf(plan.book, visit)?.city, visit.fixed ? t("trips.fixed_time") : account && reasons(plan.book.due(account))].filter(Boolean).join(" · ");
          return [<Drive key={`d-${stop.id}`} from={stop.arrival - stop.leg.seconds} seconds={stop.leg.seconds} words={t("trips.leg", { distance: road(stop.leg.metres), time: lasting(stop.leg.seconds) })} />,
            <Visit key={stop.id} start={stop.start} end={stop.end} kind={kind} name={account?.name ?? "…"} sub={sub} href={`/accounts/${visit.account_id}`} />];
        })}
        {day.gaps.filter((gap) => gap.before < day.stops.length).map((gap) => { const stop = day.stops[gap.before]; return stop && <Free key={gap.before} from={stop.arrival} minutes={gap.minutes} />; })}
        <Drive from={end} seconds={day.home.seconds} words={t("trips.drive_home", { distance: road(day.home.metres) })} />
      </div>
    </section>
  );
};

/** The days side by side, to scale; a gap looks like a gap. */
export const DayColumns = ({ plan, fresh }: { plan: Plan; fresh: ReadonlySet<string> }) => (
  <div class="days">{plan.timed.days.map((day) => <Column key={day.day} plan={plan} day={day} fresh={fresh} />)}</div>
);
