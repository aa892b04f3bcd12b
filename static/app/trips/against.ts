import type { Visit } from "../core/records.ts";

/** What came otherwise than planned, of a visit that took place: its length in minutes, its place among that day's stops. */
export interface Against { took: number | null; nth: number | null; planned: number | null }

/** Below this nobody would call a visit longer or shorter than planned. */
const STRETCH = 15;
const minutesThere = (visit: Visit): number | null =>
  visit.checked_in_at && visit.checked_out_at ? Math.round((Date.parse(visit.checked_out_at) - Date.parse(visit.checked_in_at)) / 60_000) : null;

/** Of each visit of one day that took place. The order is compared among those alone: who follows a skipped stop is not out of order. */
export const against = <V extends Visit & { id: string }>(day: readonly V[]): Map<string, Against> => {
  const there = day.filter((visit) => visit.trip_id !== null && visit.checked_in_at);
  const plan = [...there].sort((a, b) => (a.position ?? 0) - (b.position ?? 0)).map((visit) => visit.id);
  const came = [...there].sort((a, b) => (a.checked_in_at ?? "").localeCompare(b.checked_in_at ?? "")).map((visit) => visit.id);
  return new Map(there.map((visit) => {
    const took = minutesThere(visit);
    const stretched = took !== null && visit.minutes !== null && Math.abs(took - visit.minutes) >= STRETCH;
    const [nth, planned] = [came.indexOf(visit.id) + 1, plan.indexOf(visit.id) + 1];
    return [visit.id, { took: stretched ? took : null, nth: nth === planned ? null : nth, planned: nth === planned ? null : planned }];
  }));
};
