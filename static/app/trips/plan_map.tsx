import { useMemo, useState } from "preact/hooks";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { t } from "../core/i18n/index.ts";
import { Icon, type MapPin, Map as TripMap, Seg, Stamp } from "../core/ui/index.ts";
import { siteOf } from "./data.ts";
import { fitting } from "./detours.ts";
import { dayShort, lasting, reasons, road, stopsText } from "./parts.tsx";
import { pinsOf, wayOf } from "./pins.ts";
import { asClock } from "./schedule.ts";
import type { Plan } from "./use_plan.ts";

interface MapScreenProps {
  trip: Shown<Trip>; plan: Plan; index: number; editable: boolean; onDay: (index: number) => void; onList: () => void;
  onStop: (visit: Shown<Visit>) => void; onAdd: (account: string) => void;
}
const IDEAS = 40;

/** Due accounts that would fit this day, as marks beside the way. */
const useIdeas = (plan: Plan, trip: Trip, index: number): { id: string; extra: number }[] => useMemo(() => {
  const due = plan.candidates.filter((one) => { const account = plan.book.accounts.get(one.id); return one.place && account && plan.book.isDue(account); });
  return fitting(plan.days, trip.base?.position ?? null, index, plan.days[index]?.stops.length ?? 0, due.sort((a, b) => b.value - a.value).slice(0, IDEAS));
}, [plan, trip.base, index]);

/** The day on the map; what is tapped is told below, with what can be done about it. */
export const PlanMap = ({ trip, plan, index, editable, onDay, onList, onStop, onAdd }: MapScreenProps) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const day = plan.timed.days[index];
  const ideas = useIdeas(plan, trip, index);
  const others = ideas.flatMap(({ id }): MapPin[] => {
    const position = plan.book.firstSite.get(id)?.position;
    return position ? [{ id, position, kind: id === chosen ? "next" : "other", name: plan.book.accounts.get(id)?.name ?? "" }] : [];
  });
  const pins = [...others, ...(day ? pinsOf(plan, [day], new Set(), chosen ?? undefined) : [])];
  const dim = plan.timed.days.map((_, other) => (other === index ? [] : wayOf(plan, trip, other)));
  return (
    <main class="mapscreen">
      <h1 class="hidden">{t("trips.on_map")}</h1>
      <TripMap shape="full" pins={pins} way={wayOf(plan, trip, index)} dim={dim} label={t("trips.on_map")} onPick={setChosen} />
      <div class="over flow"><button type="button" class="btn icon solid" aria-label={t("trips.as_list")} onClick={onList}><Icon name="list" /></button>
        <div class="grow">{plan.days.length > 1 && plan.days.length < 5 && <Seg label={t("trips.day")} value={plan.days[index]?.day} onChange={(to) => { setChosen(null); onDay(plan.days.findIndex((one) => one.day === to)); }}
          options={plan.days.map((one) => ({ value: one.day, label: dayShort(one.day), sub: stopsText(one.stops.length) }))} />}</div></div>
      <section class="sheet" aria-label={t("trips.on_map")}><div class="stack">
        <About plan={plan} index={index} chosen={chosen} ideas={ideas} editable={editable} onStop={onStop} onAdd={(account) => { setChosen(null); onAdd(account); }} />
        {day && <><hr /><dl class="figs"><div><dt>{t("trips.driving")}</dt><dd>{lasting(day.driving)}</dd></div><div><dt>{t("trips.miles")}</dt><dd>{road(day.metres)}</dd></div><div><dt>{t("trips.arrive")}</dt><dd>{asClock(day.finish)}</dd></div></dl></>}
      </div></section>
    </main>
  );
};

type AboutProps = Pick<MapScreenProps, "plan" | "index" | "editable" | "onStop" | "onAdd"> & { chosen: string | null; ideas: { id: string; extra: number }[] };

const About = ({ plan, index, chosen, ideas, editable, onStop, onAdd }: AboutProps) => {
  const stops = plan.timed.days[index]?.stops ?? [];
  const at = Math.max(0, stops.findIndex((stop) => stop.id === chosen));
  const stop = stops[at];
  const visit = stop && plan.visits.get(stop.id);
  const idea = ideas.find((one) => one.id === chosen) ?? null;
  const account = plan.book.accounts.get(idea?.id ?? visit?.account_id ?? "");
  if (!account) return <p class="sub">{t("trips.empty_day")}</p>;
  const city = idea ? plan.book.firstSite.get(idea.id)?.city : visit && siteOf(plan.book, visit)?.city;
  const when = idea ? t("trips.extra", { n: Math.max(0, Math.round(idea.extra / 60)) }) : stop && t("trips.from_to", { from: asClock(stop.start), to: asClock(stop.end) });
  const best = ideas[0];
  return (
    <>
      <div class="flow top"><div class="grow"><p class="lg">{account.name}</p>
        <p class="sub num">{[city, when, !idea && t("trips.stop_of", { n: at + 1, all: stops.length })].filter(Boolean).join(" · ")}</p></div><Stamp tier={account.tier} /></div>
      <p class="why"><Icon name="info" />{reasons(plan.book.due(account))}</p>
      <div class="flow wrap">
        {idea && editable && <button type="button" class="btn ink grow" onClick={() => onAdd(idea.id)}><Icon name="plus" />{t("trips.add")}</button>}
        {!idea && visit && editable && visit.status === "planned" && <button type="button" class="btn grow" onClick={() => onStop(visit)}><Icon name="edit" />{t("trips.change")}</button>}
        <a class="btn grow" href={visit && !idea ? `/visits/${visit.id}` : `/accounts/${account.id}`}>{t(visit && !idea ? "trips.open_visit" : "trips.open_account")}</a></div>
      {editable && !idea && best && <div class="flow"><div class="grow"><p class="name">{t("trips.fits_too", { name: plan.book.accounts.get(best.id)?.name ?? "" })}</p>
        <p class="sub num">{[plan.book.firstSite.get(best.id)?.city, t("trips.extra", { n: Math.max(0, Math.round(best.extra / 60)) })].filter(Boolean).join(" · ")}</p></div>
        <button type="button" class="btn" onClick={() => onAdd(best.id)}><Icon name="plus" />{t("trips.add")}</button></div>}
    </>
  );
};
