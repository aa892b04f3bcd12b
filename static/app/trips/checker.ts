import type { TripSchedule } from "./schedule.ts";
import type { Asked } from "./wish.ts";

/** What is wrong on a day of a plan. `stop`: with whom. */
export interface Refusal { day: number; what: "over" | "late" | "closed" | "driving" | "length" | "twice"; stop: string | null }

/**
 * What a plan breaks, from its times as the schedule recomputes them, knowing nothing of the search. Nothing that is refused is proposed. What was
 * as bad `before` is not held against it. The server has the same (fieldapp/trips/checker.py).
 */
export const refusals = ({ days, metres }: TripSchedule, { bounds }: Pick<Asked, "bounds">, before: TripSchedule): Refusal[] => {
  const was = new Map(before.days.flatMap(({ stops }) => stops.map((stop) => [stop.id, stop])));
  const seen = new Set<string>();
  const found: Refusal[] = [];
  days.forEach(({ stops, over, driving }, day) => {
    for (const { id, late, closed } of stops) {
      if (late > (was.get(id)?.late ?? 0)) found.push({ day, what: "late", stop: id });
      if (closed && !was.get(id)?.closed) found.push({ day, what: "closed", stop: id });
      if (seen.has(id)) found.push({ day, what: "twice", stop: id });
      seen.add(id);
    }
    if (over > (before.days[day]?.over ?? 0)) found.push({ day, what: "over", stop: null });
    if (driving > Math.max(bounds.drive, before.days[day]?.driving ?? 0)) found.push({ day, what: "driving", stop: null });
  });
  if (metres > Math.max(bounds.metres, before.metres)) found.push({ day: days.length - 1, what: "length", stop: null });
  return found;
};
