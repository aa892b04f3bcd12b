import { give } from "../core/capture/index.ts";
import { age, plural, t } from "../core/i18n/index.ts";
import { store, syncState } from "../core/store/index.ts";
import { Icon, toast } from "../core/ui/index.ts";

const tryNow = async (): Promise<void> => {
  await store.syncNow();
  const { unsent, online } = syncState.value;
  toast(unsent === 0 ? t("core.sync_ok") : online ? plural("core.sync_here", unsent) : t("sync.still_no_signal"));
};

/** The one thing: how much is only here, since when, and a way to send it or to save it. */
export const SendPlate = () => {
  const { unsent, oldest, sending, online, upgrade, last } = syncState.value;
  const why = upgrade ? t("sync.upgrade") : online ? t("sync.goes_by_itself") : t("sync.no_signal");
  return (
    <section class="plate stack">
      <div class="flow top"><Icon name={unsent > 0 ? "here" : "server"} /><div class="grow">
        <p class="lg">{sending ? t("core.sync_sending", { n: sending[0], all: sending[1] }) : unsent > 0 ? plural("sync.only_here", unsent) : t(last ? "core.sync_ok" : "core.sync_first")}</p>
        <p class="sub">{unsent > 0 ? t("sync.oldest", { age: age(oldest) }) : ""} {unsent > 0 || !online ? why : t("sync.nothing_waits")}</p></div></div>
      <div class="flow"><button type="button" class={unsent > 0 ? "btn go grow" : "btn grow"} onClick={() => void tryNow()}><Icon name={unsent > 0 ? "send" : "sync"} />{t(unsent > 0 ? "sync.try_now" : "sync.ask_news")}</button>
        {unsent > 0 && <button type="button" class="btn" onClick={() => void store.exportUnsent().then(give)}><Icon name="share" />{t("sync.save_file")}</button>}</div>
    </section>
  );
};
