import { useMemo, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Shown, Trip } from "../core/records.ts";
import { age, day as dayText, t } from "../core/i18n/index.ts";
import { useRecord } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, type MapPin, Map as TripMap, Sheet, SyncPill, TextArea, toast } from "../core/ui/index.ts";
import { siteOf } from "./data.ts";
import { DayColumns } from "./day_columns.tsx";
import { decide } from "./edit.ts";
import { Coverage, History, StateChip, TripFigures, datesOf, lastOf, timesSubmitted, titleOf } from "./parts.tsx";
import { propose } from "./planner.ts";
import { type Change, changesSince, rememberReturned, returnedPlan } from "./seen.ts";
import { asClock } from "./schedule.ts";
import { LeftList } from "./sheets.tsx";
import { type Plan, usePlan } from "./use_plan.ts";
import { useWide } from "./wide.ts";

const ReturnSheet = ({ trip, plan, name, onClose, onDone }: { trip: Shown<Trip>; plan: Plan; name: string; onClose: () => void; onDone: () => void }) => {
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
  const send = async () => {
    if (!comment.trim()) { setMissing(true); return; }
    rememberReturned(trip.id, plan.visits.values());
    await decide(trip, "return", comment.trim());
    onDone();
  };
  return (
    <Sheet open title={t("trips.return_title", { name })} onClose={onClose}>
      <TextArea label={t("trips.comment")} value={comment} onInput={setComment} rows={4} error={missing && !comment.trim() ? t("trips.comment_missing") : undefined} />
      <button type="button" class="btn ink" onClick={() => void send()}><Icon name="undo" />{t("trips.return")}</button>
    </Sheet>
  );
};

const SIGN = { add: "+", mov: "→", del: "−" };
const Changes = ({ changes, plan }: { changes: Change[]; plan: Plan }) => (
  <section class="stack"><h2>{t("trips.changed")}</h2>
    {changes.length === 0 ? <p class="card sub">{t("trips.unchanged")}</p> : (
      <ul class="card deltas">{changes.map((one) => (
        <li key={one.account} class={`delta ${one.kind}`}><b>{SIGN[one.kind]}</b><span><b>{plan.book.accounts.get(one.account)?.name ?? "…"}</b>{" "}
          {t(`trips.ch_${one.kind}`, { day: dayText(one.day), from: dayText(one.from), to: dayText(one.day), time: one.start ?? "" })}</span></li>))}</ul>
    )}
  </section>
);

const pinsOf = (plan: Plan, fresh: ReadonlySet<string>): MapPin[] => plan.timed.days.flatMap((day) => day.stops).flatMap((stop, at): MapPin[] => {
  const visit = plan.visits.get(stop.id);
  const position = visit && siteOf(plan.book, visit)?.position;
  if (!visit || !position) return [];
  return [{ id: visit.id, position, kind: visit.fixed ? "fixed" : fresh.has(visit.account_id) ? "idea" : "stop", mark: String(at + 1), name: `${at + 1}, ${plan.book.accounts.get(visit.account_id)?.name ?? ""}` }];
});

/** The way as rows, for a phone; each with its time. */
const Days = ({ plan }: { plan: Plan }) => (
  <section class="stack"><h2>{t("trips.way")}</h2>{plan.timed.days.map((day) => (
    <div class="card stack" key={day.day}><p class="name">{dayText(day.day)}</p>{day.stops.map((stop) => {
      const visit = plan.visits.get(stop.id);
      return visit && <p class="sub num" key={stop.id}>{asClock(stop.start)} {plan.book.accounts.get(visit.account_id)?.name} · {siteOf(plan.book, visit)?.city}</p>;
    })}</div>))}</section>
);

const useReview = (trip: Shown<Trip>) => {
  const plan = usePlan(trip);
  const before = useMemo(() => (trip.status === "submitted" ? returnedPlan(trip.id) : null), [trip.id, trip.status]);
  const changes = before && changesSince(before, plan.visits.values());
  const fresh = useMemo(() => new Set((changes ?? []).filter((one) => one.kind !== "del").map((one) => one.account)), [changes]);
  const left = useMemo(() => {
    const due = plan.candidates.filter((one) => { const account = plan.book.accounts.get(one.id); return account && account.tier !== "C" && plan.book.isDue(account); }).sort((a, b) => b.value - a.value).slice(0, 12);
    const found = propose({ days: plan.days, base: trip.base?.position ?? null, candidates: due, pinned: new Set(plan.visits.keys()) });
    return [...found.left, ...found.added.map((id) => ({ id, why: "fits" as const, day: found.days.find((one) => one.stops.some((stop) => stop.id === id))?.day }))];
  }, [plan, trip.base]);
  return { plan, changes, fresh, left };
};

const Review = ({ trip }: { trip: Shown<Trip> }) => {
  const wide = useWide();
  const { route } = useLocation();
  const { plan, changes, fresh, left } = useReview(trip);
  const owner = useRecord("user", trip.owner_id).value;
  const [returning, setReturning] = useState(false);
  const sent = lastOf(trip, "submit");
  const name = owner?.name ?? sent?.name ?? "";
  const asks = trip.status === "submitted";
  const approve = async () => { await decide(trip, "approve"); toast(t("trips.approved")); route("/approvals"); };
  const nth = timesSubmitted(trip);
  const when = sent ? t("trips.submitted_at", { when: `${dayText(sent.at)} · ${age(sent.at)}` }) : t(`trips.s_${trip.status}`);
  const pins = pinsOf(plan, fresh);
  const base = trip.base?.position;
  const map = pins.length > 0 && <TripMap shape={wide ? "wide" : "strip"} pins={pins} way={[...(base ? [base] : []), ...pins.map((pin) => pin.position), ...(base ? [base] : [])]} label={titleOf(trip)} />;
  const facts = <>
    {changes && <Changes changes={changes} plan={plan} />}
    {trip.objectives && <section class="stack"><h2>{t("trips.writes", { name: name.split(" ")[0] ?? "" })}</h2><p class="card sub">{trip.objectives}</p></section>}
    <section class="stack"><h2>{t("trips.reaches")}</h2><Coverage reach={plan.reach} /></section>
    {left.length > 0 && <section class="stack"><h2>{t("trips.left_out")}</h2><LeftList left={left} book={plan.book} visits={plan.visits} /></section>}
    <History decisions={trip.decisions} />
  </>;
  const yes = <button type="button" class="btn go grow" onClick={() => void approve()}><Icon name="check" />{t("trips.approve")}</button>;
  const no = <button type="button" class={wide ? "btn" : "btn big"} onClick={() => setReturning(true)}><Icon name="undo" />{t("trips.return")}</button>;
  const sheet = returning && <ReturnSheet trip={trip} plan={plan} name={name} onClose={() => setReturning(false)} onDone={() => { toast(t("trips.returned")); route("/approvals"); }} />;
  if (wide) return (
    <main class="desk"><header class="top"><div class="grow"><h1>{name ? `${name}, ` : ""}{titleOf(trip)}</h1><p class="sub">{datesOf(trip)} · {when}</p></div>
      {asks ? <Chip tone="info" icon="clock">{t("trips.waits_you")}</Chip> : <StateChip status={trip.status} />}<SyncPill /></header>
      <div class="panes two"><div class="stack l">{map}<DayColumns plan={plan} fresh={fresh} /></div>
        <aside class="stack l"><section class="plate stack"><TripFigures trip={trip} plan={plan.timed} />{asks && <div class="flow">{yes}{no}</div>}</section>{facts}</aside></div>{sheet}</main>
  );
  return (
    <><Bar title={name || titleOf(trip)} sub={when} back="/approvals">{nth > 1 && <Chip tone="info" icon="clock">{t("trips.nth", { n: nth })}</Chip>}<SyncPill /></Bar>
      <main class="page acting stack l"><div class="title"><h1>{titleOf(trip)}</h1><p class="sub">{[datesOf(trip), trip.base?.label].filter(Boolean).join(" · ")}</p></div>
        {map}<TripFigures trip={trip} plan={plan.timed} />{facts}<Days plan={plan} /></main>
      {asks && <div class="act">{no}{yes}</div>}{sheet}</>
  );
};

/** Can I let her go on this trip? One screen, also without a signal. */
export default function ReviewPage() {
  const trip = useRecord("trip", useRoute().params.id ?? "").value;
  if (trip === undefined) return <Bar title={t("trips.review")} sub=" " back="/approvals" />;
  if (trip === null) return <><Bar title={t("trips.review")} back="/approvals" /><main class="page"><Empty icon="route" title={t("trips.gone")} text={t("trips.gone_text")} /></main></>;
  return <Review key={trip.id} trip={trip} />;
}
