import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { plural, t } from "../core/i18n/index.ts";
import { monthName } from "../core/months.ts";
import { session } from "../core/session.ts";
import { useRecord, useSetAside } from "../core/store/index.ts";
import { Bar, Empty, Icon, Picks, Seg, SyncPill, useWide } from "../core/ui/index.ts";
import { MainAction, MoreRows } from "./actions.tsx";
import { Actual } from "./actual.tsx";
import { AmendmentCard } from "./amendment.tsx";
import { daysOf } from "./data.ts";
import { DayLine, useIndex } from "./day_line.tsx";
import { DaysSheet } from "./days_sheet.tsx";
import { retime } from "./edit.ts";
import { Changes, History } from "./history.tsx";
import { CostLine, Coverage, StateChip, TripFigures, dayShort, lasting, lastOf, road, stopsText, titleOf } from "./parts.tsx";
import { PlanDesk } from "./plan_desk.tsx";
import { PlanMap } from "./plan_map.tsx";
import { asClock } from "./schedule.ts";
import { isEditable } from "./proposal.ts";
import { AddSheet, LeftList, StopSheet } from "./sheets.tsx";
import { UnmetMusts } from "./unmet.tsx";
import { type Edits, useEdits } from "./use_edits.ts";
import { type Plan, usePlan } from "./use_plan.ts";
import { waits } from "./waiting.ts";

const SEG_FITS = 4;

const DayFigures = ({ plan, index }: { plan: Plan; index: number }) => {
  const timed = plan.timed.days[index];
  if (!timed) return null;
  const key = plan.reach.find((one) => one.tier === "A");
  return (
    <div class="stack"><dl class="figs">
      <div><dt>{t("trips.driving")}</dt><dd>{lasting(timed.driving)}</dd></div>
      <div><dt>{t("trips.miles")}</dt><dd>{road(timed.metres)}</dd></div>
      <div><dt>{t("trips.arrive")}</dt><dd>{asClock(timed.finish)}</dd></div>
      <div><dt>{t("trips.key_accounts")}</dt><dd>{t("trips.of", { n: key?.reached ?? 0, all: key?.due ?? 0 })}</dd></div>
    </dl>{timed.over >= 60 && <p class="say warn"><Icon name="alert" /><span>{t("trips.over", { time: lasting(timed.over) })}</span></p>}</div>
  );
};

const DayChoice = ({ plan, index, onDay }: { plan: Plan; index: number; onDay: (index: number) => void }) => {
  const value = plan.days[index]?.day ?? null;
  const pick = (day: string | null) => { const at = plan.days.findIndex((one) => one.day === day); if (at >= 0) onDay(at); };
  if (plan.days.length < 2) return null;
  if (plan.days.length > SEG_FITS) return <Picks label={t("trips.day")} wrap={false} value={value} onChange={pick} options={plan.days.map((one) => ({ value: one.day, label: dayShort(one.day) }))} />;
  return <Seg label={t("trips.day")} value={value} onChange={pick} options={plan.days.map((one) => ({ value: one.day, label: dayShort(one.day), sub: stopsText(one.stops.length) }))} />;
};

/** What both sides said, and what became of it. */
export const Said = ({ trip, plan }: { trip: Shown<Trip>; plan: Plan }) => {
  const returned = trip.status === "returned" ? lastOf(trip, "return") : undefined;
  const refused = useSetAside("trip", trip.id).value.length > 0;
  return (
    <>
      {refused && <section class="card loud stack"><p class="name flow top"><Icon name="stop" /><span>{t("trips.not_taken")}</span></p><a class="btn" href="/more/sync">{t("trips.see_why")}</a></section>}
      {returned?.comment && <section class="card heed flow top"><Icon name="undo" /><div class="grow"><p class="name">{t("trips.d_return", { name: returned.name })}</p><p class="note">{returned.comment}</p></div></section>}
      <AmendmentCard trip={trip} plan={plan} mine={trip.owner_id === session.value?.user.id} />
      {plan.since && (plan.since.what === "return" || plan.changes.length > 0) && <Changes changes={plan.changes} since={t(`trips.since_${plan.since.what}`)} book={plan.book} weight={plan.weight} may={plan.changed === "within"} />}
    </>
  );
};

export interface BenchProps { trip: Shown<Trip>; plan: Plan; edits: Edits; mine: boolean; editable: boolean; onStop: (visit: Shown<Visit>) => void; onAdd: () => void; onDays: () => void }

const Phone = ({ trip, plan, edits, mine, editable, index, onDay, onStop, onAdd, onDays }: BenchProps & { index: number; onDay: (index: number) => void }) => {
  const timed = plan.timed.days[index];
  const here = plan.days[index]?.stops.length ?? 0;
  const over = trip.status === "done" || trip.status === "cancelled";
  return (
    <>
      <main class="page acting stack l">
        <h1 class="hidden">{titleOf(trip)}</h1>
        {waits(trip) && <p class="flow"><StateChip trip={trip} /></p>}
        {plan.days.length === 0 && <Empty icon="cal" title={t("trips.no_days")} text={t("trips.no_days_text")}>{editable && <button type="button" class="btn ink" onClick={onDays}>{t("trips.set_days")}</button>}</Empty>}
        <Said trip={trip} plan={plan} />
        {over ? <Actual trip={trip} book={plan.book} records={plan.records} /> : (
          <>
            <DayChoice plan={plan} index={index} onDay={onDay} />
            {timed && <DayFigures plan={plan} index={index} />}
            {timed && here === 0 && <Empty icon="route" title={t("trips.empty_day")} text={t(editable ? "trips.empty_day_text" : "trips.empty_day_read")} />}
            {timed && here > 0 && <DayLine book={plan.book} trip={trip} days={plan.days} index={index} timed={timed} before={plan.timed.days[index - 1]} visits={plan.visits} candidates={plan.candidates} editable={editable}
              onStop={onStop} onAdd={(account, at) => void edits.add(account, { day: index, at })} onDrop={(id, at) => void edits.move(id, index, at)} />}
            {editable && timed && <div class="flow wrap"><button type="button" class="btn grow" onClick={() => void edits.fill(index)}><Icon name="route" />{edits.planning ? t("trips.planning") : t("trips.fill")}</button>
              {plan.days.length > 1 && plan.visits.size > 0 && <button type="button" class="btn grow" onClick={() => void edits.fill(null)}>{t("trips.fill_trip")}</button>}</div>}
            <UnmetMusts plan={plan} base={trip.base?.position ?? null} />
            {edits.left.length > 0 && <section class="stack"><h2>{t("trips.left_out")}</h2><LeftList left={edits.left} book={plan.book} visits={plan.visits} /></section>}
          </>
        )}
        {plan.visits.size > 0 && <section class="stack"><h2>{t("trips.whole")}</h2><div class="card stack"><TripFigures trip={trip} plan={plan.timed} /><CostLine trip={trip} plan={plan.timed} /></div><Coverage reach={plan.reach} /></section>}
        {trip.objectives && <section class="stack"><h2>{t("trips.objectives")}</h2><p class="card lines">{trip.objectives}</p></section>}
        <MoreRows trip={trip} plan={plan} mine={mine} onDays={editable ? onDays : undefined} />
        <History decisions={trip.decisions} book={plan.book} />
      </main>
      {mine ? !over && <div class="act">{editable && <button type="button" class="btn big" onClick={onAdd}><Icon name="plus" />{t("trips.stop")}</button>}<MainAction trip={trip} plan={plan} edits={edits} /></div>
        : <div class="act"><a class="btn go" href={`/trips/${trip.id}/review`}><Icon name="check" />{t("trips.review")}</a></div>}
    </>
  );
};

const Workbench = ({ trip }: { trip: Shown<Trip> }) => {
  const plan = usePlan(trip);
  const wide = useWide();
  const [index, setIndex] = useIndex(plan.days.length, plan.today);
  const [picked, setPicked] = useState<string | null>(null);
  const [sheet, setSheet] = useState<"add" | "days" | null>(null);
  const [onMap, setOnMap] = useState(false);
  const edits = useEdits(trip, plan);
  const mine = trip.owner_id === session.value?.user.id;
  const editable = mine && isEditable(trip);
  const visit = picked ? plan.visits.get(picked) : undefined;
  const bench = { trip, plan, edits, mine, editable, onStop: (one: Shown<Visit>) => setPicked(one.id), onAdd: () => setSheet(plan.days.length > 0 ? "add" : "days"), onDays: () => setSheet("days") };
  const sheets = (
    <>
      {visit && <StopSheet key={visit.id} visit={visit} book={plan.book} days={plan.days} onClose={() => setPicked(null)} onMove={(to, at) => void edits.move(visit.id, to, at)}
        onRemove={() => { setPicked(null); void edits.remove(visit); }} onChange={() => void retime(plan.book, trip)} />}
      {sheet === "add" && <AddSheet book={plan.book} candidates={plan.candidates} onClose={() => setSheet(null)} onPick={(account) => { setSheet(null); void edits.add(account, wide ? {} : { day: index }); }} />}
      {sheet === "days" && <DaysSheet trip={trip} onClose={() => setSheet(null)} />}
    </>
  );
  if (wide) return <><PlanDesk {...bench} />{sheets}</>;
  if (onMap) return <><PlanMap trip={trip} plan={plan} index={index} editable={editable} onDay={setIndex} onList={() => setOnMap(false)} onStop={bench.onStop} onAdd={(account) => void edits.add(account, { day: index })} />{sheets}</>;
  const sub = [t(`trips.s_${trip.status}`), plural("trips.days", daysOf(trip).length)].join(" · ");
  return (
    <>
      <Bar title={monthName(trip.month)} sub={sub} back="/trips">{plan.visits.size > 0 && <button type="button" class="btn icon" aria-label={t("trips.on_map")} onClick={() => setOnMap(true)}><Icon name="map" /></button>}<SyncPill /></Bar>
      <Phone {...bench} index={index} onDay={setIndex} />{sheets}
    </>
  );
};

/** The rep's workbench: the days of a trip and everything that can be changed in them. */
export default function PlanPage() {
  const id = useRoute().params.id ?? "";
  const { route } = useLocation();
  const trip = useRecord("trip", id).value;
  if (trip === undefined) return <Bar title={t("trips.trips")} sub=" " back="/trips"><SyncPill /></Bar>;
  if (trip === null) return <><Bar title={t("trips.trips")} back="/trips"><SyncPill /></Bar><main class="page"><Empty icon="route" title={t("trips.gone")} text={t("trips.gone_text")}><button type="button" class="btn" onClick={() => route("/trips")}>{t("trips.trips")}</button></Empty></main></>;
  return <Workbench key={trip.id} trip={trip} />;
}
