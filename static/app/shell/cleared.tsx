import { plural, t } from "../core/i18n/index.ts";
import { store, syncState } from "../core/store/index.ts";
import { Icon } from "../core/ui/index.ts";

/** The system took the phone's records away: what is lost with them and what comes again, until the person has read it. */
export const Cleared = () => {
  const { lost } = syncState.value;
  if (!lost) return null;
  return (
    <div class="notice"><div class="card heed flow top" role="status"><Icon name="alert" /><span class="grow"><span class="name">{t("shell.cleared")}</span>
      <span class="sub"> {lost.unsent > 0 ? plural("shell.cleared_lost", lost.unsent) : t("shell.cleared_nothing")} {t("shell.cleared_again")}</span></span>
      <button type="button" class="btn icon" aria-label={t("shell.cleared_read")} onClick={() => void store.lossSeen()}><Icon name="x" /></button></div></div>
  );
};
