import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Shown, Trip } from "../core/records.ts";
import { useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import { monthName } from "../core/months.ts";
import { session } from "../core/session.ts";
import { store } from "../core/store/index.ts";
import { Bar, Icon, Picks, SyncPill, toast } from "../core/ui/index.ts";
import { type Book, candidatesOf, thisDay, useBook, useOwnerTerritories } from "./data.ts";
import { BaseField, DaysFields, type Draft, WordsFields, basesOf, problemOf, valuesOf } from "./form.tsx";
import { type NewTrip, keptNew, keepNew, makeTrip } from "./making.ts";
import { likelyDays, likelyMonth, monthsAhead } from "./month_days.ts";
import { Musts } from "./musts.tsx";

const named = (month: string): string => t("trips.month_trip", { month: monthName(month) });

/** What is most likely wanted: the next month without a trip, days, base and budget like last time. */
const likely = (trips: readonly Shown<Trip>[], today: string): NewTrip => {
  const running = trips.filter((trip) => trip.status !== "cancelled");
  const last = [...running].sort((a, b) => (b.start_date ?? "").localeCompare(a.start_date ?? ""))[0];
  const month = likelyMonth(today, new Set(running.map((trip) => trip.month)));
  const [start, end] = likelyDays(month, today, last);
  return { draft: { month, title: named(month), start, end, base: last?.base?.label ?? "", objectives: "", budget: last?.budget ? String(Number(last.budget.amount)) : "" }, musts: [], id: null };
};

const Form = ({ trips, first, book, inside }: { trips: Shown<Trip>[]; first: NewTrip; book: Book; inside: string[] | null }) => {
  const { route } = useLocation();
  const [made, setMade] = useState(first);
  const today = thisDay();
  const candidates = useMemo(() => candidatesOf(book, [], inside), [book, inside]);
  const change = (next: NewTrip) => { keepNew(next); setMade(next); };
  const { draft, musts } = made;
  const set = (field: keyof Draft) => (value: string) => change({ ...made, draft: { ...draft, [field]: value } });
  const pickMonth = (month: string | null) => {
    if (!month || month === draft.month) return;
    const [start, end] = likelyDays(month, today, { start_date: draft.start || null, end_date: draft.end || null });
    change({ ...made, draft: { ...draft, month, start, end, title: draft.title === named(draft.month) ? named(month) : draft.title } });
  };
  const make = useOnce(async () => {
    const problem = problemOf(draft);
    if (problem) { toast(problem); return false; }
    const sites = [...book.sites.values()];
    route(`/trips/${await makeTrip(made, valuesOf({ ...draft, title: draft.title.trim() || named(draft.month) }, sites, basesOf(trips)), book, candidates)}`, true);
    return true;
  });
  const form = { draft, set };
  return (
    <>
      <main class="page acting stack l">
        <h1 class="hidden">{t("trips.new_trip")}</h1>
        <Picks label={t("trips.of_month")} showLabel options={monthsAhead(today).map((month) => ({ value: month, label: monthName(month) }))} value={draft.month} onChange={pickMonth} />
        <DaysFields {...form} />
        <BaseField {...form} trips={trips} />
        <Musts book={book} candidates={candidates} chosen={musts} onChange={(chosen) => change({ ...made, musts: chosen })} />
        <WordsFields {...form} />
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => void make()}><Icon name="check" />{t("trips.make")}</button></div>
    </>
  );
};

/** A new trip: everything that can be guessed is filled in, and what is typed is kept until the trip is made. */
export default function NewTripPage() {
  const me = session.value?.user.id ?? "";
  const [trips, setTrips] = useState<Shown<Trip>[] | null>(null);
  useEffect(() => { void store.list("trip", { owner_id: me }).then(setTrips); }, [me]);
  const inside = useOwnerTerritories(me);
  const first = useMemo(() => trips && (keptNew() ?? likely(trips, thisDay())), [trips]);
  const book = useBook(first?.draft.start || thisDay());
  return (
    <>
      <Bar title={t("trips.new_trip")} sub={first ? monthName(first.draft.month) : " "} back="/trips"><SyncPill /></Bar>
      {trips && first && <Form trips={trips} first={first} book={book} inside={inside} />}
    </>
  );
}
