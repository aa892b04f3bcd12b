import type { Shown, Trip } from "../core/records.ts";
import { t } from "../core/i18n/index.ts";
import { monthName, nextMonth } from "../core/months.ts";
import { session } from "../core/session.ts";
import { store } from "../core/store/index.ts";
import { activeVisits, addDays, thisDay, thisMonth } from "./data.ts";
import { likelyDays } from "./month_days.ts";
import { daysBetween } from "./rules.ts";

/** Makes a draft with the same accounts next month, on the same weekdays. Agreed times are of the past: they are planned anew. */
export const copyTrip = async (trip: Shown<Trip>): Promise<string> => {
  const visits = activeVisits(await store.list("visit", { trip_id: trip.id }));
  const month = nextMonth(trip.month > thisMonth() ? trip.month : thisMonth());
  const shift = trip.start_date ? daysBetween(trip.start_date, likelyDays(month, thisDay(), trip)[0]) : 0;
  const move = (day: string | null): string | null => day && addDays(day, shift);
  const id = await store.create("trip", {
    owner_id: session.value?.user.id ?? trip.owner_id, month, title: t("trips.month_trip", { month: monthName(month) }),
    start_date: move(trip.start_date), end_date: move(trip.end_date), base: trip.base, objectives: trip.objectives, budget: trip.budget,
  });
  for (const { account_id, site_id, day, position, planned_start, minutes, must } of visits)
    await store.create("visit", { trip_id: id, account_id, site_id, day: move(day), position, planned_start, minutes, must });
  return id;
};
