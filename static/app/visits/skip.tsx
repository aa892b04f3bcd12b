import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { useDraft, useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Shown, Visit } from "../core/records.ts";
import { store } from "../core/store/index.ts";
import { Field, Icon, Row, Sheet, toast } from "../core/ui/index.ts";

const REASONS = ["closed", "away", "no_time", "called_off"] as const;

/** Leaving a stop out asks for one tap: why. */
export const SkipButton = ({ visit }: { visit: Shown<Visit> }) => {
  const { route } = useLocation();
  const asking = useSignal(false);
  const other = useDraft(`skip:${visit.id}`);
  const skip = useOnce(async (reason: string) => {
    await store.command("visit", visit.id, "skip", { reason });
    other.drop();
    asking.value = false;
    toast(t("visits.skip_kept"));
    route("/");
  });
  return (
    <>
      <button type="button" class="btn quiet" onClick={() => { asking.value = true; }}>{t("visits.skip")}</button>
      <Sheet open={asking.value} onClose={() => { asking.value = false; }} title={t("visits.skip_why")}>
        <ul class="card list">{REASONS.map((reason) => <li key={reason}><Row name={t(`visits.reason_${reason}`)} onClick={() => void skip(t(`visits.reason_${reason}`))} chev /></li>)}</ul>
        <Field label={t("visits.reason_other")} value={other.text} onInput={other.set} />
        <button type="button" class="btn ink" onClick={() => void skip(other.text.trim() || t("visits.reason_none"))}><Icon name="x" />{t("visits.skip")}</button>
      </Sheet>
    </>
  );
};
