import type { ComponentChildren } from "preact";
import { daysUntil } from "../core/capture/index.ts";
import { plural, t } from "../core/i18n/index.ts";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { missingMonths, monthName } from "../core/months.ts";
import { session } from "../core/session.ts";
import { type AccountHit, syncState, useAccounts, useRecord, useRecords } from "../core/store/index.ts";
import { Chip, Empty, Icon, Stamp, SyncPill } from "../core/ui/index.ts";
import { daysToApprove } from "./month.ts";
import { Promises, useOpenPromises } from "./promises.tsx";
import { StopLines } from "./stop_lines.tsx";
import { TasksDue } from "./tasks_due.tsx";
import { Receipt } from "./trip_day.tsx";
import { ForOthers, ForYou } from "./waiting.tsx";
import { longDay } from "./words.ts";

const LATE_SHOWN = 5;

const greeting = (name: string, hour = new Date().getHours()): string => {
  const part = hour < 12 ? "morning" : hour < 19 ? "afternoon" : "evening";
  return t(`today.good_${part}`, { name });
};

/** The day at the desk: next month's trip, what is due, what waits for others, who was not seen for too long. */
export const Home = ({ trips, visited, me, today }: { trips: Shown<Trip>[]; visited: Shown<Visit>[]; me: string; today: string }) => {
  const tasks = useRecords("task", { owner_id: me, done_at: null }, "due").value;
  const promises = useOpenPromises(null, me);
  const name = session.value?.user.name.split(" ")[0] ?? "";
  // On a new phone, or one that was cleared, the records are on their way: nobody can say yet that something is missing.
  const fetching = syncState.value.here !== null && syncState.value.last === null;
  if (fetching) {
    return (
      <>
        <header class="bar"><div class="grow"><p class="sub clip" data-now>{greeting(name)}</p></div><SyncPill /></header>
        <main class="page stack l"><h1 class="title">{longDay(today)}</h1><Empty icon="sync" title={t("core.sync_first")} /><Receipt /></main>
      </>
    );
  }
  return (
    <>
      <header class="bar"><div class="grow"><p class="sub clip" data-now>{greeting(name)}</p></div><SyncPill /></header>
      <main class="page stack l">
        <h1 class="title">{longDay(today)}</h1>
        <NextTrip trips={trips} today={today} />
        <ForYou me={me} />
        {visited.length > 0 && <section class="stack"><div class="head"><h2>{t("today.the_day")}</h2></div><StopLines trip={undefined} stops={visited} next={undefined} today={today} /></section>}
        <TasksDue tasks={tasks} today={today} />
        <Promises notes={promises} />
        <ForOthers trips={trips} me={me} />
        <TooLong />
        <Receipt />
      </main>
    </>
  );
};

const NextTrip = ({ trips, today }: { trips: Shown<Trip>[]; today: string }) => {
  const missing = session.value?.user.role === "rep" ? missingMonths(trips, today) : [];
  const coming = trips.filter((trip) => trip.status !== "cancelled" && trip.status !== "done" && (trip.end_date ?? `${trip.month}-31`) >= today).sort((a, b) => a.month.localeCompare(b.month))[0];
  if (missing[0]) return <NoTrip month={missing[0]} />;
  if (coming?.status === "draft" || coming?.status === "returned") return <TripPlate trip={coming} today={today} />;
  if (coming?.status === "approved" && coming.start_date) {
    return <Plate word={t("today.trip_of", { month: monthName(coming.month) })} text={t("today.trip_starts", { title: coming.title, n: daysUntil(coming.start_date, today) })} href={`/trips/${coming.id}`} action={t("today.look_trip")} />;
  }
  return null;
};

/** A month without a trip is red, here and on the manager's board. */
const NoTrip = ({ month }: { month: string }) => {
  const due = useAccounts({ tier: "A", due: true, limit: 500 }).value.length;
  return <Plate word={t("today.trip_of", { month: monthName(month) })} text={due > 0 ? plural("today.trip_missing_due", due) : t("today.trip_missing")} href="/trips/new" action={t("today.plan_trip")}
    chip={<Chip tone="bad" icon="stop">{t("today.no_trip")}</Chip>} />;
};

const TripPlate = ({ trip, today }: { trip: Shown<Trip>; today: string }) => {
  const stops = useRecords("visit", { trip_id: trip.id }).value.length;
  const text = trip.status === "returned" ? t("today.trip_returned", { title: trip.title }) : t("today.trip_draft", { title: trip.title, n: stops });
  const days = daysToApprove(trip, today);
  return <Plate word={t("today.trip_of", { month: monthName(trip.month) })} text={text} href={`/trips/${trip.id}`} action={t("today.look_draft")}
    chip={days !== null && <Chip tone="bad" icon="alert">{plural("today.not_approved", days)}</Chip>} />;
};

const Plate = ({ word, text, href, action, chip }: { word: string; text: string; href: string; action: string; chip?: ComponentChildren }) => (
  <section class="plate stack">
    <div class="flow wrap"><span class="now grow">{word}</span>{chip}</div>
    <p class="lg">{text}</p>
    <div class="flow"><a class="btn go grow" href={href}><Icon name="route" />{action}</a></div>
  </section>
);

const TooLong = () => {
  const due = useAccounts({ due: true, limit: 50 }).value;
  const late = due.filter((hit) => hit.due_in !== null && hit.due_in < 0);
  return (
    <section class="stack"><div class="head"><h2>{t("today.too_long")}</h2>{late.length > LATE_SHOWN && <a class="t-link sub" href="/accounts">{t("today.all", { n: late.length === 50 ? "50+" : late.length })}</a>}</div>
      {late.length === 0
        ? <Empty icon="done" title={t("today.nobody_late")} />
        : <ul class="card list">{late.slice(0, LATE_SHOWN).map((hit) => <li key={hit.id}><LateRow hit={hit} /></li>)}</ul>}
    </section>
  );
};

/** Who was not seen for too long, and the way to call them. */
const LateRow = ({ hit }: { hit: AccountHit }) => {
  const account = useRecord("account", hit.id).value;
  const since = hit.last_visit ? -daysUntil(hit.last_visit.slice(0, 10)) : null;
  const sub = [hit.city, since === null ? t("today.never") : t("today.wanted_every", { n: since, every: since + (hit.due_in ?? 0) })].filter(Boolean).join(" · ");
  return (
    <div class="row"><Stamp tier={hit.tier} /><a class="grow" href={`/accounts/${hit.id}`}><span class="name two">{hit.name}</span><span class="sub num">{sub}</span></a>
      {account?.phone && <a class="btn icon tug" href={`tel:${account.phone.replace(/[^+\d]/g, "")}`} aria-label={t("today.call", { name: hit.name })}><Icon name="phone" /></a>}</div>
  );
};
