import { useMemo, useState } from "preact/hooks";
import { t } from "../core/i18n/index.ts";
import { Empty, Field, Icon, Map as TripMap, Row, Stamp, SyncPill } from "../core/ui/index.ts";
import { MainAction, MoreRows } from "./actions.tsx";
import { Actual } from "./actual.tsx";
import { accountsOf } from "./changes.ts";
import { DayColumns } from "./day_columns.tsx";
import { History } from "./history.tsx";
import { useRanked } from "./musts.tsx";
import { CostLine, Coverage, StateChip, TripFigures, datesOf, reasons, titleOf } from "./parts.tsx";
import { type BenchProps, Said } from "./plan.tsx";
import { pinsOf, wayOfTrip } from "./pins.ts";
import { LeftList } from "./sheets.tsx";
import { UnmetMusts } from "./unmet.tsx";
import type { Plan } from "./use_plan.ts";

const FEW = 6;

/** Who could still come in, most due first, each with its reasons; a click puts them where they cost least. */
const Ranked = ({ plan, onAdd }: { plan: Plan; onAdd: (account: string) => void }) => {
  const [text, setText] = useState("");
  const [many, setMany] = useState(false);
  const ranked = useRanked(plan.book, plan.candidates, text);
  return (
    <section class="stack"><h2>{t("trips.who_is_due")}</h2>
      <Field label={t("trips.search")} type="search" value={text} onInput={setText} />
      <ul class="card list">{ranked.slice(0, many || text ? 40 : FEW).map(({ id }) => {
        const account = plan.book.accounts.get(id);
        return account && <li key={id}><Row onClick={() => onAdd(id)} mark={<Stamp tier={account.tier} />} name={account.name} sub={[plan.book.firstSite.get(id)?.city, reasons(plan.book.due(account))].filter(Boolean).join(" · ")}><span class="t-link sub">{t("trips.add")}</span></Row></li>;
      })}</ul>
      {!many && !text && ranked.length > FEW && <button type="button" class="btn" onClick={() => setMany(true)}>{t("trips.show_more")}</button>}
    </section>
  );
};

/** The same plan on a desk: days to scale at the left, what decides at the right. */
export const PlanDesk = ({ trip, plan, edits, mine, editable, onStop, onDays }: BenchProps) => {
  const fresh = useMemo(() => accountsOf(plan.since?.what === "return" ? plan.changes : []), [plan]);
  const pins = pinsOf(plan, plan.timed.days, fresh);
  const over = trip.status === "done" || trip.status === "cancelled";
  const changing = editable ? { onStop, onDrop: (id: string, day: number, at: number) => void edits.move(id, day, at), onFill: (day: number) => void edits.fill(day) } : undefined;
  return (
    <main class="desk">
      <header class="top"><a class="btn icon" href="/trips" aria-label={t("core.back")}><Icon name="back" /></a><div class="grow"><h1 class="clip">{titleOf(trip)}</h1><p class="sub">{[datesOf(trip), trip.base?.label].filter(Boolean).join(" · ")}</p></div><StateChip trip={trip} /><SyncPill /></header>
      <div class="panes two">
        <div class="stack l">
          {pins.length > 0 && <TripMap shape="wide" pins={pins} way={wayOfTrip(plan, trip)} label={t("trips.on_map")} />}
          {plan.days.length === 0 && <Empty icon="cal" title={t("trips.no_days")} text={t("trips.no_days_text")}>{editable && <button type="button" class="btn ink" onClick={onDays}>{t("trips.set_days")}</button>}</Empty>}
          {over ? <Actual trip={trip} book={plan.book} records={plan.records} /> : <DayColumns plan={plan} fresh={fresh} changing={changing} />}
          {changing && plan.visits.size > 0 && <p class="xs">{t("trips.drag_hint")}</p>}
        </div>
        <aside class="stack l">
          <section class="plate stack"><TripFigures trip={trip} plan={plan.timed} /><CostLine trip={trip} plan={plan.timed} />
            {mine ? !over && <div class="stack"><MainAction trip={trip} plan={plan} edits={edits} />{editable && plan.visits.size > 0 && plan.days.length > 0 && <button type="button" class="btn" onClick={() => void edits.fill(null)}><Icon name="route" />{t(edits.planning ? "trips.planning" : "trips.fill_trip")}</button>}</div>
              : <a class="btn go" href={`/trips/${trip.id}/review`}>{t("trips.review")}</a>}</section>
          <Said trip={trip} plan={plan} />
          <section class="stack"><h2>{t("trips.reaches")}</h2><Coverage reach={plan.reach} /></section>
          {!over && <UnmetMusts plan={plan} base={trip.base?.position ?? null} />}
          {edits.left.length > 0 && <section class="stack"><h2>{t("trips.left_out")}</h2><LeftList left={edits.left} book={plan.book} visits={plan.visits} /></section>}
          {editable && plan.days.length > 0 && <Ranked plan={plan} onAdd={(account) => void edits.add(account)} />}
          {trip.objectives && <section class="stack"><h2>{t("trips.objectives")}</h2><p class="card lines">{trip.objectives}</p></section>}
          <MoreRows trip={trip} plan={plan} mine={mine} onDays={editable ? onDays : undefined} />
          <History decisions={trip.decisions} book={plan.book} />
        </aside>
      </div>
    </main>
  );
};
