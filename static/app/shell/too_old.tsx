import { t } from "../core/i18n/index.ts";
import { Icon } from "../core/ui/icon.tsx";

/** Instead of the app, where it could not keep its promise to lose nothing. */
export const TooOld = ({ missing }: { missing: string[] }) => (
  <main class="page stack l">
    <h1 class="title">{t("shell.too_old")}</h1>
    <div class="card heed flow top"><Icon name="alert" /><div class="grow stack t"><p>{t("shell.too_old_text")}</p><p class="sub">{t("shell.too_old_missing", { names: missing.join(", ") })}</p></div></div>
  </main>
);
