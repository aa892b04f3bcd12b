import { give } from "../core/capture/index.ts";
import { age, plural, t } from "../core/i18n/index.ts";
import { store, syncState } from "../core/store/index.ts";
import { Icon, type IconName, toast } from "../core/ui/index.ts";

type State = typeof syncState.value;
interface Said { icon: IconName; lead: string; sub: string }

const waitingWords = (state: State): string =>
  `${t("sync.oldest", { age: age(state.oldest) })} ${state.upgrade ? t("sync.upgrade") : state.online ? t("sync.goes_by_itself") : t("sync.no_signal")}`;

/** What the plate says: "all on server" only when nothing waits and nothing was set aside. */
export const plateOf = (state: State): Said => {
  const lead = state.sending ? t("core.sync_sending", { n: state.sending[0], all: state.sending[1] }) : null;
  if (state.unsent > 0) return { icon: "here", lead: lead ?? plural("sync.only_here", state.unsent), sub: waitingWords(state) };
  if (state.setAside > 0) return { icon: "stop", lead: lead ?? plural("sync.not_all", state.setAside), sub: t("sync.waits_for_you") };
  return { icon: "server", lead: lead ?? t(state.last ? "core.sync_ok" : "core.sync_first"), sub: state.upgrade ? t("sync.upgrade") : state.online ? t("sync.nothing_waits") : t("sync.no_signal") };
};

/** What came of asking the server at once. */
export const askedWords = (state: State): string => {
  if (!state.online) return t("sync.still_no_signal"); // nothing was asked, so nothing new is known
  if (state.unsent > 0) return plural("core.sync_here", state.unsent);
  return state.setAside > 0 ? plural("sync.not_all", state.setAside) : t("core.sync_ok");
};

const tryNow = async (): Promise<void> => {
  await store.syncNow();
  toast(askedWords(syncState.value));
};

/** The one thing: how much is only here, since when, and a way to send it or to save it. What was set aside is saved along. */
export const SendPlate = () => {
  const { icon, lead, sub } = plateOf(syncState.value);
  const { unsent, setAside } = syncState.value;
  return (
    <section class="plate stack">
      <div class="flow top"><Icon name={icon} /><div class="grow"><p class="lg">{lead}</p><p class="sub">{sub}</p></div></div>
      <div class="flow wrap ways"><button type="button" class={unsent > 0 ? "btn go" : "btn"} onClick={() => void tryNow()}><Icon name={unsent > 0 ? "send" : "sync"} />{t(unsent > 0 ? "sync.try_now" : "sync.ask_news")}</button>
        {unsent + setAside > 0 && <button type="button" class="btn" onClick={() => void store.exportUnsent().then(give)}><Icon name="share" />{t("sync.save_file")}</button>}</div>
    </section>
  );
};
