import { useMemo, useState } from "preact/hooks";
import { asksDecision } from "../core/decisions.ts";
import { count, locale, plural, t } from "../core/i18n/index.ts";
import { monthName, nextMonth, PLAN_FROM } from "../core/months.ts";
import { useRecords } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Meter, Row, Seg, SyncPill, useWide } from "../core/ui/index.ts";
import { addDays, daysOf, thisDay, thisMonth, useBook } from "./data.ts";
import { datesShort, useProperties } from "./parts.tsx";
import { daysBetween } from "./rules.ts";
import { type Line, lineOf } from "./team_state.ts";

const monthDays = (month: string): string[] => {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
};
const near = (month: string, by: number): string => {
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1));
  return date.toISOString().slice(0, 7);
};
const weekday = (day: string): Date => new Date(`${day}T12:00:00`);
const isOff = (day: string): boolean => [0, 6].includes(weekday(day).getDay());

const Cell = ({ row, column, cls }: { row: number; column: number; cls: string }) => <div class={cls} ref={useProperties<HTMLDivElement>({ "grid-row": row, "grid-column": column })} />;

/** Where the bar stands: the trip's days, or the rest of the month when there is none. Columns count from 2. */
const barOf = (line: Line, days: string[], today: string): [number, number] => {
  const own = line.trip ? daysOf(line.trip).filter((day) => days.includes(day)) : [];
  if (own.length > 0) return [days.indexOf(own[0] ?? "") + 2, own.length];
  const from = Math.max(0, days.indexOf(today));
  return [from + 2, line.trip ? 1 : Math.max(1, days.length - from)];
};

const BoardLine = ({ line, row, days, today }: { line: Line; row: number; days: string[]; today: string }) => {
  const [from, length] = barOf(line, days, today);
  const before = from + length > days.length - 6;
  const who = useProperties<HTMLDivElement>({ "grid-row": row });
  const bar = useProperties<HTMLAnchorElement>({ "grid-row": row, "grid-column": `${from} / span ${length}` });
  const said = useProperties<HTMLSpanElement>({ "grid-row": row, "grid-column": before ? Math.max(2, from - 1) : from + length });
  const cov = useProperties<HTMLDivElement>({ "grid-row": row, "grid-column": "-2" });
  const words = t("trips.key_of", { n: line.key, all: line.keyDue });
  const address = line.trip ? `/trips/${line.trip.id}/review` : "/team";
  return (
    <>
      <div class="who" ref={who}><span class="name">{line.user.name}</span><span class="xs">{line.trip?.base?.label ?? ""}</span></div>
      {days.map((day, at) => <Cell key={day} row={row} column={at + 2} cls={`cell${isOff(day) ? " off" : ""}${day === today ? " today" : ""}`} />)}
      <a class={`tour ${line.kind === "ready" ? "" : line.kind}`} href={address} aria-label={`${line.user.name}: ${line.said}`} ref={bar}><Icon name={line.icon} /></a>
      <span class={before ? "said before" : "said"} aria-hidden="true" ref={said}><span>{line.said}</span></span>
      <div class="cov" ref={cov}><div class="flow"><span class="sub num grow">{words}</span><span class="xs num">{t("trips.open_n", { n: count(line.openNeeds) })}</span></div><Meter value={line.key} of={line.keyDue} label={words} /></div>
    </>
  );
};

const Board = ({ lines, days, today }: { lines: Line[]; days: string[]; today: string }) => {
  const ref = useProperties<HTMLDivElement>({ "--days": days.length });
  const letter = new Intl.DateTimeFormat(locale(), { weekday: "narrow" });
  return (
    <section class="card list"><div class="board" ref={ref}>
      <div class="dh" />{days.map((day) => <div key={day} class={day === today ? "dh today" : "dh"}>{letter.format(weekday(day))}<br />{Number(day.slice(8))}</div>)}<div class="dh" />
      {lines.map((line, at) => <BoardLine key={line.user.id} line={line} row={at + 2} days={days} today={today} />)}
    </div></section>
  );
};

/** The same on a phone: a row a rep. */
const Rows = ({ lines }: { lines: Line[] }) => (
  <ul class="card list">{lines.map((line) => (
    <li key={line.user.id}><Row href={line.trip ? `/trips/${line.trip.id}/review` : undefined} name={line.user.name} mark={<Icon name={line.icon} />}
      sub={[line.trip && datesShort(line.trip), line.said, t("trips.key_of", { n: line.key, all: line.keyDue })].filter(Boolean).join(" · ")} chev={line.trip !== undefined} /></li>))}</ul>
);

/** Who has nothing: for the month that is shown and, from the 20th on, for the next one too. */
const SOON_DAYS = 10;
const daysLeft = (line: Line, today: string): number | null => {
  const days = line.trip?.start_date && line.kind === "draft" ? daysBetween(today, line.trip.start_date) : null;
  return days !== null && days >= 0 && days <= SOON_DAYS ? days : null;
};
const OffTrack = ({ line, month, here, today }: { line: Line; month: string; here: boolean; today: string }) => {
  const left = daysLeft(line, today);
  const none = line.kind === "none";
  const name = none ? t(here ? "trips.has_no_trip" : "trips.has_no_trip_for", { name: line.user.name, month: monthName(month) }) : line.user.name;
  return <li><Row href={line.trip ? `/trips/${line.trip.id}/review` : undefined} mark={<span class={none ? "t-bad" : "t-warn"}><Icon name={none ? "stop" : "alert"} /></span>} name={name}
    sub={none ? plural("trips.key_due", line.keyDue) : left === null ? t("trips.days_passed") : plural("trips.not_approved", left)} /></li>;
};

const Below = ({ lines, coming, month, today }: { lines: Line[]; coming: Line[]; month: string; today: string }) => {
  const passed = (line: Line) => line.kind === "draft" && line.trip?.end_date != null && line.trip.end_date < today;
  const off = month < today.slice(0, 7) ? [] : lines.filter((line) => line.kind === "none" || passed(line) || daysLeft(line, today) !== null);
  const next = coming.filter((line) => line.kind === "none" || daysLeft(line, today) !== null);
  const back = lines.filter((line) => line.kind === "done" || line.kind === "out");
  return (
    <>
      <section class="stack"><h2>{t("trips.off_track")}</h2>{off.length + next.length === 0 ? <p class="card sub">{t("trips.all_well")}</p> : (
        <ul class="card list">{off.map((line) => <OffTrack key={line.user.id} line={line} month={month} today={today} here />)}{next.map((line) => <OffTrack key={`next-${line.user.id}`} line={line} month={nextMonth(month)} today={today} here={false} />)}</ul>)}</section>
      {back.length > 0 && <section class="stack"><h2>{t("trips.actual")}</h2><ul class="card list">{back.map((line) => (
        <li key={line.user.id}><Row href={`/trips/${line.trip?.id}/review`} name={line.user.name} sub={[t("trips.stops_of", { n: line.done, all: line.stops }), ...line.skipped].join(" · ")} chev>{line.kind === "done" && <Chip tone={line.done === line.stops ? "ok" : "edge"} icon={line.done === line.stops ? "done" : "info"}>{t(line.done === line.stops ? "trips.s_done" : "trips.reasons")}</Chip>}</Row></li>))}</ul></section>}
    </>
  );
};

const useLines = (month: string, today: string): Line[] => {
  const users = useRecords("user", { role: "rep" }, "name").value;
  const trips = useRecords("trip", { month }).value;
  const visits = useRecords("visit", {}).value;
  const book = useBook(today);
  return useMemo(() => users.filter((user) => user.active).map((user) => lineOf(user, month, today, trips, visits, book)), [users, trips, visits, book, month, today]);
};

/** Who has planned, is out, is back, and who has nothing. */
export default function Team() {
  const today = thisDay();
  const wide = useWide();
  const [month, setMonth] = useState(thisMonth());
  const lines = useLines(month, today);
  const soon = useLines(nextMonth(month), today);
  const coming = month === today.slice(0, 7) && Number(today.slice(8)) >= PLAN_FROM ? soon : [];
  const asks = lines.find((line) => line.trip && asksDecision(line.trip));
  const months = <Seg label={t("trips.month")} value={month} onChange={setMonth} options={[-1, 0, 1].map((by) => { const one = near(thisMonth(), by); return { value: one, label: monthName(one).slice(0, 3) }; })} />;
  const plate = asks?.trip && (
    <section class="plate flow wrap boardTop"><div class="grow stack t"><span class="now">{t("trips.one_thing")}</span><p class="lg">{t("trips.waits_review", { name: asks.user.name })}</p></div>
      <a class="btn go" href={`/trips/${asks.trip.id}/review`}>{t("trips.review")}</a></section>
  );
  const none = lines.length === 0 && <Empty icon="team" title={t("trips.no_team")} text={t("trips.no_team_text")} />;
  if (wide) return (
    <main class="desk"><header class="top"><div class="grow"><h1>{monthName(month)}</h1><p class="sub">{plural("trips.team_sub", lines.length)}</p></div><div class="months">{months}</div><SyncPill /></header>
      <div class="stack l">{plate}{none || <Board lines={lines} days={monthDays(month)} today={today} />}<div class="trio"><Below lines={lines} coming={coming} month={month} today={today} /></div></div></main>
  );
  return <><Bar title={t("trips.team")}><SyncPill /></Bar><main class="page stack l">{months}{plate}{none || <Rows lines={lines} />}<Below lines={lines} coming={coming} month={month} today={today} /></main></>;
}
