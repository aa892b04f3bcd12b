import { signal } from "@preact/signals";
import { t } from "../i18n/index.ts";
import { Icon } from "./icon.tsx";

const SHOWN_MS = 5000;

export interface ToastOptions {
  /** Takes back what the toast reports. */
  undo?: () => void;
  /** A button other than Undo; the toast then stays until it is tapped or closed. */
  action?: { label: string; run: () => void };
  /** Something was not kept. */
  bad?: boolean;
}
interface Said extends ToastOptions { text: string; id: number }

const said = signal<Said | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
let last = 0;

const close = (): void => { clearTimeout(timer); said.value = null; };

/** A short answer to a tap, five seconds long; longer while it is touched. */
export const toast = (text: string, options: ToastOptions = {}): void => {
  clearTimeout(timer);
  last += 1;
  said.value = { text, id: last, ...options };
  if (!options.action) timer = setTimeout(close, SHOWN_MS);
};

const hold = (): void => clearTimeout(timer);
const letGo = (): void => { if (!said.value?.action) timer = setTimeout(close, SHOWN_MS); };

/** The place where toasts appear; the shell has it once. */
export const ToastPlace = () => {
  const now = said.value;
  const button = now?.action ?? (now?.undo ? { label: t("core.undo"), run: now.undo } : undefined);
  return (
    <div role="status">
      {now && (
        <div class="toast" key={now.id} onPointerEnter={hold} onPointerLeave={letGo} onFocusIn={hold} onFocusOut={letGo}>
          <Icon name={now.bad ? "stop" : "check"} /><span class="grow">{now.text}</span>
          {button && <button type="button" class="btn" onClick={() => { close(); button.run(); }}>{button.label}</button>}
        </div>
      )}
    </div>
  );
};
