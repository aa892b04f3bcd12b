import { useLocation } from "preact-iso";
import type { Shown, Trip } from "../core/records.ts";
import { plural, t } from "../core/i18n/index.ts";
import { session } from "../core/session.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, Row, SyncPill, toast } from "../core/ui/index.ts";
import { activeVisits, addDays, daysOf, thisDay, thisMonth } from "./data.ts";
import { daysBetween } from "./rules.ts";
import { StateChip, datesOf, lastOf, monthName, stopsText, titleOf } from "./parts.tsx";

const isOver = (trip: Trip): boolean => trip.status === "done" || trip.status === "cancelled" || trip.month < thisMonth();
const nextMonth = (month: string): string => addDays(`${month}-28`, 7).slice(0, 7);

/** Makes a draft with the same accounts next month, on the same weekdays. */
const copyTrip = async (trip: Shown<Trip>): Promise<string> => {
  const visits = activeVisits(await store.list("visit", { trip_id: trip.id }));
  const month = nextMonth(trip.month > thisMonth() ? trip.month : thisMonth());
  const shift = trip.start_date ? Math.max(7, Math.ceil(daysBetween(trip.start_date, `${month}-01`) / 7) * 7) : 0;
  const move = (day: string | null): string | null => day && addDays(day, shift);
  const id = await store.create("trip", {
    owner_id: session.value?.user.id ?? trip.owner_id, month, title: t("trips.month_trip", { month: monthName(month) }),
    start_date: move(trip.start_date), end_date: move(trip.end_date), base: trip.base, objectives: trip.objectives, budget: trip.budget,
  });
  for (const { account_id, site_id, day, position, planned_start, minutes, must } of visits)
    await store.create("visit", { trip_id: id, account_id, site_id, day: move(day), position, planned_start, minutes, must });
  return id;
};

const TripPlate = ({ trip }: { trip: Shown<Trip> }) => {
  const stops = activeVisits(useRecords("visit", { trip_id: trip.id }).value).length;
  const returned = trip.status === "returned" ? lastOf(trip, "return")?.comment : null;
  return (
    <section class="plate stack">
      <div class="flow"><span class="now grow">{monthName(trip.month)}</span><StateChip status={trip.status} /></div>
      <p class="lg">{titleOf(trip)}</p>
      <p class="sub">{[datesOf(trip), trip.base?.label, stopsText(stops)].filter(Boolean).join(" · ")}</p>
      {returned && <p>{returned}</p>}
      <a class="btn go" href={`/trips/${trip.id}`}><Icon name="route" />{t("trips.open_plan")}</a>
    </section>
  );
};

const PastRow = ({ trip }: { trip: Shown<Trip> }) => {
  const { route } = useLocation();
  const visits = useRecords("visit", { trip_id: trip.id }).value;
  const done = visits.filter((visit) => visit.status === "done").length;
  const copy = async () => { const id = await copyTrip(trip); toast(t("trips.copied")); route(`/trips/${id}`); };
  return (
    <li class="flow">
      <div class="grow"><Row href={`/trips/${trip.id}`} name={titleOf(trip)} sub={`${datesOf(trip)} · ${t("trips.stops_of", { n: done, all: visits.length })}`}><StateChip status={trip.status} /></Row></div>
      <button type="button" class="btn icon" aria-label={`${t("trips.copy")}: ${titleOf(trip)}`} onClick={() => void copy()}><Icon name="copy" /></button>
    </li>
  );
};

const NoTrip = () => (
  <section class="plate stack">
    <span class="now">{t("trips.this_month")}</span><p class="lg">{t("trips.none_title", { month: monthName(thisMonth()) })}</p>
    <p class="sub">{t("trips.none_text")}</p><a class="btn go" href="/trips/new"><Icon name="plus" />{t("trips.start_trip")}</a>
  </section>
);

/** Where is my trip of the month, and what does it ask of me. */
export default function Trips() {
  const me = session.value?.user.id ?? "";
  const all = useRecords("trip", { owner_id: me }, "-month").value;
  const running = all.filter((trip) => !isOver(trip)).sort((a, b) => (a.start_date ?? a.month).localeCompare(b.start_date ?? b.month));
  const now = running.find((trip) => trip.status === "under_way") ?? running.find((trip) => trip.month === thisMonth() && (daysOf(trip).at(-1) ?? "9") >= thisDay()) ?? running.find((trip) => trip.month === thisMonth());
  const coming = running.filter((trip) => trip !== now);
  const past = all.filter(isOver);
  return (
    <>
      <Bar title={t("trips.trips")}><SyncPill />{now && <a class="btn icon" href="/trips/new" aria-label={t("trips.new_trip")}><Icon name="plus" /></a>}</Bar>
      <main class="page stack l">
        {now ? <TripPlate trip={now} /> : <NoTrip />}
        {coming.length > 0 && <section class="stack"><h2>{t("trips.coming")}</h2><ul class="card list">{coming.map((trip) => (
          <li key={trip.id}><Row href={`/trips/${trip.id}`} name={titleOf(trip)} sub={[datesOf(trip), plural("trips.days", daysOf(trip).length)].join(" · ")}><StateChip status={trip.status} /></Row></li>))}</ul></section>}
        {past.length > 0 && <section class="stack"><h2>{t("trips.past")}</h2><ul class="card list">{past.map((trip) => <PastRow key={trip.id} trip={trip} />)}</ul></section>}
        {all.length === 0 && <Empty icon="route" title={t("trips.past")} text={t("trips.none_text")} />}
      </main>
    </>
  );
}
