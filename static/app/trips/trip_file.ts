import type { Contact, Shown, Trip } from "../core/records.ts";
import { download } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import { toast } from "../core/ui/index.ts";
import { titleOf } from "./parts.tsx";

/** What the server writes of a trip or a visit: its address, its name, and the words when there is nothing to write yet. */
interface Written { path: string; type: string; name: string; title: string; none: "trips.ics_not_yet" | "trips.mileage_none" | "trips.invite_not_yet" }

/** Shared where the phone can share files, else saved. The server writes it, so it needs a signal. */
const take = async ({ path, type, name, title, none }: Written): Promise<void> => {
  let answer: Response;
  try { answer = await fetch(path); } catch { toast(t("trips.file_offline")); return; }
  if (!answer.ok) { toast(t(answer.status === 404 || answer.status === 422 ? none : "trips.file_offline")); return; }
  const file = new File([await answer.blob()], name, { type });
  if (matchMedia("(pointer: coarse)").matches && navigator.canShare?.({ files: [file] })) {
    try { await navigator.share({ files: [file], title }); return; } catch (error) { if ((error as Error).name === "AbortError") return; }
  }
  download({ name, blob: file });
  toast(t("trips.file_saved"));
};
const named = (title: string): string => title.replace(/[^\p{L}\p{N}]+/gu, "-");

export const takeCalendar = (trip: Shown<Trip>): Promise<void> =>
  take({ path: `/api/trips/${trip.id}.ics`, type: "text/calendar", name: `${named(titleOf(trip))}.ics`, title: titleOf(trip), none: "trips.ics_not_yet" });
export const takeMileage = (trip: Shown<Trip>, form: "csv" | "pdf"): Promise<void> =>
  take({ path: `/api/trips/${trip.id}/mileage.${form}`, type: form === "csv" ? "text/csv" : "application/pdf", name: `${named(titleOf(trip))}-mileage.${form}`, title: titleOf(trip), none: "trips.mileage_none" });
export const takeInvitation = (visit: string, contact: Shown<Contact>): Promise<void> =>
  take({ path: `/api/visits/${visit}/invitation.ics?contact=${contact.id}`, type: "text/calendar", name: `${named(contact.name)}.ics`, title: contact.name, none: "trips.invite_not_yet" });
