import { age, plural, t } from "../core/i18n/index.ts";
import { store, syncState } from "../core/store/index.ts";
import { Icon, toast } from "../core/ui/index.ts";

/** Gives the person what only this phone has, as a file they can mail or keep. */
const saveFile = async (): Promise<void> => {
  const blob = await store.exportUnsent();
  const name = `fieldapp-${new Date().toISOString().slice(0, 10)}.json`;
  const file = new File([blob], name, { type: "application/json" });
  if (navigator.canShare?.({ files: [file] })) {
    try { await navigator.share({ files: [file] }); return; } catch (error) { if ((error as Error).name === "AbortError") return; }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  toast(t("sync.saved"));
};

const tryNow = async (): Promise<void> => {
  await store.syncNow();
  const { unsent, online } = syncState.value;
  toast(unsent === 0 ? t("core.sync_ok") : online ? plural("core.sync_here", unsent) : t("sync.still_no_signal"));
};

/** The one thing: how much is only here, since when, and a way to send it or to save it. */
export const SendPlate = () => {
  const { unsent, oldest, sending, online, upgrade } = syncState.value;
  const why = upgrade ? t("sync.upgrade") : online ? t("sync.goes_by_itself") : t("sync.no_signal");
  return (
    <section class="plate stack">
      <div class="flow top"><Icon name={unsent > 0 ? "here" : "server"} /><div class="grow">
        <p class="lg">{sending ? t("core.sync_sending", { n: sending[0], all: sending[1] }) : unsent > 0 ? plural("sync.only_here", unsent) : t("core.sync_ok")}</p>
        <p class="sub">{unsent > 0 ? t("sync.oldest", { age: age(oldest) }) : ""} {unsent > 0 || !online ? why : t("sync.nothing_waits")}</p></div></div>
      <div class="flow"><button type="button" class={unsent > 0 ? "btn go grow" : "btn grow"} onClick={() => void tryNow()}><Icon name={unsent > 0 ? "send" : "sync"} />{t(unsent > 0 ? "sync.try_now" : "sync.ask_news")}</button>
        {unsent > 0 && <button type="button" class="btn" onClick={() => void saveFile()}><Icon name="share" />{t("sync.save_file")}</button>}</div>
    </section>
  );
};
