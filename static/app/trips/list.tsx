import { useLocation } from "preact-iso";
import type { Shown, Trip } from "../core/records.ts";
import { useOnce } from "../core/capture/index.ts";
import { plural, t } from "../core/i18n/index.ts";
import { missingMonths, monthName, nextMonth } from "../core/months.ts";
import { session } from "../core/session.ts";
import { useRecords } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Row, SyncPill, toast } from "../core/ui/index.ts";
import { copyTrip } from "./copy.ts";
import { activeVisits, daysOf, thisDay, thisMonth } from "./data.ts";
import { StateChip, datesShort, lastOf, stopsText, titleOf } from "./parts.tsx";

const isOver = (trip: Trip): boolean => trip.status === "done" || trip.status === "cancelled" || trip.month < thisMonth();
const TripPlate = ({ trip }: { trip: Shown<Trip> }) => {
  const stops = activeVisits(useRecords("visit", { trip_id: trip.id }).value).length;
  const returned = trip.status === "returned" ? lastOf(trip, "return")?.comment : null;
  return (
    <section class="plate stack">
      <div class="flow"><span class="now grow">{monthName(trip.month)}</span><StateChip trip={trip} /></div>
      <p class="lg">{titleOf(trip)}</p>
      <p class="sub">{[datesShort(trip), trip.base?.label, stopsText(stops)].filter(Boolean).join(" · ")}</p>
      {returned && <p>{returned}</p>}
      <a class="btn go" href={`/trips/${trip.id}`}><Icon name="route" />{t("trips.open_plan")}</a>
    </section>
  );
};

const PastRow = ({ trip }: { trip: Shown<Trip> }) => {
  const { route } = useLocation();
  const visits = useRecords("visit", { trip_id: trip.id }).value;
  const done = visits.filter((visit) => visit.status === "done").length;
  const copy = useOnce(async () => { const id = await copyTrip(trip); toast(t("trips.copied")); route(`/trips/${id}`); });
  return (
    <li class="flow">
      <div class="grow"><Row href={`/trips/${trip.id}`} name={titleOf(trip)} sub={[datesShort(trip), visits.length > 0 && t("trips.stops_of", { n: done, all: visits.length })].filter(Boolean).join(" · ")}>{trip.status !== "done" && <StateChip trip={trip} />}</Row></div>
      <button type="button" class="btn icon" aria-label={`${t("trips.copy")}: ${titleOf(trip)}`} onClick={() => void copy()}><Icon name="copy" /></button>
    </li>
  );
};

const NoTrip = ({ month, isMissing }: { month: string; isMissing: boolean }) => (
  <section class="plate stack">
    <div class="flow"><span class="now grow">{monthName(month)}</span>{isMissing && <Chip tone="bad" icon="stop">{t("trips.no_trip_chip")}</Chip>}</div><p class="lg">{t("trips.none_title", { month: monthName(month) })}</p>
    <p class="sub">{t("trips.none_text")}</p><a class="btn go" href="/trips/new"><Icon name="plus" />{t("trips.start_trip")}</a>
  </section>
);

/** Where is my trip of the month, and what does it ask of me. */
export default function Trips() {
  const me = session.value?.user.id ?? "";
  const all = useRecords("trip", { owner_id: me }, "-month").value;
  const running = all.filter((trip) => !isOver(trip)).sort((a, b) => (a.start_date ?? a.month).localeCompare(b.start_date ?? b.month));
  const missing = missingMonths(all, thisDay());
  const now = running.find((trip) => trip.status === "under_way") ?? running.find((trip) => trip.month === thisMonth() && (daysOf(trip).at(-1) ?? "9") >= thisDay()) ?? (missing.includes(thisMonth()) ? undefined : running[0]);
  const coming = running.filter((trip) => trip !== now);
  const past = all.filter(isOver);
  return (
    <>
      <Bar title={t("trips.trips")}><SyncPill />{now && <a class="btn icon" href="/trips/new" aria-label={t("trips.new_trip")}><Icon name="plus" /></a>}</Bar>
      <main class="page stack l">
        {now ? <TripPlate trip={now} /> : <NoTrip month={missing[0] ?? nextMonth(thisMonth())} isMissing={missing.length > 0} />}
        {(now ? missing : missing.slice(1)).length > 0 && <ul class="card list loud">{(now ? missing : missing.slice(1)).map((month) => <li key={month}><Row href="/trips/new" mark={<span class="t-bad"><Icon name="stop" /></span>} name={t("trips.none_title", { month: monthName(month) })} sub={t("trips.none_text")} chev /></li>)}</ul>}
        {coming.length > 0 && <section class="stack"><h2>{t("trips.coming")}</h2><ul class="card list">{coming.map((trip) => (
          <li key={trip.id}><Row href={`/trips/${trip.id}`} name={titleOf(trip)} sub={[datesShort(trip), plural("trips.days", daysOf(trip).length)].join(" · ")}><StateChip trip={trip} /></Row></li>))}</ul></section>}
        {past.length > 0 && <section class="stack"><h2>{t("trips.past")}</h2><ul class="card list">{past.map((trip) => <PastRow key={trip.id} trip={trip} />)}</ul></section>}
        {all.length === 0 && <Empty icon="route" title={t("trips.past")} text={t("trips.past_text")} />}
        <ul class="card list"><li><Row href="/trips/calendar" mark={<Icon name="cal" />} name={t("trips.feed")} sub={t("trips.feed_sub")} chev /></li></ul>
      </main>
    </>
  );
}
