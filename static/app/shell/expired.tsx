import { t } from "../core/i18n/index.ts";
import { Icon } from "../core/ui/index.ts";

/** The server wants the password again. The phone keeps working, so this stands beside and blocks nothing. */
export const Expired = () => (
  <div class="notice"><a class="card heed flow" href="/sign-in"><Icon name="alert" /><span class="grow"><span class="name">{t("shell.expired")}</span><span class="sub"> {t("shell.expired_text")}</span></span></a></div>
);
