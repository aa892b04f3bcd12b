import { t } from "../core/i18n/index.ts";
import { Bar, Empty } from "../core/ui/index.ts";

/** An address nobody has. */
export const NotFound = () => (
  <><Bar title={t("shell.lost")} back="/" /><main class="page"><Empty icon="search" title={t("shell.lost_title")} text={t("shell.lost_text")}><a class="btn" href="/">{t("shell.today")}</a></Empty></main></>
);
