import { t } from "../core/i18n/index.ts";
import { Icon, Sheet, toast } from "../core/ui/index.ts";

const pass = async (link: string): Promise<void> => {
  if (navigator.share) {
    try { await navigator.share({ url: link }); } catch { /* Closing the phone's own share sheet is an answer, not a fault. */ }
    return;
  }
  await navigator.clipboard.writeText(link);
  toast(t("people.copied"));
};

/** The link is shown once: the server keeps only its digest. */
export const InviteLink = ({ link, onClose }: { link: string | null; onClose: () => void }) => (
  <Sheet open={link !== null} onClose={onClose} title={t("people.link_title")}>
    <p class="sub">{t("people.link_text")}</p>
    <p class="card"><span class="num">{link}</span></p>
    <button type="button" class="btn ink" onClick={() => { if (link) void pass(link); }}><Icon name="share" />{t("people.pass_on")}</button>
  </Sheet>
);
