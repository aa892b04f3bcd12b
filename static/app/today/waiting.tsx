import { asksDecision, isChangeReturned } from "../core/decisions.ts";
import { plural, t } from "../core/i18n/index.ts";
import type { Comment, Need, Shown, Trip } from "../core/records.ts";
import { session } from "../core/session.ts";
import { syncState, useRecord, useRecords } from "../core/store/index.ts";
import { Chip, Icon, Row } from "../core/ui/index.ts";

const MOST = 4;

/** What others wait for: a decision on a trip, an answer to a question on a need, which of two versions is right. */
export const ForYou = ({ me }: { me: string }) => {
  const role = session.value?.user.role;
  const all = useRecords("trip", {}).value;
  const submitted = all.filter((trip) => asksDecision(trip) && trip.owner_id !== me);
  const returned = all.filter((trip) => isChangeReturned(trip) && trip.owner_id === me);
  const fresh = useRecords("need", { status: "new" }).value;
  const comments = useRecords("comment", { record_type: "need" }, "at").value;
  const { conflicts } = syncState.value;
  const trips = role === "rep" ? [] : submitted;
  const news = role === "rep" ? 0 : fresh.length;
  const last = new Map(comments.map((comment) => [comment.record_id, comment]));
  const asked = role === "rep" ? [...last.values()].filter((comment) => comment.author_id && comment.author_id !== me).slice(-MOST) : [];
  if (trips.length + returned.length + news + conflicts + asked.length === 0) return null;
  return (
    <section class="stack"><div class="head"><h2>{t("today.for_you")}</h2></div>
      <ul class="card list">
        {trips.map((trip) => <li key={trip.id}><TripAsked trip={trip} /></li>)}
        {returned.map((trip) => <li key={trip.id}><Row href={`/trips/${trip.id}`} mark={<Icon name="undo" />} name={trip.title} sub={t("today.change_returned")} chev /></li>)}
        {asked.map((comment) => <li key={comment.id}><Asked comment={comment} /></li>)}
        {news > 0 && <li><Row href="/needs" mark={<Icon name="hose" />} name={plural("today.needs_new", news)} sub={t("today.needs_new_sub")} chev /></li>}
        {conflicts > 0 && <li><Row href="/more/conflicts" mark={<Icon name="swap" />} name={plural("core.sync_questions", conflicts)} sub={t("today.questions_sub")} chev /></li>}
      </ul></section>
  );
};

const TripAsked = ({ trip }: { trip: Shown<Trip> }) => {
  const owner = useRecord("user", trip.owner_id).value;
  return <Row href={`/trips/${trip.id}/review`} mark={<Icon name="route" />} name={<span class="two">{[owner?.name, trip.title].filter(Boolean).join(" · ")}</span>} sub={t(trip.status === "submitted" ? "today.trip_submitted" : "today.trip_changed")} chev />;
};

const Asked = ({ comment }: { comment: Shown<Comment> }) => {
  const need = useRecord("need", comment.record_id).value;
  const author = useRecord("user", comment.author_id ?? "").value;
  return <Row href={`/needs/${comment.record_id}`} mark={<Icon name="case" />} name={<span class="two">{comment.body}</span>} sub={[author?.name, need?.summary].filter(Boolean).join(" · ")}><Chip tone="info" icon="case">{t("today.asked")}</Chip></Row>;
};

/** What the rep waits for: decisions and answers of the office. */
export const ForOthers = ({ trips, me }: { trips: Shown<Trip>[]; me: string }) => {
  const fresh = useRecords("need", { status: "new" }).value;
  const assigned = useRecords("need", { status: "assigned" }).value;
  const needs = session.value?.user.role === "rep" ? [...fresh, ...assigned].filter((need) => !need.author_id || need.author_id === me).sort(first) : [];
  const submitted = trips.filter(asksDecision);
  if (needs.length + submitted.length === 0) return null;
  return (
    <section class="stack"><div class="head"><h2>{t("today.waiting")}</h2>{needs.length > MOST && <a class="t-link sub" href="/needs">{t("today.all", { n: needs.length })}</a>}</div>
      <ul class="card list">
        {submitted.map((trip) => <li key={trip.id}><Row href={`/trips/${trip.id}`} mark={<Icon name="route" />} name={trip.title} sub={t(trip.status === "submitted" ? "today.waits_decision" : "today.change_waits")} chev /></li>)}
        {needs.slice(0, MOST).map((need) => <li key={need.id}><NeedRow need={need} /></li>)}
      </ul>
    </section>
  );
};

const first = (a: Need & { id: string }, b: Need & { id: string }): number => Number(b.urgency === "line_down") - Number(a.urgency === "line_down") || b.id.localeCompare(a.id);

const NeedRow = ({ need }: { need: Shown<Need> }) => {
  const account = useRecord("account", need.account_id).value;
  const state = need.status === "new" ? t("today.need_new") : t("today.need_assigned");
  return (
    <Row href={`/needs/${need.id}`} mark={<Icon name="hose" />} name={<span class="two">{need.summary}</span>} sub={[account?.name, state].filter(Boolean).join(" · ")} chev={need.urgency !== "line_down"}>
      {need.urgency === "line_down" && <Chip tone="bad" icon="bolt">{t("today.line_down")}</Chip>}
    </Row>
  );
};
