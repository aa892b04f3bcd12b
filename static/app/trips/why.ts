import { refusals } from "./checker.ts";
import { type Stop, type TripSchedule, tripSchedule } from "./schedule.ts";
import type { Asked, Guest, LeftOut, PlanDay } from "./wish.ts";

/** So much longer a day might well be, in minutes; beyond it the day is full. */
const NEARLY = 45;

const joined = (days: readonly PlanDay[], day: number, at: number, stop: Stop): PlanDay[] =>
  days.map((one, index) => (index === day ? { ...one, stops: one.stops.toSpliced(at, 0, stop) } : one));

interface Spot { day: number; at: number; over: number; broken: number }

/** The least bad place for somebody, behind what is done: by how many seconds it goes over, and what besides it breaks. */
const place = (guest: Guest, asked: Asked, days: readonly PlanDay[], before: TripSchedule): Spot | null => {
  let best: Spot | null = null;
  days.forEach(({ stops }, day) => {
    if (asked.only !== null && asked.only !== day) return;
    const stop: Stop = { id: guest.id, place: guest.place, minutes: guest.minutes, at: null, open: guest.open[day] };
    for (let at = stops.findLastIndex((one) => asked.frozen.includes(one.id)) + 1; at <= stops.length; at += 1) {
      const timed = tripSchedule(joined(days, day, at, stop), asked.base, asked.rules);
      const broken = refusals(timed, asked, before).filter((one) => one.what !== "over").length;
      const over = timed.days.reduce((sum, one, index) => sum + Math.max(0, one.over - before.days[index].over), 0);
      if (!best || broken < best.broken || (broken === best.broken && over < best.over)) best = { day, at, over, broken };
    }
  });
  return best;
};

/** The days with everybody who has a place in them still, musts that the search did not find one for: its grid is coarser than the clock. */
export const withMusts = (days: PlanDay[], asked: Asked): PlanDay[] => {
  const there = new Set(days.flatMap(({ stops }) => stops.map((stop) => stop.id)));
  return asked.guests.filter((one) => one.must && one.place && !there.has(one.id)).reduce((now, one) => {
    const spot = place(one, asked, now, tripSchedule(now, asked.base, asked.rules));
    if (!spot || spot.broken > 0 || spot.over > 0) return now;
    return joined(now, spot.day, spot.at, { id: one.id, place: one.place, minutes: one.minutes, at: null, open: one.open[spot.day] });
  }, days);
};

/** What keeps this one out, in the order a person would say it. */
export const whyOut = (guest: Guest, asked: Asked): LeftOut => {
  const { id } = guest;
  const { days, base, rules } = asked;
  if (!guest.place) return { id, why: "no_position" };
  const isOpen = days.some((_, day) => (asked.only === null || asked.only === day) && (guest.open[day]?.some(([from, to]) => Math.max(from, rules.start) + guest.minutes * 60 <= Math.min(to, rules.end)) ?? guest.open[day] === null));
  if (!isOpen) return { id, why: "closed" };
  const empty = days.map((day) => ({ ...day, stops: [] }));
  const alone = place(guest, asked, empty, tripSchedule(empty, base, rules));
  if (!alone || alone.broken > 0 || alone.over > 0) return { id, why: "far" };
  const before = tripSchedule(days, base, rules);
  const spot = place(guest, asked, days, before);
  if (spot && spot.broken === 0 && spot.over === 0) return { id, why: "fits", day: days[spot.day].day };
  if (spot && spot.broken === 0 && spot.over <= NEARLY * 60) return { id, why: "later", day: days[spot.day].day, minutes: Math.ceil(spot.over / 300) * 5 };
  const rival = rivalOf(guest, asked, before);
  return rival ? { id, why: "full", rival } : { id, why: "full" };
};

/** Who would have to go for this one: the one worth least among those whose place is enough. */
const rivalOf = (guest: Guest, asked: Asked, before: TripSchedule): string | null => {
  const values = new Map(asked.guests.map((one) => [one.id, one.value]));
  const worth = (stop: Stop): number => values.get(stop.id) ?? Number.POSITIVE_INFINITY;
  const stops = asked.days.flatMap((day) => day.stops).filter((stop) => worth(stop) >= guest.value || !values.has(stop.id)).sort((a, b) => worth(a) - worth(b));
  const gives = (stop: Stop): boolean => {
    const spot = place(guest, asked, asked.days.map((day) => ({ ...day, stops: day.stops.filter((one) => one !== stop) })), before);
    return spot !== null && spot.broken === 0 && spot.over === 0;
  };
  return (stops.find(gives) ?? stops[0])?.id ?? null;
};
