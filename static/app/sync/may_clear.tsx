import { t } from "../core/i18n/index.ts";
import { lasting } from "../core/lasting.ts";
import { Icon, installed, installSheetOpen, Row } from "../core/ui/index.ts";

/** Said where one looks after one's work, and nowhere else: the browser has not promised to keep it, and what helps. */
export const MayClear = () => {
  if (lasting.value !== false) return null;
  return (
    <section class="stack"><h2>{t("sync.may_clear")}</h2>
      <p class="sub">{t(installed.value ? "sync.may_clear_installed" : "sync.may_clear_text")}</p>
      {!installed.value && <ul class="card list"><li><Row onClick={() => { installSheetOpen.value = true; }} mark={<Icon name="down" />} name={t("shell.install")} chev /></li></ul>}
    </section>
  );
};
