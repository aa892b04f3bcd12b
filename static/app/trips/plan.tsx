import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { companyRates } from "../core/company.ts";
import { day as dayText, plural, t } from "../core/i18n/index.ts";
import { session } from "../core/session.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, Seg, Sheet, SyncPill, toast } from "../core/ui/index.ts";
import { VISIT_MINUTES, daysOf } from "./data.ts";
import { DayLine, useIndex } from "./day_line.tsx";
import { type TripVerb, addStop, again, decide, keep, keepProposal, moved, retime } from "./edit.ts";
import { TripFields, draftOf, problemOf, useDraft, valuesOf } from "./form.tsx";
import { History, StateChip, TripFigures, cents, lasting, road, titleOf } from "./parts.tsx";
import { type LeftOut, propose } from "./planner.ts";
import { tripCost } from "./rules.ts";
import { asClock } from "./schedule.ts";
import { AddSheet, LeftList, StopSheet } from "./sheets.tsx";
import { type Plan, usePlan } from "./use_plan.ts";

const CHANGEABLE = new Set(["draft", "returned", "approved", "under_way"]);

const DayFigures = ({ plan, index }: { plan: Plan; index: number }) => {
  const timed = plan.timed.days[index];
  if (!timed) return null;
  const key = plan.reach.find((one) => one.tier === "A");
  return (
    <dl class="figs">
      <div><dt>{t("trips.driving")}</dt><dd>{lasting(timed.driving)}</dd></div>
      <div><dt>{t("trips.miles")}</dt><dd>{road(timed.metres)}</dd></div>
      <div><dt>{t("trips.arrive")}</dt><dd>{asClock(timed.finish)}</dd></div>
      <div><dt>{t("trips.key_accounts")}</dt><dd>{t("trips.of", { n: key?.reached ?? 0, all: key?.due ?? 0 })}</dd></div>
    </dl>
  );
};

const DaysSheet = ({ trip, onClose }: { trip: Shown<Trip>; onClose: () => void }) => {
  const form = useDraft(draftOf(trip));
  const sites = useRecords("site", {}).value;
  const save = async () => {
    const problem = problemOf(form.draft);
    if (problem) { toast(problem); return; }
    const values = valuesOf(form.draft, sites, trip.base);
    const changed = Object.entries(values).filter(([field, value]) => JSON.stringify(trip[field as keyof Trip] ?? null) !== JSON.stringify(value));
    if (changed.length > 0) await store.patch("trip", trip.id, Object.fromEntries(changed));
    toast(t("trips.saved"));
    onClose();
  };
  return <Sheet open title={t("trips.edit")} onClose={onClose}><TripFields {...form} /><button type="button" class="btn ink" onClick={() => void save()}><Icon name="check" />{t("trips.save")}</button></Sheet>;
};

/** What the thumb does: hand in, take back, set off, come home. */
const Actions = ({ trip, plan, onAdd }: { trip: Shown<Trip>; plan: Plan; onAdd: () => void }) => {
  const boss = useRecords("user", { role: "manager" }).value.find((user) => user.active)?.name.split(" ")[0];
  const act = (verb: TripVerb, said: string) => async () => { await decide(trip, verb); toast(said); };
  const submit = async () => { if (plan.visits.size === 0) { toast(t("trips.nothing_to_submit")); return; } await decide(trip, "submit"); toast(t("trips.submitted")); };
  const stop = <button type="button" class="btn big" onClick={onAdd}><Icon name="plus" />{t("trips.stop")}</button>;
  switch (trip.status) {
    case "draft": case "returned": return <div class="act">{stop}<button type="button" class="btn go" onClick={() => void submit()}><Icon name="send" />{boss ? t("trips.submit_to", { name: boss }) : t("trips.submit")}</button></div>;
    case "submitted": return <div class="act"><button type="button" class="btn ink" onClick={() => void act("withdraw", t("trips.withdrawn"))()}><Icon name="undo" />{t("trips.withdraw")}</button></div>;
    case "approved": return <div class="act">{stop}<button type="button" class="btn go" onClick={() => void act("start", t("trips.s_under_way"))()}><Icon name="route" />{t("trips.start")}</button></div>;
    case "under_way": return <div class="act">{stop}<button type="button" class="btn go" onClick={() => void act("finish", t("trips.s_done"))()}><Icon name="done" />{t("trips.finish")}</button></div>;
    default: return null;
  }
};

const useEdits = (trip: Shown<Trip>, plan: Plan, day: number) => {
  const [left, setLeft] = useState<LeftOut[]>([]);
  const { book, days, visits, candidates } = plan;
  const add = async (account: string, at: number) => {
    const id = await addStop(book, trip, days, visits, { account, day, at, minutes: VISIT_MINUTES });
    toast(t("trips.added", { name: book.accounts.get(account)?.name ?? "" }), { undo: () => void store.remove("visit", id).then(() => retime(book, trip)) });
  };
  const remove = async (visit: Shown<Visit>) => {
    await store.remove("visit", visit.id);
    await retime(book, trip);
    toast(t("trips.removed", { name: book.accounts.get(visit.account_id)?.name ?? "" }), { undo: () => void store.create("visit", again(visit)).then(() => retime(book, trip)) });
  };
  const fill = async (only: number | null) => {
    const part = only === null ? days : days.slice(only, only + 1);
    const start = only === null || only === 0 ? trip.base?.position ?? null : startOf(plan, only) ?? trip.base?.position ?? null;
    const fixed = new Set([...visits.values()].filter((visit) => visit.fixed || visit.status !== "planned").map((visit) => visit.id));
    const openOf = (id: string, on: string) => days.find((one) => one.day === on)?.stops.find((stop) => stop.id === id)?.open ?? null;
    const found = propose({ days: part, base: start, candidates, pinned: fixed, openOf });
    const whole = only === null ? found.days : days.map((old, index) => (index === only ? found.days[0] ?? old : old));
    setLeft(found.left);
    const made = await keepProposal(book, trip, whole, visits);
    toast(made.length > 0 ? plural("trips.filled", made.length) : t("trips.filled_none"), { undo: () => void Promise.all(made.map((id) => store.remove("visit", id))).then(() => retime(book, trip)) });
  };
  const move = (id: string, to: number, at: number) => keep(moved(days, id, to, at), trip, visits);
  return { add, remove, fill, move, left };
};

/** Where a day starts: the last stop of the day before when that night is away. */
const startOf = (plan: Plan, index: number) => (plan.timed.days[index - 1]?.night ? plan.days[index - 1]?.stops.findLast((stop) => stop.place)?.place : null);

const Workbench = ({ trip }: { trip: Shown<Trip> }) => {
  const plan = usePlan(trip);
  const [index, setIndex] = useIndex(plan.days.length);
  const [picked, setPicked] = useState<string | null>(null);
  const [sheet, setSheet] = useState<"add" | "days" | null>(null);
  const edits = useEdits(trip, plan, index);
  const timed = plan.timed.days[index];
  const mine = trip.owner_id === session.value?.user.id;
  const editable = mine && CHANGEABLE.has(trip.status);
  const visit = picked ? plan.visits.get(picked) : undefined;
  const cost = tripCost(plan.timed.metres, plan.timed.nights, plan.days.length, companyRates.value);
  const here = plan.days[index]?.stops.length ?? 0;
  return (
    <>
      <main class="page acting stack l">
        <h1 class="hidden">{titleOf(trip)}</h1>
        {plan.days.length === 0 && <Empty icon="cal" title={t("trips.no_days")}>{editable && <button type="button" class="btn ink" onClick={() => setSheet("days")}>{t("trips.set_days")}</button>}</Empty>}
        {plan.days.length > 1 && <Seg label={t("trips.day")} value={plan.days[index]?.day} onChange={(to) => setIndex(plan.days.findIndex((one) => one.day === to))}
          options={plan.days.map((one) => ({ value: one.day, label: dayText(one.day), sub: plural("trips.stops", one.stops.length) }))} />}
        {timed && <DayFigures plan={plan} index={index} />}
        {timed && here === 0 && <Empty icon="route" title={t("trips.empty_day")} text={t("trips.empty_day_text")} />}
        {timed && here > 0 && <DayLine book={plan.book} trip={trip} days={plan.days} index={index} timed={timed} visits={plan.visits} candidates={plan.candidates} editable={editable}
          onStop={(one) => setPicked(one.id)} onAdd={(account, at) => void edits.add(account, at)} onDrop={(id, at) => void edits.move(id, index, at)} />}
        {editable && timed && <div class="flow wrap"><button type="button" class="btn grow" onClick={() => void edits.fill(index)}><Icon name="route" />{t("trips.fill")}</button>
          {plan.days.length > 1 && <button type="button" class="btn grow" onClick={() => void edits.fill(null)}>{t("trips.fill_trip")}</button>}</div>}
        {edits.left.length > 0 && <section class="stack"><h2>{t("trips.left_out")}</h2><LeftList left={edits.left} book={plan.book} visits={plan.visits} /></section>}
        {plan.visits.size > 0 && <section class="stack"><h2>{titleOf(trip)}</h2><div class="card stack"><TripFigures trip={trip} plan={plan.timed} />
          <p class="sub num">{`${cents(cost.driving)} ${t("trips.driving")} · ${cents(cost.nights)} ${t("trips.nights")}`}</p></div></section>}
        {trip.objectives && <section class="stack"><h2>{t("trips.objectives")}</h2><p class="card sub">{trip.objectives}</p></section>}
        {editable && plan.days.length > 0 && <button type="button" class="btn" onClick={() => setSheet("days")}><Icon name="edit" />{t("trips.edit")}</button>}
        <History decisions={trip.decisions} />
      </main>
      {mine ? <Actions trip={trip} plan={plan} onAdd={() => setSheet(plan.days.length > 0 ? "add" : "days")} />
        : <div class="act"><a class="btn go" href={`/trips/${trip.id}/review`}><Icon name="check" />{t("trips.review")}</a></div>}
      {visit && <StopSheet key={visit.id} visit={visit} book={plan.book} days={plan.days} onClose={() => setPicked(null)} onMove={(to, at) => void edits.move(visit.id, to, at)}
        onRemove={() => { setPicked(null); void edits.remove(visit); }} onChange={() => void retime(plan.book, trip)} />}
      {sheet === "add" && <AddSheet book={plan.book} candidates={plan.candidates} onClose={() => setSheet(null)} onPick={(account) => { setSheet(null); void edits.add(account, here); }} />}
      {sheet === "days" && <DaysSheet trip={trip} onClose={() => setSheet(null)} />}
    </>
  );
};

/** The rep's workbench: the days of a trip and everything that can be changed in them. */
export default function PlanPage() {
  const id = useRoute().params.id ?? "";
  const { route } = useLocation();
  const trip = useRecord("trip", id).value;
  if (trip === undefined) return <Bar title={t("trips.trips")} sub=" " back="/trips" />;
  if (trip === null) return <><Bar title={t("trips.trips")} back="/trips" /><main class="page"><Empty icon="route" title={t("trips.gone")} text={t("trips.gone_text")}><button type="button" class="btn" onClick={() => route("/trips")}>{t("trips.trips")}</button></Empty></main></>;
  const sub = [t(`trips.s_${trip.status}`), trip.base?.label, plural("trips.days", daysOf(trip).length)].filter(Boolean).join(" · ");
  return <><Bar title={titleOf(trip)} sub={sub} back="/trips"><SyncPill />{trip.status === "returned" && <StateChip status="returned" />}</Bar><Workbench key={trip.id} trip={trip} /></>;
}
