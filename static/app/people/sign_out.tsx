import { hasDrafts } from "../core/capture/index.ts";
import { plural, t } from "../core/i18n/index.ts";
import { store, syncState } from "../core/store/index.ts";
import { Icon, Sheet } from "../core/ui/index.ts";

/** Signing out clears the phone, so it says first what would go with it. */
export const SignOutSheet = ({ open, onClose, onLeave }: { open: boolean; onClose: () => void; onLeave: () => void }) => {
  const left = syncState.value.unsent + syncState.value.setAside;
  return (
    <Sheet open={open} onClose={onClose} title={t("people.sign_out_title")}>
      <p class="sub">{left > 0 ? plural("people.sign_out_left", left) : t("people.sign_out_clean")}</p>
      {open && hasDrafts() && <p class="say"><Icon name="info" /><span>{t("people.sign_out_begun")}</span></p>}
      <div class="flow wrap">
        {left > 0
          ? <><button type="button" class="btn grow" onClick={() => { onClose(); void store.syncNow(); }}><Icon name="send" />{t("people.send_first")}</button>
              <a class="btn grow" href="/more/sync" onClick={onClose}><Icon name="share" />{t("people.save_first")}</a></>
          : <button type="button" class="btn grow" onClick={onClose}>{t("people.stay")}</button>}
        <button type="button" class="btn bad grow" onClick={onLeave}>{left > 0 ? t("people.leave_anyway") : t("people.sign_out")}</button>
      </div>
    </Sheet>
  );
};
