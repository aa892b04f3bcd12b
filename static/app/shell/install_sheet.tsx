import { t } from "../core/i18n/index.ts";
import { canPrompt, Icon, installSheetOpen, isApplePhone, promptInstall, Sheet } from "../core/ui/index.ts";

const Step = ({ n, children }: { n: number; children: string }) => <li class="flow top"><b class="num">{n}</b><span class="grow">{children}</span></li>;

/** Why the home screen, and how: by one button where the browser offers it, by hand where it does not. */
export const InstallSheet = () => (
  <Sheet open={installSheetOpen.value} onClose={() => { installSheetOpen.value = false; }} title={t("shell.install")}>
    <p class="sub">{t("shell.install_why")}</p>
    {canPrompt()
      ? <button type="button" class="btn go" onClick={() => void promptInstall()}><Icon name="down" />{t("shell.install_now")}</button>
      : <ol class="stack">{(isApplePhone() ? ["shell.ios_1", "shell.ios_2", "shell.ios_3"] as const : ["shell.other_1", "shell.other_2"] as const)
          .map((key, at) => <Step key={key} n={at + 1}>{t(key)}</Step>)}</ol>}
  </Sheet>
);
