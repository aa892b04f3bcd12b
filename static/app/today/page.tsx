import { useEffect } from "preact/hooks";
import { dayOf, resumeCheckIns } from "../core/capture/index.ts";
import type { Trip, Visit } from "../core/records.ts";
import type { Shown } from "../core/records.ts";
import { openSession, session } from "../core/session.ts";
import { useRecords } from "../core/store/index.ts";
import { Home } from "./home.tsx";
import { TripDay } from "./trip_day.tsx";

const runsOn = (trip: Trip, day: string): boolean =>
  (trip.status === "approved" || trip.status === "under_way") && !!trip.start_date && trip.start_date <= day && (trip.end_date ?? trip.start_date) >= day;

/** The stops of a day in the order they are driven; those without a place in the order come by their time. */
export const inOrder = (visits: Shown<Visit>[]): Shown<Visit>[] => [...visits].sort((a, b) =>
  (a.position ?? 999) - (b.position ?? 999) || (a.planned_start ?? a.checked_in_at ?? "~").localeCompare(b.planned_start ?? b.checked_in_at ?? "~"));

/** Today: the trip day in order when there are stops, otherwise the desk's day. */
export default function Today() {
  const today = dayOf();
  const me = session.value?.user.id ?? "";
  const trips = useRecords("trip", { owner_id: me }).value;
  const todays = useRecords("visit", { day: today }).value;
  useEffect(() => { window.scrollTo(0, 0); void openSession().then(resumeCheckIns, () => undefined); }, []);
  const own = new Set(trips.map((trip) => trip.id));
  // One that nobody planned is the own one when it says so, or when only this phone knows it.
  const isOwn = (visit: Visit): boolean => (visit.trip_id ? own.has(visit.trip_id) : !visit.owner_id || visit.owner_id === me);
  const stops = inOrder(todays.filter((visit) => visit.status !== "moved" && isOwn(visit)));
  const trip = trips.find((one) => runsOn(one, today)) ?? trips.find((one) => stops.some((visit) => visit.trip_id === one.id));
  const onTheRoad = stops.length > 0 && (trip !== undefined || stops.some((visit) => visit.status === "planned" || visit.status === "under_way"));
  return onTheRoad ? <TripDay trip={trip} stops={stops} today={today} /> : <Home trips={trips} visited={stops} me={me} today={today} />;
}
