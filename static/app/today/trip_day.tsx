import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { checkIn, dayOf, daysUntil, wayTo } from "../core/capture/index.ts";
import { asksDecision, isChangeReturned } from "../core/decisions.ts";
import { distance, plural, span, t, time } from "../core/i18n/index.ts";
import type { Shown, Site, Trip, Visit } from "../core/records.ts";
import { leg } from "../core/road.ts";
import { session } from "../core/session.ts";
import { useReceipt, useRecord, useRecords } from "../core/store/index.ts";
import { Icon, ReceiptCard, Row, Stamp, SyncPill } from "../core/ui/index.ts";
import { PlanChanged } from "./plan_changed.tsx";
import { Promises, useOpenPromises } from "./promises.tsx";
import { StopLines } from "./stop_lines.tsx";
import { TasksDue } from "./tasks_due.tsx";
import { longDay } from "./words.ts";

interface DayProps { trip: Shown<Trip> | undefined; stops: Shown<Visit>[]; today: string }

const isOpen = (visit: Visit): boolean => visit.status === "planned" || visit.status === "under_way";

/** The day on the road: the next stop on the plate, all stops on the layline, then what was promised there, what is due, and the day's receipt. */
export const TripDay = ({ trip, stops, today }: DayProps) => {
  const me = session.value?.user.id ?? "";
  const next = stops.find((visit) => visit.status === "under_way") ?? stops.find(isOpen);
  const days = trip?.start_date && trip.end_date ? daysUntil(trip.end_date, trip.start_date) + 1 : 1;
  const changing = useSignal(false);
  const promises = useOpenPromises(stops.filter(isOpen).map((visit) => visit.account_id), me);
  const tasks = useRecords("task", { owner_id: me, done_at: null }, "due").value.filter((task) => task.due && task.due <= today);
  return (
    <>
      <header class="bar"><div class="grow"><p class="sub clip"><b>{trip?.title ?? t("today.visits")}</b>{trip?.start_date && ` · ${t("today.day_of", { n: daysUntil(today, trip.start_date) + 1, all: days })}`}</p></div><SyncPill /></header>
      <main class="page stack l">
        <h1 class="title">{longDay(today)}</h1>
        {next ? <NextStop key={next.id} visit={next} before={stops[stops.indexOf(next) - 1]} trip={trip} /> : <DayDone count={stops.length} />}
        <section class="stack">
          <div class="head"><h2>{t("today.the_day")}</h2><button type="button" class="t-link sub" onClick={() => { changing.value = true; }}>{t("today.plan_changed")}</button></div>
          {trip && <ChangeRow trip={trip} />}
          <StopLines trip={trip} stops={stops} next={next} today={today} />
        </section>
        <Promises notes={promises} />
        {tasks.length > 0 && <TasksDue tasks={tasks} today={today} />}
        <Receipt />
      </main>
      <PlanChanged trip={trip} next={next} open={changing.value} onClose={() => { changing.value = false; }} />
    </>
  );
};

/** The rep drives what they changed; that it still waits, or came back, is said here too. */
const ChangeRow = ({ trip }: { trip: Shown<Trip> }) => {
  const returned = isChangeReturned(trip);
  if (!returned && (trip.status === "submitted" || !asksDecision(trip))) return null;
  return <ul class="card list"><li><Row href={`/trips/${trip.id}`} mark={<span class={returned ? "t-warn" : ""}><Icon name={returned ? "undo" : "clock"} /></span>} name={t(returned ? "today.change_returned" : "today.change_waits")} sub={t("today.change_holds")} chev /></li></ul>;
};

const DayDone = ({ count }: { count: number }) => (
  <section class="plate stack"><span class="now">{t("today.done_title")}</span><p class="lg">{plural("today.done_text", count)}</p></section>
);

/** What was written today and where it is; opens the list of it. */
export const Receipt = () => {
  const items = useReceipt(dayOf()).value;
  if (!items || items.length === 0) return null;
  return <section class="stack"><div class="head"><h2>{t("today.receipt")}</h2><a class="t-link sub" href="/more/sync">{t("today.see_all")}</a></div><div class="card"><ReceiptCard items={items} /></div></section>;
};

const useSite = (visit: Shown<Visit> | undefined): Shown<Site> | undefined => {
  const sites = useRecords("site", { account_id: visit?.account_id ?? "" }).value;
  return sites.find((one) => one.id === visit?.site_id) ?? sites[0];
};

const NextStop = ({ visit, before, trip }: { visit: Shown<Visit>; before: Shown<Visit> | undefined; trip: Shown<Trip> | undefined }) => {
  const { route } = useLocation();
  const account = useRecord("account", visit.account_id).value;
  const contacts = useRecords("contact", { account_id: visit.account_id }).value;
  const [promise] = useOpenPromises([visit.account_id], "");
  const site = useSite(visit);
  const from = useSite(before)?.position ?? trip?.base?.position ?? null;
  const way = leg(from, site?.position ?? null);
  const contact = contacts.find((one) => visit.contact_ids?.includes(one.id)) ?? contacts[0];
  const page = `/visits/${visit.id}`;
  const running = visit.status === "under_way";
  const go = (): void => { if (!running) void checkIn(visit.id); route(page); };
  return (
    <section class="plate stack" aria-label={t("today.next_stop")}>
      <div class="flow wrap"><span class="now">{running ? t("today.here_since", { time: time(visit.checked_in_at) }) : [t("today.next"), time(visit.planned_start)].filter(Boolean).join(" · ")}</span>
        {!running && way.metres > 0 && <span class="sub end num nb">{distance(way.metres / 1000)} · {span(Math.round(way.seconds / 60))}</span>}</div>
      <a href={page} class="stack t">
        <span class="flow"><span class="lg grow">{account === undefined ? "…" : (account?.name ?? t("today.account_away"))}</span>{account?.tier && <Stamp tier={account.tier} />}</span>
        <span class="sub">{[site?.city, contact && t("today.ask_for", { name: contact.name })].filter(Boolean).join(" · ") || visit.objective}</span>
      </a>
      {promise && <p class="flow top sub"><Icon name="promise" small /><span>{t("today.you_promised", { what: promise.body })}</span></p>}
      <div class="flow">
        <button type="button" class="btn go grow" onClick={go}><Icon name="done" />{running ? t("today.go_on") : t("today.check_in")}</button>
        {site?.position && <a class="btn icon" href={wayTo(site.position)} aria-label={t("today.navigate")}><Icon name="nav" /></a>}
        <a class="btn icon" href={`/accounts/${visit.account_id}/brief`} aria-label={t("today.brief")}><Icon name="book" /></a>
      </div>
    </section>
  );
};
