import type { ComponentChildren } from "preact";
import { t } from "../core/i18n/index.ts";
import { Bar, Empty, Icon, Sheet, SyncPill } from "../core/ui/index.ts";

/** The bar and the words for an account that is not on this phone. */
export const NotHere = () => (
  <><Bar title={t("accounts.title")} back="/accounts"><SyncPill /></Bar><main class="page"><Empty icon="plant" title={t("accounts.not_here")} text={t("accounts.not_here_text")} /></main></>
);

interface FormPageProps { title: string; sub?: string | undefined; save: () => void; saveText?: string; also?: ComponentChildren; children: ComponentChildren }

/** A form that fills the page, with its one action at the thumb. */
export const FormPage = ({ title, sub, save, saveText = t("accounts.keep"), also, children }: FormPageProps) => (
  <>
    <Bar title={title} sub={sub} back={true}><SyncPill /></Bar>
    <main class="page acting stack l"><h1 class="hidden">{title}</h1>{children}</main>
    <div class="act"><button type="button" class="btn go" onClick={save}><Icon name="check" />{saveText}</button>{also}</div>
  </>
);

interface RemoveProps { open: boolean; onClose: () => void; title: string; text: string; onRemove: () => void }

/** What goes with it, before it goes. */
export const RemoveSheet = ({ open, onClose, title, text, onRemove }: RemoveProps) => (
  <Sheet open={open} onClose={onClose} title={title}>
    <p class="sub">{text}</p>
    <div class="flow"><button type="button" class="btn grow" onClick={onClose}>{t("accounts.stay")}</button>
      <button type="button" class="btn bad grow" onClick={onRemove}><Icon name="trash" />{t("accounts.remove")}</button></div>
  </Sheet>
);
