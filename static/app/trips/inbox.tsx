import { useEffect, useState } from "preact/hooks";
import type { Shown, Trip } from "../core/records.ts";
import { asksDecision } from "../core/decisions.ts";
import { t } from "../core/i18n/index.ts";
import { session } from "../core/session.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Bar, Chip, Empty, Row, SyncPill } from "../core/ui/index.ts";
import { thisMonth } from "./data.ts";
import { StateChip, datesShort, lastOf, moment, nthTime, stopsText, timesSubmitted, titleOf } from "./parts.tsx";

const Waiting = ({ trip, name, stops }: { trip: Shown<Trip>; name: string; stops: number }) => {
  const amended = trip.status !== "submitted" ? lastOf(trip, "changed") : undefined;
  const sent = amended ?? lastOf(trip, "submit");
  const nth = timesSubmitted(trip);
  return (
    <li><Row href={`/trips/${trip.id}/review`} name={`${name}, ${titleOf(trip)}`} sub={[datesShort(trip), stopsText(stops), sent && t(amended ? "trips.changed_at" : "trips.submitted_at", { when: moment(sent.at) })].filter(Boolean).join(" · ")} chev>
      {amended ? <Chip tone="warn" icon="edit">{t("trips.am_change")}</Chip> : nth > 1 && <Chip tone="info" icon="clock">{nthTime(nth)}</Chip>}</Row></li>
  );
};

const LATELY = 14 * 86_400_000;
/** A change that waited for this manager and will not be answered any more, for the trip is over: told for two weeks. */
export const lapsedLately = ({ status, decisions }: Trip, now: number = Date.now()): boolean => {
  const closed = decisions.findLast(({ what }) => what === "lapsed");
  return closed !== undefined && (status === "cancelled" || status === "done") && now - Date.parse(closed.at) < LATELY;
};

/** True once the trips are read: before that nobody can say that nothing waits. */
const useRead = (): boolean => {
  const [read, setRead] = useState(false);
  useEffect(() => { void store.list("trip", { status: "submitted" }).then(() => setRead(true)); }, []);
  return read;
};

/** Which trips wait for my answer. */
export default function Inbox() {
  const me = session.value?.user.id;
  const trips = useRecords("trip", {}, "start_date").value.filter((trip) => trip.owner_id !== me);
  const users = useRecords("user", {}).value;
  const visits = useRecords("visit", {}).value;
  const nameOf = (trip: Trip) => users.find((user) => user.id === trip.owner_id)?.name ?? lastOf(trip, "submit")?.name ?? "";
  const stopsOf = (trip: Shown<Trip>) => visits.filter((visit) => visit.trip_id === trip.id && visit.status !== "skipped" && visit.status !== "moved").length;
  const read = useRead();
  const waiting = trips.filter(asksDecision);
  const lapsed = trips.filter(lapsedLately);
  const decided = trips.filter((trip) => !asksDecision(trip) && (trip.status === "approved" || trip.status === "returned" || trip.status === "under_way") && trip.month >= thisMonth());
  return (
    <>
      <Bar title={t("trips.approvals")}><SyncPill /></Bar>
      <main class="page stack l">
        {read && waiting.length === 0 && <Empty icon="inbox" title={t("trips.inbox_empty")} text={t("trips.inbox_empty_text")} />}
        {waiting.length > 0 && <section class="stack"><h2>{t("trips.to_decide")}</h2><ul class="card list">{waiting.map((trip) => <Waiting key={trip.id} trip={trip} name={nameOf(trip)} stops={stopsOf(trip)} />)}</ul></section>}
        {lapsed.length > 0 && <section class="stack"><h2>{t("trips.no_answer")}</h2><ul class="card list">{lapsed.map((trip) => (
          <li key={trip.id}><Row href={`/trips/${trip.id}/review`} name={`${nameOf(trip)}, ${titleOf(trip)}`} sub={`${datesShort(trip)} · ${t("trips.lapsed")}`}><StateChip trip={trip} /></Row></li>))}</ul></section>}
        {decided.length > 0 && <section class="stack"><h2>{t("trips.decided")}</h2><ul class="card list">{decided.map((trip) => (
          <li key={trip.id}><Row href={`/trips/${trip.id}/review`} name={`${nameOf(trip)}, ${titleOf(trip)}`} sub={datesShort(trip)}><StateChip trip={trip} /></Row></li>))}</ul></section>}
      </main>
    </>
  );
}
