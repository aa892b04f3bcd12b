import { useMemo, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Shown, Trip } from "../core/records.ts";
import { useDraft, useOnce } from "../core/capture/index.ts";
import { asksDecision } from "../core/decisions.ts";
import { t } from "../core/i18n/index.ts";
import { session } from "../core/session.ts";
import { store, syncState, useRecord, useRecords, useSetAside } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Map as TripMap, Sheet, SyncPill, TextArea, toast, useWide } from "../core/ui/index.ts";
import { Actual } from "./actual.tsx";
import { beyondText } from "./amendment_words.ts";
import { answeredPlan, rememberAnswered } from "./answered.ts";
import { accountsOf, covered, differences } from "./changes.ts";
import { siteOf } from "./data.ts";
import { DayColumns } from "./day_columns.tsx";
import { decide } from "./edit.ts";
import { Changes, History } from "./history.tsx";
import { CostLine, Coverage, StateChip, TripFigures, datesOf, dayShort, lastOf, lasting, moment, nthTime, road, timesSubmitted, titleOf } from "./parts.tsx";
import { pinsOf, wayOfTrip } from "./pins.ts";
import { atOnce, propose } from "./planner.ts";
import { askedOf } from "./wish.ts";
import { asClock } from "./schedule.ts";
import { LeftList } from "./sheets.tsx";
import { type Plan, usePlan } from "./use_plan.ts";

const ReturnSheet = ({ trip, name, onClose, onReturn }: { trip: string; name: string; onClose: () => void; onReturn: (comment: string) => Promise<void> }) => {
  const { text: comment, set: setComment, drop } = useDraft(`return:${trip}`);
  const [missing, setMissing] = useState(false);
  const send = async () => {
    if (!comment.trim()) { setMissing(true); return; }
    await onReturn(comment.trim());
    drop();
  };
  return (
    <Sheet open title={t("trips.return_title", { name })} onClose={onClose}>
      <TextArea label={t("trips.comment")} value={comment} onInput={setComment} rows={4} error={missing && !comment.trim() ? t("trips.comment_missing") : undefined} />
      <button type="button" class="btn ink" onClick={() => void send()}><Icon name="undo" />{t("trips.return")}</button>
    </Sheet>
  );
};

/** The last answer was not taken, because it was given to a plan that is no longer this one. */
const Stale = () => (
  <section class="card heed flow top" role="alert"><Icon name="alert" /><div class="grow stack t"><p class="name">{t("trips.stale")}</p><p class="sub">{t("trips.stale_text")}</p></div></section>
);

/** The way as rows, for a phone; each with its time. */
const Days = ({ plan }: { plan: Plan }) => (
  <section class="stack"><h2>{t("trips.way")}</h2>{plan.timed.days.map((day) => (
    <div class="card stack t" key={day.day}><div class="head"><h3>{dayShort(day.day)}</h3><span class="xs num">{[road(day.metres), `${lasting(day.driving)} ${t("trips.driving")}`].join(" · ")}</span></div>{day.stops.map((stop) => {
      const visit = plan.visits.get(stop.id);
      return visit && <p class="sub num flow base" key={stop.id}><span class="nb">{asClock(stop.start)}</span><span class="grow">{[plan.book.accounts.get(visit.account_id)?.name ?? "…", siteOf(plan.book, visit)?.city, visit.fixed && t("trips.fixed_time")].filter(Boolean).join(" · ")}</span></p>;
    })}</div>))}</section>
);

const CANDIDATES = 12;
/** Who is due and left out, most due first, each with why. */
const useLeftOut = (trip: Trip, plan: Plan) => useMemo(() => {
  const due = plan.candidates.filter((one) => { const account = plan.book.accounts.get(one.id); return account && account.tier !== "C" && plan.book.isDue(account); }).sort((a, b) => b.value - a.value);
  const found = propose(askedOf({ days: plan.days, base: trip.base?.position ?? null, candidates: due.slice(0, CANDIDATES), pinned: new Set(plan.visits.keys()) }), atOnce());
  const fits = found.added.map((id) => ({ id, why: "fits" as const, day: found.days.find((one) => one.stops.some((stop) => stop.id === id))?.day }));
  return { left: plan.days.length > 0 ? [...fits, ...found.left] : [], all: due.length };
}, [plan, trip.base]);

const FEW_LEFT = 4;
const LeftOut = ({ trip, plan }: { trip: Trip; plan: Plan }) => {
  const { left, all } = useLeftOut(trip, plan);
  const [more, setMore] = useState(false);
  if (left.length === 0) return null;
  return (
    <section class="stack"><div class="head"><h2>{t("trips.left_out")}</h2><span class="xs num">{t("trips.due_n", { n: all })}</span></div>
      <LeftList left={more ? left : left.slice(0, FEW_LEFT)} book={plan.book} visits={plan.visits} />
      {!more && left.length > FEW_LEFT && <button type="button" class="btn" onClick={() => setMore(true)}>{t("trips.show_more")}</button>}</section>
  );
};

const useReview = (trip: Shown<Trip>) => {
  const plan = usePlan(trip);
  const refused = useSetAside("trip", trip.id).value;
  const stale = asksDecision(trip) && refused.some(({ code }) => code === "stale_content");
  const answered = useMemo(() => (stale ? answeredPlan(trip.id) : null), [stale, trip.id]);
  const now = covered(trip, plan.records);
  const changes = answered ? differences(answered, now) : plan.changes;
  const since = answered ? t("trips.changed_answer") : plan.since && (plan.since.what === "return" ? t("trips.changed") : t(`trips.since_${plan.since.what}`));
  const told = since && (plan.since?.what === "return" || answered || changes.length > 0);
  const answer = async (verb: "approve" | "return", comment?: string) => {
    rememberAnswered(trip.id, now);
    await decide(trip, verb, comment);
    for (const { id } of refused) await store.discard(id);
    toast(t(`trips.sent_${verb}`));
  };
  return { plan, stale, answer, changes, since: told ? since : null };
};

/** The trips that wait, in the order of their days: one after the other without the inbox. */
const useNeighbours = (trip: Shown<Trip>): [string | undefined, string | undefined] => {
  const me = session.value?.user.id;
  const waiting = useRecords("trip", {}, "start_date").value.filter((one) => asksDecision(one) && (one.owner_id !== me || one.id === trip.id));
  const at = waiting.findIndex((one) => one.id === trip.id);
  return at < 0 ? [undefined, undefined] : [waiting[at - 1]?.id, waiting[at + 1]?.id];
};

const Step = ({ to, label, icon }: { to: string | undefined; label: string; icon: "back" | "chev" }) =>
  to ? <a class="btn icon" href={`/trips/${to}/review`} aria-label={label}><Icon name={icon} /></a> : null;

const Review = ({ trip }: { trip: Shown<Trip> }) => {
  const wide = useWide();
  const { route } = useLocation();
  const { plan, stale, answer, changes, since } = useReview(trip);
  const owner = useRecord("user", trip.owner_id).value;
  const [returning, setReturning] = useState(false);
  const [before, after] = useNeighbours(trip);
  const fresh = useMemo(() => accountsOf(since ? changes : []), [since, changes]);
  const sent = lastOf(trip, "submit");
  const amended = asksDecision(trip) && trip.status !== "submitted" ? lastOf(trip, "changed") : undefined;
  const name = owner?.name ?? sent?.name ?? "";
  const asks = asksDecision(trip) && trip.owner_id !== session.value?.user.id;
  const nth = timesSubmitted(trip);
  const when = amended ? t("trips.changed_at", { when: moment(amended.at) }) : sent ? t("trips.submitted_at", { when: moment(sent.at) }) : t(`trips.s_${trip.status}`);
  const again = amended ? <Chip tone="warn" icon="edit">{t("trips.am_change")}</Chip> : nth > 1 && <Chip tone="info" icon="clock">{nthTime(nth)}</Chip>;
  const pins = pinsOf(plan, plan.timed.days, fresh);
  const map = pins.length > 0 && <TripMap shape={wide ? "wide" : "strip"} pins={pins} way={wayOfTrip(plan, trip)} label={titleOf(trip)} />;
  const ended = trip.status === "done" || trip.status === "cancelled";
  const said = <>
    {stale && <Stale />}
    {since && <Changes changes={changes} since={since} book={plan.book} weight={plan.weight} />}
    {amended && plan.weight && <p class="say warn"><Icon name="info" /><span>{[t("trips.am_again"), beyondText(plan.weight)].filter(Boolean).join(": ")}</span></p>}
    {trip.objectives && <section class="stack"><h2>{t("trips.writes", { name: name.split(" ")[0] ?? "" })}</h2><p class="card lines">{trip.objectives}</p></section>}
    <section class="stack"><h2>{t("trips.reaches")}</h2><Coverage reach={plan.reach} /></section>
    {!ended && trip.status !== "under_way" && <LeftOut trip={trip} plan={plan} />}
  </>;
  const decideAnd = useOnce(async (verb: "approve" | "return", comment?: string) => { await answer(verb, comment); route("/approvals"); }, trip.status);
  const yes = <button type="button" class="btn go grow" onClick={() => void decideAnd("approve")}><Icon name="check" />{t("trips.approve")}</button>;
  const no = <button type="button" class={wide ? "btn" : "btn big"} onClick={() => setReturning(true)}><Icon name="undo" />{t("trips.return")}</button>;
  const sheet = returning && <ReturnSheet trip={trip.id} name={name} onClose={() => setReturning(false)} onReturn={(comment) => decideAnd("return", comment)} />;
  const actual = (ended || trip.status === "under_way") && <Actual trip={trip} book={plan.book} records={plan.records} />;
  if (wide) return (
    <main class="desk"><header class="top"><a class="btn icon" href="/approvals" aria-label={t("core.back")}><Icon name="back" /></a><div class="grow"><h1 class="clip">{name ? `${name}, ` : ""}{titleOf(trip)}</h1><p class="sub num">{[datesOf(trip), when].join(" · ")}</p></div>
      {again}{asks ? <Chip tone="info" icon="clock">{t("trips.waits_you")}</Chip> : <StateChip trip={trip} />}<Step to={before} label={t("trips.before")} icon="back" /><Step to={after} label={t("trips.after")} icon="chev" /><SyncPill /></header>
      <div class="panes two"><div class="stack l">{map}{actual || <DayColumns plan={plan} fresh={fresh} />}</div>
        <aside class="stack l"><section class="plate stack"><TripFigures trip={trip} plan={plan.timed} /><CostLine trip={trip} plan={plan.timed} />{asks && <div class="flow">{yes}{no}</div>}</section>{said}<History decisions={trip.decisions} book={plan.book} /></aside></div>{sheet}</main>
  );
  return (
    <><Bar title={name || titleOf(trip)} sub={when} back="/approvals"><SyncPill /></Bar>
      <main class="page acting stack l"><div class="title"><div class="flow wrap"><h1 class="grow">{titleOf(trip)}</h1>{again}{!asks && <StateChip trip={trip} />}</div><p class="sub">{[datesOf(trip), trip.base?.label].filter(Boolean).join(" · ")}</p></div>
        {map}<TripFigures trip={trip} plan={plan.timed} />{said}{actual || <Days plan={plan} />}<section class="stack"><h2>{t("trips.cost_title")}</h2><div class="card stack"><CostLine trip={trip} plan={plan.timed} /></div></section><History decisions={trip.decisions} book={plan.book} /></main>
      {asks && <div class="act">{no}{yes}</div>}{sheet}</>
  );
};

/** Can I let her go on this trip? One screen, also without a signal. */
export default function ReviewPage() {
  const trip = useRecord("trip", useRoute().params.id ?? "").value;
  const first = syncState.value.last === null;
  if (trip === undefined) return <Bar title={t("trips.review")} sub=" " back="/approvals"><SyncPill /></Bar>;
  if (trip === null) return <><Bar title={t("trips.review")} back="/approvals"><SyncPill /></Bar><main class="page"><Empty icon="route" title={t(first ? "trips.coming_in" : "trips.gone")} text={t(first ? "trips.coming_in_text" : "trips.gone_text")} /></main></>;
  return <Review key={trip.id} trip={trip} />;
}
