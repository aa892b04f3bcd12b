import { day, plural, t } from "../i18n/index.ts";
import { syncState } from "../store/index.ts";
import { Icon, type IconName } from "./icon.tsx";

const OLD_MS = 24 * 60 * 60 * 1000;
type State = typeof syncState.value;

interface Said { tone: "" | "ok" | "old" | "stuck"; icon: IconName; text: string; short?: string }

/** What the pill says, in order of rank: set aside, a question, old, sending, here, nothing fetched yet, all there. No signal is not an error. */
export const pillOf = (state: State, now: Date = new Date()): Said => {
  if (state.setAside > 0) return { tone: "stuck", icon: "stop", text: t("core.sync_stuck", { n: state.setAside }) };
  if (state.conflicts > 0) return { tone: "old", icon: "case", text: plural("core.sync_questions", state.conflicts) };
  if (state.unsent > 0 && state.oldest && now.getTime() - Date.parse(state.oldest) > OLD_MS)
    return { tone: "old", icon: "clock", text: t("core.sync_old", { n: state.unsent, day: day(state.oldest, now) }) };
  if (state.sending) return { tone: "", icon: "sync", text: t("core.sync_sending", { n: state.sending[0], all: state.sending[1] }) };
  if (state.unsent > 0) return { tone: "", icon: "here", text: plural("core.sync_here", state.unsent), short: t("core.sync_here_short", { n: state.unsent }) };
  if (state.online && state.last === null) return { tone: "", icon: "sync", text: t("core.sync_first"), short: t("core.sync_first_short") };
  return state.online ? { tone: "ok", icon: "server", text: t("core.sync_ok"), short: t("core.sync_ok_short") } : { tone: "", icon: "offline", text: t("core.sync_offline") };
};

/** Where the words are: this phone, or the server. Opens the sync panel. Beside a way back and a name, a phone shows the short words. */
export const SyncPill = () => {
  const { tone, icon, text, short = text } = pillOf(syncState.value);
  return <a class={`sync ${tone}`.trim()} href="/more/sync" data-now><Icon name={icon} /><span class="long">{text}</span><span class="short">{short}</span></a>;
};
