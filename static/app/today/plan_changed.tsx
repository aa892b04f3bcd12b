import { useLocation } from "preact-iso";
import { t } from "../core/i18n/index.ts";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { store, useRecord } from "../core/store/index.ts";
import { Icon, Row, Sheet, toast } from "../core/ui/index.ts";

interface ChangedProps { trip: Shown<Trip> | undefined; next: Shown<Visit> | undefined; open: boolean; onClose: () => void }

/** A stop fell out, or the day runs late: the ways on, each one tap. */
export const PlanChanged = ({ trip, next, open, onClose }: ChangedProps) => {
  const { route } = useLocation();
  const account = useRecord("account", next?.account_id ?? "").value;
  const go = (href: string): void => { onClose(); route(href); };
  const skip = async (visit: Shown<Visit>): Promise<void> => {
    onClose();
    await store.command("visit", visit.id, "skip", { reason: t("today.skip_reason") });
    toast(t("today.skipped_now", { name: account?.name ?? "" }));
  };
  return (
    <Sheet open={open} onClose={onClose} title={t("today.plan_changed")}>
      <ul class="card list">
        {next?.status === "planned" && <li><Row onClick={() => void skip(next)} mark={<Icon name="x" />} name={t("today.leave_out", { name: account?.name ?? "" })} sub={t("today.leave_out_sub")} /></li>}
        <li><Row onClick={() => go("/visits/new")} mark={<Icon name="pin" />} name={t("today.somebody_else")} sub={t("today.somebody_else_sub")} chev /></li>
        {trip && <li><Row onClick={() => go(`/trips/${trip.id}`)} mark={<Icon name="swap" />} name={t("today.replan")} sub={t("today.replan_sub")} chev /></li>}
      </ul>
    </Sheet>
  );
};
