import { useMemo } from "preact/hooks";
import { t } from "../core/i18n/index.ts";
import { Icon } from "../core/ui/index.ts";
import { stopOf } from "./data.ts";
import type { Place } from "./rules.ts";
import { WORKDAY, tripSchedule } from "./schedule.ts";
import { whyOut as inWords } from "./sheets.tsx";
import type { Plan } from "./use_plan.ts";
import { whyOut } from "./why.ts";
import { type LeftOut, UNBOUND } from "./wish.ts";

type Planned = Pick<Plan, "book" | "visits" | "days" | "timed">;

/** Musts that stand in the plan although they cannot be met as it is, each with why: no position, closed then, or the day ends too late because of them. */
export const unmetOf = ({ book, visits, days, timed }: Planned, base: Place | null): LeftOut[] => days.flatMap(({ stops }, day) => stops.flatMap((stop, at) => {
  const visit = visits.get(stop.id);
  if (!visit?.must || visit.status !== "planned" || stop.at !== null) return [];
  const without = days.map((one) => ({ ...one, stops: one.stops.filter((other) => other !== stop) }));
  const isTooMuch = (): boolean => timed.days[day].over >= 60 && tripSchedule(without, base).days[day].over < 60;
  if (stop.place && !timed.days[day].stops[at].closed && !isTooMuch()) return [];
  const guest = { id: stop.id, place: stop.place, minutes: stop.minutes, value: 0, must: true, open: days.map((one) => stopOf(book, visit, one.day).open) };
  return [whyOut(guest, { days: without, base, rules: WORKDAY, bounds: UNBOUND, guests: [], hours: {}, pinned: [], frozen: [], only: null, reasons: 0 })];
}));

/** A warning line for each. */
export const UnmetMusts = ({ plan, base }: { plan: Planned; base: Place | null }) => {
  const unmet = useMemo(() => unmetOf(plan, base), [plan, base]);
  return unmet.length > 0 && (
    <section class="card loud stack"><h2>{t("trips.unmet")}</h2>
      {unmet.map((one) => <p class="say warn" key={one.id}><Icon name="alert" /><span>{t("trips.unmet_why", { name: plan.book.accounts.get(plan.visits.get(one.id)?.account_id ?? "")?.name ?? "…", why: inWords(one, plan.book, plan.visits) })}</span></p>)}
    </section>
  );
};
