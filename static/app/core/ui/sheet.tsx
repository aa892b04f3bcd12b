import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Icon } from "./icon.tsx";

interface SheetProps { open: boolean; onClose: () => void; title: string; children?: ComponentChildren }

const SECOND_TAP_MS = 500;
/** The second of two quick taps on a sheet's button falls on what stood beneath; it was never meant for that. */
const swallowSecondTap = (): void => {
  const swallow = (event: MouseEvent): void => { if (event.detail > 1) { event.preventDefault(); event.stopPropagation(); } };
  document.addEventListener("click", swallow, true);
  setTimeout(() => document.removeEventListener("click", swallow, true), SECOND_TAP_MS);
};

/** A choice that needs thought, from below. Closes by its button, by Escape, and by a tap beside it. */
export const Sheet = ({ open, onClose, title, children }: SheetProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    return open ? swallowSecondTap : undefined;
  }, [open]);
  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the tap beside it is for the thumb
    <dialog ref={dialog} class="sheet" aria-labelledby={heading} onCancel={(event) => { event.preventDefault(); onClose(); }}
      onClick={(event) => { if (event.target === dialog.current) onClose(); }}>
      <div class="stack">
        <div class="flow"><p class="lg grow" id={heading}>{title}</p>
          <button type="button" class="btn icon tug" aria-label={t("core.close")} onClick={onClose}><Icon name="x" /></button></div>
        {children}
      </div>
    </dialog>
  );
};
