import "./people.css";
import { t } from "../core/i18n/index.ts";
import { Icon, Sheet, toast } from "../core/ui/index.ts";

const copy = async (link: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(link);
    toast(t("people.copied"));
  } catch { toast(t("people.copy_by_hand")); }
};
const pass = async (link: string): Promise<void> => {
  try { await navigator.share({ url: link }); } catch { /* Closing the phone's own share sheet is an answer, not a fault. */ }
};

/** The link is shown once: the server keeps only its digest. */
export const InviteLink = ({ link, onClose }: { link: string | null; onClose: () => void }) => (
  <Sheet open={link !== null} onClose={onClose} title={t("people.link_title")}>
    <p class="sub">{t("people.link_text")}</p>
    <p class="card link">{link}</p>
    <div class="flow wrap"><button type="button" class="btn ink big grow" onClick={() => { if (link) void copy(link); }}><Icon name="copy" />{t("people.copy")}</button>
      {"share" in navigator && <button type="button" class="btn big grow" onClick={() => { if (link) void pass(link); }}><Icon name="share" />{t("people.pass_on")}</button>}</div>
  </Sheet>
);
