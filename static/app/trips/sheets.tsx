import { useState } from "preact/hooks";
import type { Shown, Visit } from "../core/records.ts";
import { dropDraft, useKept } from "../core/capture/index.ts";
import { plural, t } from "../core/i18n/index.ts";
import { store } from "../core/store/index.ts";
import { Field, Icon, Picks, Row, Sheet, Stamp, Steps, TextArea } from "../core/ui/index.ts";
import type { Book } from "./data.ts";
import { Invite } from "./invite.tsx";
import type { Candidate, LeftOut, PlanDay } from "./wish.ts";
import { useRanked } from "./musts.tsx";
import { dayShort, reasons } from "./parts.tsx";
import { finish } from "./unfinished.ts";

interface StopSheetProps { visit: Shown<Visit>; book: Book; days: PlanDay[]; onClose: () => void; onMove: (day: number, at: number) => void; onRemove: () => void; onChange: () => void }

/** All that can be done with one stop: earlier, later, another day, a fixed time, its length, a must, out. */
export const StopSheet = ({ visit, book, days, onClose, onMove, onRemove, onChange }: StopSheetProps) => {
  const name = book.accounts.get(visit.account_id)?.name ?? "…";
  const index = days.findIndex((one) => one.day === visit.day);
  const at = days[index]?.stops.findIndex((stop) => stop.id === visit.id) ?? -1;
  const size = days[index]?.stops.length ?? 0;
  const usual = book.learned.get(visit.account_id);
  const [fixedAt, setFixedAt] = useState(visit.planned_start ?? "09:00");
  const key = `objective:${visit.id}`;
  const objective = useKept(key, visit.objective ?? "", (text) => finish([visit.id], text));
  const set = async (values: Record<string, unknown>) => { await store.patch("visit", visit.id, values); onChange(); };
  const close = async () => { await objective.flush(); onClose(); };
  const where = at < 0 ? "" : t("trips.place_of", { n: at + 1, all: size, day: visit.day ? dayShort(visit.day) : "" });
  return (
    <Sheet open title={name} onClose={() => void close()}>
      <p class="sub num">{[where, visit.planned_start].filter(Boolean).join(" · ")}</p>
      <div class="flow wrap"><button type="button" class="btn grow" onClick={() => onMove(index, Math.max(0, at - 1))}><Icon name="up" />{t("trips.earlier")}</button>
        <button type="button" class="btn grow" onClick={() => onMove(index, Math.min(size - 1, at + 1))}><Icon name="down" />{t("trips.later")}</button></div>
      {days.length > 1 && <Picks label={t("trips.to_day")} showLabel options={days.map((one) => ({ value: one.day, label: dayShort(one.day) }))} value={visit.day}
        onChange={(to) => { const other = days.findIndex((one) => one.day === to); if (other >= 0) onMove(other, days[other]?.stops.length ?? 0); }} />}
      <Field label={t("trips.fix")} type="time" value={fixedAt} onInput={setFixedAt} hint={visit.fixed ? t("trips.fix_is", { time: visit.planned_start ?? "" }) : t("trips.fix_hint")} />
      <div class="flow wrap"><button type="button" class="btn grow" onClick={() => void set({ fixed: true, planned_start: fixedAt.slice(0, 5) })}><Icon name="fixed" />{t("trips.fix_save")}</button>
        {visit.fixed && <button type="button" class="btn quiet" onClick={() => void set({ fixed: false })}>{t("trips.unfix")}</button>}</div>
      <Steps label={t("trips.length")} showLabel value={visit.minutes ?? book.minutes(visit.account_id)} min={15} max={480} step={15} onChange={(minutes) => void set({ minutes })} />
      {usual !== undefined && usual !== visit.minutes && <div class="flow wrap"><p class="sub grow">{t("trips.usually", { n: usual })}</p><button type="button" class="btn" onClick={() => void set({ minutes: usual })}>{t("trips.take_usual")}</button></div>}
      <Picks label={t("trips.is_must")} showLabel options={[{ value: "yes", label: t("trips.yes") }]} value={visit.must ? "yes" : null} onChange={(value) => void set({ must: value === "yes" })} />
      <TextArea label={t("trips.objective")} value={objective.text} onInput={objective.set} rows={2} saved={objective.failed ? "not" : objective.saved} onBlur={() => void objective.flush()} />
      <Invite visit={visit} />
      <div class="flow wrap"><a class="btn grow" href={`/accounts/${visit.account_id}`}>{t("trips.open_account")}</a><button type="button" class="btn bad grow" onClick={() => { dropDraft(key); onRemove(); }}><Icon name="trash" />{t("trips.remove")}</button></div>
    </Sheet>
  );
};

const SHOWN = 40;

/** Who to add, most due first, each with its reasons; a search by name or town. */
export const AddSheet = ({ book, candidates, onClose, onPick }: { book: Book; candidates: Candidate[]; onClose: () => void; onPick: (account: string) => void }) => {
  const [text, setText] = useState("");
  const found = useRanked(book, candidates, text).slice(0, SHOWN);
  return (
    <Sheet open title={t("trips.add_stop")} onClose={onClose}>
      <Field label={t("trips.search")} type="search" value={text} onInput={setText} hint={t("trips.ranked_hint")} />
      {found.length === 0 && <p class="sub">{t("trips.nobody_found")}</p>}
      <ul class="card list">{found.map(({ id, value }) => {
        const account = book.accounts.get(id);
        return account && <li key={id}><Row name={account.name} sub={[book.firstSite.get(id)?.city, reasons(book.due(account))].filter(Boolean).join(" · ")} mark={<Stamp tier={account.tier} />} onClick={() => onPick(id)}>
          <span class="sub num nb">{plural("trips.points", value)}</span></Row></li>;
      })}</ul>
    </Sheet>
  );
};

/** Why somebody is not in the plan, as a sentence. */
export const whyOut = (left: LeftOut, book: Book, visits: ReadonlyMap<string, Shown<Visit>>): string => {
  if (left.why === "later") return t("trips.why_later", { day: left.day ? dayShort(left.day) : "", n: left.minutes ?? 0 });
  if (left.why === "fits") return t("trips.why_fits", { day: left.day ? dayShort(left.day) : "" });
  const rival = left.rival && book.accounts.get(visits.get(left.rival)?.account_id ?? left.rival)?.name;
  return left.why === "full" && rival ? t("trips.why_full_rival", { name: rival }) : t(`trips.why_${left.why}`);
};

export const LeftList = ({ left, book, visits }: { left: LeftOut[]; book: Book; visits: ReadonlyMap<string, Shown<Visit>> }) => (
  <ul class="card list">{left.map((one) => {
    const account = book.accounts.get(one.id);
    return account && <li key={one.id}><Row href={`/accounts/${one.id}`} mark={<Stamp tier={account.tier} />} name={account.name} sub={whyOut(one, book, visits)} chev /></li>;
  })}</ul>
);

