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

/** The trip's visits as a calendar file: shared where the phone can share files, else saved. The server writes it, so it needs a signal. */
export const takeCalendar = async (trip: Shown<Trip>): Promise<void> => {
  let answer: Response;
  try { answer = await fetch(`/api/trips/${trip.id}.ics`); } catch { toast(t("trips.ics_offline")); return; }
  if (!answer.ok) { toast(t(answer.status === 404 ? "trips.ics_not_yet" : "trips.ics_offline")); return; }
  const file = new File([await answer.blob()], `${titleOf(trip).replace(/[^\p{L}\p{N}]+/gu, "-")}.ics`, { type: "text/calendar" });
  if (matchMedia("(pointer: coarse)").matches && navigator.canShare?.({ files: [file] })) {
    try { await navigator.share({ files: [file], title: titleOf(trip) }); return; } catch (error) { if ((error as Error).name === "AbortError") return; }
  }
  save(file);
  toast(t("trips.ics_saved"));
};
