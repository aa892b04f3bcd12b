import { useSignal } from "@preact/signals";
import { TakePhoto, useVoice } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Shown, Visit } from "../core/records.ts";
import { Icon, Sheet, toast } from "../core/ui/index.ts";
import { NewTask } from "./follow_up.tsx";

/** The four things that are taken down beside words. */
export const Capture = ({ visit }: { visit: Shown<Visit> }) => {
  const asking = useSignal(false);
  const voice = useVoice("visit", visit.id, (ended) => {
    if (ended === "kept") toast(t("visits.voice_kept"));
    if (ended === "empty") toast(t("visits.voice_empty"), { bad: true });
  });
  return (
    <>
      <div class="split quad">
        <TakePhoto recordType="visit" record={() => visit.id} label={t("visits.photo")} />
        <a class="btn tall" href={`/needs/new?account=${visit.account_id}&visit=${visit.id}`}><Icon name="hose" />{t("visits.need")}</a>
        <button type="button" class="btn tall" onClick={() => { asking.value = true; }}><Icon name="task" />{t("visits.follow_up")}</button>
        <button type="button" class={voice.recording ? "btn tall bad" : "btn tall"} aria-pressed={voice.recording} onClick={() => voice.toggle().catch(() => toast(t("visits.no_microphone"), { bad: true }))}>
          <Icon name={voice.recording ? "stop" : "mic"} />{voice.recording ? `${t("visits.voice_stop")} ${voice.length}` : t("visits.voice")}</button>
      </div>
      <Sheet open={asking.value} onClose={() => { asking.value = false; }} title={t("visits.follow_up")}>
        <NewTask account={visit.account_id} visit={visit.id} onDone={() => { asking.value = false; }} />
      </Sheet>
    </>
  );
};
