import { useSignal } from "@preact/signals";
import { t } from "../core/i18n/index.ts";
import { Icon, Sheet, toast } from "../core/ui/index.ts";

/** The bin, and the question before what is only on this phone goes for good. */
export const Discard = ({ letGo }: { letGo: () => Promise<void> }) => {
  const asking = useSignal(false);
  const gone = async (): Promise<void> => { asking.value = false; await letGo(); toast(t("sync.discarded")); };
  return (
    <>
      <button type="button" class="btn sq" aria-label={t("sync.discard")} onClick={() => { asking.value = true; }}><Icon name="trash" /></button>
      <Sheet open={asking.value} onClose={() => { asking.value = false; }} title={t("sync.discard_title")}>
        <p class="sub">{t("sync.discard_text")}</p>
        <div class="flow"><button type="button" class="btn grow" onClick={() => { asking.value = false; }}>{t("sync.keep_it")}</button>
          <button type="button" class="btn bad grow" onClick={() => void gone()}><Icon name="trash" />{t("sync.discard")}</button></div>
      </Sheet>
    </>
  );
};
