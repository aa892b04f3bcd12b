import { signal } from "@preact/signals";

interface InstallPrompt extends Event { prompt(): Promise<unknown> }

/** The browser's offer to put the app on the home screen, once it has made one. */
const offer = signal<InstallPrompt | null>(null);
export const installSheetOpen = signal(false);
export const installed = signal(globalThis.matchMedia?.("(display-mode: standalone)").matches ?? false);

/** Safari has no offer: the person does it by hand, so the sheet lists the steps. */
export const isApplePhone = (): boolean => /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);

export const listenForInstall = (): void => {
  addEventListener("beforeinstallprompt", (event) => { event.preventDefault(); offer.value = event as InstallPrompt; });
  addEventListener("appinstalled", () => { installed.value = true; offer.value = null; installSheetOpen.value = false; });
};
export const canPrompt = (): boolean => offer.value !== null;
export const promptInstall = async (): Promise<void> => { await offer.value?.prompt(); offer.value = null; installSheetOpen.value = false; };
