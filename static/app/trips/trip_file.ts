import type { Shown, Trip } from "../core/records.ts";
import { t } from "../core/i18n/index.ts";
import { toast } from "../core/ui/index.ts";
import { titleOf } from "./parts.tsx";

const save = (file: File): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** What the server writes of a trip: its address under the trip, what the file is called, and the words when there is nothing to write yet. */
interface TripFile { path: string; type: string; name: string; none: "trips.ics_not_yet" | "trips.mileage_none" }
const CALENDAR: TripFile = { path: ".ics", type: "text/calendar", name: ".ics", none: "trips.ics_not_yet" };
const MILEAGE: Record<"csv" | "pdf", TripFile> = {
  csv: { path: "/mileage.csv", type: "text/csv", name: "-mileage.csv", none: "trips.mileage_none" },
  pdf: { path: "/mileage.pdf", type: "application/pdf", name: "-mileage.pdf", none: "trips.mileage_none" },
};

/** Shared where the phone can share files, else saved. The server writes it, so it needs a signal. */
const take = async (trip: Shown<Trip>, { path, type, name, none }: TripFile): Promise<void> => {
  let answer: Response;
  try { answer = await fetch(`/api/trips/${trip.id}${path}`); } catch { toast(t("trips.file_offline")); return; }
  if (!answer.ok) { toast(t(answer.status === 404 ? none : "trips.file_offline")); return; }
  const file = new File([await answer.blob()], `${titleOf(trip).replace(/[^\p{L}\p{N}]+/gu, "-")}${name}`, { type });
  if (matchMedia("(pointer: coarse)").matches && navigator.canShare?.({ files: [file] })) {
    try { await navigator.share({ files: [file], title: titleOf(trip) }); return; } catch (error) { if ((error as Error).name === "AbortError") return; }
  }
  save(file);
  toast(t("trips.file_saved"));
};

export const takeCalendar = (trip: Shown<Trip>): Promise<void> => take(trip, CALENDAR);
export const takeMileage = (trip: Shown<Trip>, form: "csv" | "pdf"): Promise<void> => take(trip, MILEAGE[form]);
