import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Shown, Trip } from "../core/records.ts";
import { useDraft, useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import { useRecords } from "../core/store/index.ts";
import { Icon, Row, Sheet, TextArea, toast } from "../core/ui/index.ts";
import { copyTrip } from "./copy.ts";
import { thisDay } from "./data.ts";
import { type TripVerb, decide } from "./edit.ts";
import { takeCalendar } from "./trip_file.ts";
import { waits } from "./waiting.ts";
import type { Edits } from "./use_edits.ts";
import type { Plan } from "./use_plan.ts";

const SAID: Record<TripVerb, string> = { submit: "sent_submit", withdraw: "withdrawn", approve: "sent_approve", return: "sent_return", start: "s_under_way", finish: "s_done", cancel: "s_cancelled" };
/** Takes the trip's next step once; the same tap again would be a step the server refuses. */
const useTake = (trip: Shown<Trip>) => useOnce(async (verb: TripVerb) => { await decide(trip, verb); toast(t(`trips.${SAID[verb]}`)); }, trip.status);

const nextStop = (plan: Plan, today: string) => {
  const todays = plan.days.find((one) => one.day === today)?.stops.map((stop) => plan.visits.get(stop.id)) ?? [];
  return todays.find((visit) => visit?.status === "under_way") ?? todays.find((visit) => visit?.status === "planned");
};
/** The road is behind: the last day has come and nothing is planned on it any more. */
const isBack = (trip: Trip, plan: Plan, today: string): boolean => today > (trip.end_date ?? trip.start_date ?? "") || (today === (trip.end_date ?? trip.start_date) && !nextStop(plan, today));

/** What the thumb does: let it plan, hand in, take back, set off, go to the next stop, come home. At most one is yellow. */
export const MainAction = ({ trip, plan, edits }: { trip: Shown<Trip>; plan: Plan; edits: Edits }) => {
  const boss = useRecords("user", { role: "manager" }).value.find((user) => user.active)?.name.split(" ")[0];
  const take = useTake(trip);
  const today = thisDay();
  switch (trip.status) {
    case "draft": case "returned":
      if (plan.visits.size === 0) return <button type="button" class="btn go grow" onClick={() => (plan.days.length > 0 ? void edits.fill(null) : toast(t("trips.need_days")))}><Icon name="route" />{t(edits.planning ? "trips.planning" : "trips.plan_it")}</button>;
      return <button type="button" class="btn go grow" onClick={() => void take("submit")}><Icon name="send" />{boss ? t("trips.submit_to", { name: boss }) : t("trips.submit")}</button>;
    case "submitted": return <button type="button" class="btn ink grow" onClick={() => void take("withdraw")}><Icon name="undo" />{t("trips.withdraw")}</button>;
    case "approved": return <button type="button" class={today >= (trip.start_date ?? "") ? "btn go grow" : "btn ink grow"} onClick={() => void take("start")}><Icon name="route" />{t("trips.start")}</button>;
    case "under_way": {
      if (isBack(trip, plan, today)) return <button type="button" class="btn go grow" onClick={() => void take("finish")}><Icon name="done" />{t("trips.finish")}</button>;
      const next = nextStop(plan, today);
      return <a class="btn go grow" href={next ? `/visits/${next.id}` : "/"}><Icon name={next ? "nav" : "today"} />{t(next ? "trips.next_stop" : "trips.today")}</a>;
    }
    default: return null;
  }
};

const CancelSheet = ({ trip, onClose }: { trip: Shown<Trip>; onClose: () => void }) => {
  const why = useDraft(`cancel:${trip.id}`);
  const { route } = useLocation();
  const cancel = useOnce(async () => { await decide(trip, "cancel", why.text.trim() || undefined); why.drop(); toast(t("trips.s_cancelled")); onClose(); route("/trips"); });
  return (
    <Sheet open title={t("trips.cancel_title")} onClose={onClose}>
      <p class="sub">{t("trips.cancel_text")}</p>
      <TextArea label={t("trips.cancel_why")} value={why.text} onInput={why.set} rows={2} />
      <button type="button" class="btn bad" onClick={() => void cancel()}><Icon name="x" />{t("trips.cancel")}</button>
    </Sheet>
  );
};

const ENDED = new Set(["done", "cancelled"]);

/** Everything else that can be done with a trip, in words. */
export const MoreRows = ({ trip, plan, mine, onDays }: { trip: Shown<Trip>; plan: Plan; mine: boolean; onDays?: (() => void) | undefined }) => {
  const { route } = useLocation();
  const [cancelling, setCancelling] = useState(false);
  const take = useTake(trip);
  const copy = useOnce(async () => { const id = await copyTrip(trip); toast(t("trips.copied")); route(`/trips/${id}`); });
  const finishes = mine && trip.status === "under_way" && !waits(trip) && !isBack(trip, plan, thisDay());
  return (
    <section class="stack"><h2>{t("trips.this_trip")}</h2>
      <ul class="card list">
        {onDays && <li><Row onClick={onDays} mark={<Icon name="edit" />} name={t("trips.edit")} sub={t("trips.edit_text")} chev /></li>}
        {plan.visits.size > 0 && <li><Row onClick={() => void takeCalendar(trip)} mark={<Icon name="cal" />} name={t("trips.ics")} sub={t("trips.ics_text")} chev /></li>}
        {mine && <li><Row onClick={() => void copy()} mark={<Icon name="copy" />} name={t("trips.copy")} sub={t("trips.copy_text")} chev /></li>}
        {finishes && <li><Row onClick={() => void take("finish")} mark={<Icon name="done" />} name={t("trips.finish")} sub={t("trips.finish_early")} chev /></li>}
        {!ENDED.has(trip.status) && <li><Row onClick={() => setCancelling(true)} mark={<Icon name="x" />} name={t("trips.cancel")} sub={t("trips.cancel_text")} chev /></li>}
      </ul>
      {cancelling && <CancelSheet trip={trip} onClose={() => setCancelling(false)} />}
    </section>
  );
};
