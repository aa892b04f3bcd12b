import "./accounts.css";
import { locale, t } from "../core/i18n/index.ts";
import { Icon } from "../core/ui/index.ts";
import { type Hours, hoursAreWhole, type Weekday, weekdayName, weekdays, withDay } from "./hours.ts";

interface HoursProps { hours: Hours | null; onChange: (hours: Hours | null) => void }
const USUAL: [string, string] = ["08:00", "17:00"];
const MOST_SPANS = 3;

/** When somebody opens the gate, day by day; a lunch break makes two spans of one. */
export const HoursForm = ({ hours, onChange }: HoursProps) => {
  const set = (day: Weekday, spans: [string, string][]): void => onChange(withDay(hours, day, spans));
  const monday = hours?.mon ?? [];
  const likeMonday = (): void => onChange((["tue", "wed", "thu", "fri"] as const).reduce<Hours | null>((all, day) => withDay(all, day, monday), hours));
  return (
    <section class="stack"><div class="head"><h2>{t("accounts.hours")}</h2>
      {monday.length > 0 && <button type="button" class="btn quiet" onClick={likeMonday}>{t("accounts.like_monday")}</button>}</div>
      <ul class="card list hours-of">{weekdays.map((day) => <li key={day}><Day day={day} spans={hours?.[day] ?? []} onChange={(spans) => set(day, spans)} /></li>)}</ul>
      {!hoursAreWhole(hours) && <p class="say bad"><Icon name="stop" /><span>{t("accounts.hours_not_whole")}</span></p>}
    </section>
  );
};

const Day = ({ day, spans, onChange }: { day: Weekday; spans: [string, string][]; onChange: (spans: [string, string][]) => void }) => {
  const name = weekdayName(day, locale());
  const put = (at: number, end: 0 | 1, value: string): void => onChange(spans.map((span, one) => (one !== at ? span : end === 0 ? [value, span[1]] : [span[0], value])));
  return (
    <div class="row"><div class="grow stack">
      <div class="flow"><b class="day-of">{name}</b><span class="sub grow">{spans.length === 0 && t("accounts.hours_unknown")}</span>
        {spans.length < MOST_SPANS && <button type="button" class="btn icon tug" aria-label={t("accounts.hours_more", { day: name })} onClick={() => onChange([...spans, spans.length === 0 ? USUAL : ["", ""]])}><Icon name="plus" /></button>}</div>
      {spans.map(([from, to], at) => (
        <div key={`span-${at + 1}`} class="flow">
          <div class="box grow"><input type="time" aria-label={t("accounts.opens", { day: name })} value={from} onInput={(event) => put(at, 0, event.currentTarget.value)} /></div>
          <div class="box grow"><input type="time" aria-label={t("accounts.closes", { day: name })} value={to} onInput={(event) => put(at, 1, event.currentTarget.value)} /></div>
          <button type="button" class="btn icon tug" aria-label={t("accounts.hours_away", { day: name })} onClick={() => onChange(spans.filter((_span, one) => one !== at))}><Icon name="x" /></button>
        </div>))}
    </div></div>
  );
};
