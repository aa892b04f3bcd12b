import { useMemo } from "preact/hooks";
import type { Shown, Trip } from "../core/records.ts";
import { useForm } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Icon, Sheet, toast } from "../core/ui/index.ts";
import { BaseField, DaysFields, type Draft, WordsFields, basesOf, draftOf, problemOf, valuesOf } from "./form.tsx";

/** Days, base, budget and objectives of a trip that is there already. */
export const DaysSheet = ({ trip, onClose }: { trip: Shown<Trip>; onClose: () => void }) => {
  const kept = useForm<Draft>(`trip:${trip.id}`);
  const form = { draft: { ...draftOf(trip), ...kept.changes }, set: kept.set };
  const sites = useRecords("site", {}).value;
  const others = useRecords("trip", { owner_id: trip.owner_id }).value;
  const trips = useMemo(() => [trip, ...others], [trip, others]);
  const save = async () => {
    const problem = problemOf(form.draft);
    if (problem) { toast(problem); return; }
    const values = valuesOf(form.draft, sites, basesOf(trips));
    const changed = Object.entries(values).filter(([field, value]) => JSON.stringify(trip[field as keyof Trip] ?? null) !== JSON.stringify(value));
    if (changed.length > 0) await store.patch("trip", trip.id, Object.fromEntries(changed));
    kept.drop();
    toast(t("trips.saved"));
    onClose();
  };
  return (
    <Sheet open title={t("trips.edit")} onClose={onClose}><DaysFields {...form} /><BaseField {...form} trips={trips} /><WordsFields {...form} />
      <button type="button" class="btn ink" onClick={() => void save()}><Icon name="check" />{t("trips.save")}</button></Sheet>
  );
};
