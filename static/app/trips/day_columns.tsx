import type { Shown, Visit } from "../core/records.ts";
import { t } from "../core/i18n/index.ts";
import { Icon } from "../core/ui/index.ts";
import { siteOf } from "./data.ts";
import { dayShort, lasting, reasons, road, spare, stopsText, useProperties } from "./parts.tsx";
import { type PlannedDay, type Timed, WORKDAY } from "./schedule.ts";
import type { Plan } from "./use_plan.ts";

const FIRST = 7;
/** A block shorter than this has room for one line. */
const TWO_LINES = 50 * 60;
const ONE_LINE = 20 * 60;
const hours = (seconds: number): number => seconds / 3600;

/** The plan can be changed here: a click opens a stop, dragging moves it. */
export interface Changing { onStop: (visit: Shown<Visit>) => void; onDrop: (id: string, day: number, at: number) => void; onFill: (day: number) => void }
interface ColumnProps { plan: Plan; day: PlannedDay; index: number; fresh: ReadonlySet<string>; changing?: Changing | undefined }

const Hour = ({ hour }: { hour: number }) => <span class="h" ref={useProperties<HTMLSpanElement>({ "--s": hour })}>{hour}</span>;
const Drive = ({ from, seconds, words }: { from: number; seconds: number; words: string }) => {
  const ref = useProperties<HTMLSpanElement>({ "--s": hours(from), "--d": hours(seconds) });
  return seconds < 300 ? null : <span class="block drive" ref={ref}>{seconds >= ONE_LINE && <span class="clip">{words}</span>}</span>;
};
const Free = ({ from, minutes }: { from: number; minutes: number }) => (
  <span class="block free" ref={useProperties<HTMLSpanElement>({ "--s": hours(from), "--d": minutes / 60 })}><b class="clip num">{t("trips.free", { time: spare(minutes) })}</b></span>
);

const Block = ({ plan, stop, fresh, changing }: { stop: Timed } & Pick<ColumnProps, "plan" | "fresh" | "changing">) => {
  const ref = useProperties<HTMLAnchorElement>({ "--s": hours(stop.start), "--d": hours(stop.end - stop.start) });
  const visit = plan.visits.get(stop.id);
  if (!visit) return null;
  const account = plan.book.accounts.get(visit.account_id);
  const cls = `block ${visit.fixed ? "fixed" : fresh.has(visit.account_id) ? "new" : ""}`;
  const sub = [siteOf(plan.book, visit)?.city, visit.fixed ? t("trips.fixed_time") : account && reasons(plan.book.due(account))].filter(Boolean).join(" · ");
  const inside = <><b class="clip">{account?.name ?? "…"}</b>{stop.end - stop.start >= TWO_LINES && <span class="xs">{sub}</span>}</>;
  const all = [account?.name, sub].filter(Boolean).join(", ");
  const free = changing && visit.status === "planned";
  const open = (event: MouseEvent) => { if (free && event.button === 0 && !event.metaKey && !event.ctrlKey) { event.preventDefault(); event.stopPropagation(); changing.onStop(visit); } };
  return (
    <a class={free && !visit.fixed ? `${cls} grab` : cls} title={all} href={changing ? `/visits/${visit.id}` : `/accounts/${visit.account_id}`} ref={ref} draggable={Boolean(free && !visit.fixed)} onClick={open}
      onDragStart={(event) => event.dataTransfer?.setData("application/x-visit", visit.id)}>{inside}</a>
  );
};

/** How many stops begin before a height in the column: where a dropped one goes. */
const placeAt = (event: DragEvent & { currentTarget: HTMLElement }, day: PlannedDay, id: string, last: number): number => {
  const box = event.currentTarget.getBoundingClientRect();
  const at = (FIRST + ((event.clientY - box.top) / box.height) * (last - FIRST)) * 3600;
  return day.stops.filter((stop) => stop.id !== id && stop.start < at).length;
};

const Column = ({ plan, day, index, fresh, changing }: ColumnProps) => {
  const last = Math.max(18, Math.ceil(hours(day.finish)) + 1);
  const ref = useProperties<HTMLDivElement>({ "--n": last - FIRST });
  const end = day.stops.at(-1)?.end ?? WORKDAY.start;
  const drop = (event: DragEvent & { currentTarget: HTMLElement }) => {
    event.preventDefault();
    const id = event.dataTransfer?.getData("application/x-visit") ?? "";
    if (id) changing?.onDrop(id, index, placeAt(event, day, id, last));
  };
  return (
    <section class="day" aria-label={dayShort(day.day)}>
      <header class="flow"><div class="grow"><p class="name">{dayShort(day.day)}</p><p class="xs num">{[stopsText(day.stops.length), day.metres > 0 && road(day.metres), day.driving > 0 && lasting(day.driving)].filter(Boolean).join(" · ")}</p></div>
        {changing && <button type="button" class="btn icon tug" aria-label={`${t("trips.fill")}: ${dayShort(day.day)}`} title={t("trips.fill")} onClick={() => changing.onFill(index)}><Icon name="plus" /></button>}</header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the same is done in the stop's sheet */}
      <div class="hours" ref={ref} onDragOver={(event) => { if (changing) event.preventDefault(); }} onDrop={drop}>
        {Array.from({ length: last - FIRST - 1 }, (_, at) => <Hour key={FIRST + at + 1} hour={FIRST + at + 1} />)}
        {day.stops.flatMap((stop) => [
          <Drive key={`d-${stop.id}`} from={stop.arrival - stop.leg.seconds} seconds={stop.leg.seconds} words={t("trips.leg", { distance: road(stop.leg.metres), time: lasting(stop.leg.seconds) })} />,
          <Block key={stop.id} plan={plan} stop={stop} fresh={fresh} changing={changing} />])}
        {day.gaps.filter((gap) => gap.before < day.stops.length).map((gap) => { const stop = day.stops[gap.before]; return stop && <Free key={gap.before} from={stop.arrival} minutes={gap.minutes} />; })}
        <Drive from={end} seconds={day.home.seconds} words={t("trips.drive_home", { distance: road(day.home.metres) })} />
      </div>
    </section>
  );
};

/** The days side by side, to scale; a gap looks like a gap. */
export const DayColumns = ({ plan, fresh, changing }: { plan: Plan; fresh: ReadonlySet<string>; changing?: Changing | undefined }) => (
  <div class="days">{plan.timed.days.map((day, index) => <Column key={day.day} plan={plan} day={day} index={index} fresh={fresh} changing={changing} />)}</div>
);
