import { daysUntil } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Need, Shown, Trip } from "../core/records.ts";
import { session } from "../core/session.ts";
import { useAccounts, useRecord, useRecords } from "../core/store/index.ts";
import { Chip, Empty, Icon, Row, Stamp, SyncPill } from "../core/ui/index.ts";
import { TasksDue } from "./tasks_due.tsx";
import { longDay, monthAfter, monthName } from "./words.ts";

/** From this day of the month the next month's trip is asked for. */
const DRAFT_DAY = 20;

const greeting = (name: string, hour = new Date().getHours()): string => {
  const part = hour < 12 ? "morning" : hour < 19 ? "afternoon" : "evening";
  return t(`today.good_${part}`, { name });
};

/** The day at the desk: next month's trip, what is due, what waits for others, who was not seen for too long. */
export const Home = ({ trips, me, today }: { trips: Shown<Trip>[]; me: string; today: string }) => {
  const tasks = useRecords("task", { owner_id: me, done_at: null }, "due").value;
  const name = session.value?.user.name.split(" ")[0] ?? "";
  return (
    <>
      <header class="bar"><div class="grow"><p class="sub">{greeting(name)}</p></div><SyncPill /></header>
      <main class="page stack l">
        <h1 class="title">{longDay(today)}</h1>
        <NextTrip trips={trips} today={today} />
        <TasksDue tasks={tasks} today={today} />
        <Waiting trips={trips} />
        <TooLong />
      </main>
    </>
  );
};

const NextTrip = ({ trips, today }: { trips: Shown<Trip>[]; today: string }) => {
  const coming = trips.filter((trip) => trip.status !== "cancelled" && trip.status !== "done" && (trip.end_date ?? `${trip.month}-31`) >= today).sort((a, b) => a.month.localeCompare(b.month))[0];
  const month = monthAfter(today);
  if (coming?.status === "draft" || coming?.status === "returned") return <TripPlate trip={coming} />;
  if (coming?.status === "approved" && coming.start_date) {
    return <Plate word={t("today.trip_of", { month: monthName(coming.month) })} text={t("today.trip_starts", { title: coming.title, n: daysUntil(coming.start_date, today) })} href={`/trips/${coming.id}`} action={t("today.look_trip")} />;
  }
  if (coming || Number(today.slice(8)) < DRAFT_DAY) return null;
  return <Plate word={t("today.trip_of", { month: monthName(month) })} text={t("today.trip_missing")} href="/trips" action={t("today.plan_trip")} />;
};

const TripPlate = ({ trip }: { trip: Shown<Trip> }) => {
  const stops = useRecords("visit", { trip_id: trip.id }).value.length;
  const text = trip.status === "returned" ? t("today.trip_returned", { title: trip.title }) : t("today.trip_draft", { title: trip.title, n: stops });
  return <Plate word={t("today.trip_of", { month: monthName(trip.month) })} text={text} href={`/trips/${trip.id}`} action={t("today.look_draft")} />;
};

const Plate = ({ word, text, href, action }: { word: string; text: string; href: string; action: string }) => (
  <section class="plate stack">
    <div class="flow"><span class="now">{word}</span></div>
    <p class="lg">{text}</p>
    <div class="flow"><a class="btn go grow" href={href}><Icon name="route" />{action}</a></div>
  </section>
);

const Waiting = ({ trips }: { trips: Shown<Trip>[] }) => {
  const fresh = useRecords("need", { status: "new" }).value;
  const assigned = useRecords("need", { status: "assigned" }).value;
  const needs = [...fresh, ...assigned];
  const submitted = trips.filter((trip) => trip.status === "submitted");
  if (needs.length + submitted.length === 0) return null;
  return (
    <section class="stack"><div class="head"><h2>{t("today.waiting")}</h2>{needs.length > 4 && <a class="t-link sub" href="/needs">{t("today.all", { n: needs.length })}</a>}</div>
      <ul class="card list">
        {submitted.map((trip) => <li key={trip.id}><Row href={`/trips/${trip.id}`} mark={<Icon name="route" />} name={trip.title} sub={t("today.waits_decision")} chev /></li>)}
        {needs.slice(0, 4).map((need) => <li key={need.id}><NeedRow need={need} /></li>)}
      </ul>
    </section>
  );
};

const NeedRow = ({ need }: { need: Shown<Need> }) => {
  const account = useRecord("account", need.account_id).value;
  const state = need.status === "new" ? t("today.need_new") : t("today.need_assigned");
  return (
    <Row href={`/needs/${need.id}`} mark={<Icon name="hose" />} name={need.summary} sub={[account?.name, state].filter(Boolean).join(" · ")} chev={need.urgency !== "line_down"}>
      {need.urgency === "line_down" && <Chip tone="bad" icon="bolt">{t("today.line_down")}</Chip>}
    </Row>
  );
};

const TooLong = () => {
  const due = useAccounts({ due: true, limit: 5 }).value;
  const late = due.filter((hit) => hit.due_in !== null && hit.due_in < 0);
  return (
    <section class="stack"><div class="head"><h2>{t("today.too_long")}</h2><a class="t-link sub" href="/accounts">{t("today.all_accounts")}</a></div>
      {late.length === 0
        ? <Empty icon="done" title={t("today.nobody_late")} />
        : <ul class="card list">{late.map((hit) => (
          <li key={hit.id}><Row href={`/accounts/${hit.id}`} mark={<Stamp tier={hit.tier} />} name={hit.name} chev
            sub={[hit.city, t("today.days_over", { n: -(hit.due_in ?? 0) })].filter(Boolean).join(" · ")} /></li>))}</ul>}
    </section>
  );
};
