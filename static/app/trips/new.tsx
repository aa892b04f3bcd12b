import { useLocation } from "preact-iso";
import { t } from "../core/i18n/index.ts";
import { session } from "../core/session.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Bar, Icon, Picks, SyncPill, toast } from "../core/ui/index.ts";
import { addDays, thisMonth } from "./data.ts";
import { TripFields, problemOf, useDraft, valuesOf } from "./form.tsx";
import { monthName } from "./parts.tsx";

const monthsAhead = (): string[] => {
  const months = [thisMonth()];
  while (months.length < 4) months.push(addDays(`${months.at(-1)}-28`, 7).slice(0, 7));
  return months;
};

/** A new trip: the days are all it needs. */
export default function NewTrip() {
  const { route } = useLocation();
  const me = session.value?.user.id ?? "";
  const sites = useRecords("site", {}).value;
  const last = useRecords("trip", { owner_id: me }, "-month").value[0];
  const months = monthsAhead();
  const free = months[0] ?? thisMonth();
  const form = useDraft({ month: free, title: t("trips.month_trip", { month: monthName(free) }), start: "", end: "", base: "", objectives: "", budget: "" });
  const { draft, set } = form;
  const pickMonth = (month: string | null) => {
    if (!month) return;
    if (draft.title === t("trips.month_trip", { month: monthName(draft.month) })) set("title")(t("trips.month_trip", { month: monthName(month) }));
    set("month")(month);
  };
  const make = async () => {
    const problem = problemOf(draft);
    if (problem) { toast(problem); return; }
    const values = valuesOf(draft, sites);
    const id = await store.create("trip", { owner_id: me, ...values, base: values.base ?? last?.base ?? null });
    route(`/trips/${id}`, true);
  };
  return (
    <>
      <Bar title={t("trips.new_trip")} sub={last?.base ? last.base.label : " "} back="/trips"><SyncPill /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("trips.new_trip")}</h1>
        <Picks label={t("trips.of_month")} showLabel options={months.map((month) => ({ value: month, label: monthName(month) }))} value={draft.month} onChange={pickMonth} />
        <TripFields {...form} />
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => void make()}><Icon name="check" />{t("trips.make")}</button></div>
    </>
  );
}
