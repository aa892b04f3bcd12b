import { t } from "../core/i18n/index.ts";
import { storeTrouble } from "../core/store/index.ts";
import { Icon } from "../core/ui/index.ts";

const words = {
  shut: ["shell.shut", "shell.shut_text"], blocked: ["shell.blocked", "shell.blocked_text"],
  silent: ["shell.silent", "shell.silent_text"], outdated: ["shell.outdated", "shell.outdated_text"],
} as const;

/** "Why is nothing here?" Stands in place of the app while this tab cannot use the phone's records: what is wrong, and what to do. */
export const Trouble = () => {
  const trouble = storeTrouble.value;
  if (!trouble) return null;
  const [title, text] = words[trouble.kind];
  return (
    <main class="page acting stack l">
      <div class="title gate" role="alert"><h1>{t(title)}</h1><p class="sub">{t(text)}</p></div>
      {trouble.why && <p class="xs">{trouble.why}</p>}
      <div class="act"><button type="button" class="btn go" onClick={() => location.reload()}><Icon name="sync" />{t("shell.open_again")}</button></div>
    </main>
  );
};
