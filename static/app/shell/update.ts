import { t } from "../core/i18n/index.ts";
import { toast } from "../core/ui/index.ts";

const HOUR_MS = 60 * 60 * 1000;

/** A new version waits until the person says so: a half-written form is never reloaded away. */
const offer = (worker: ServiceWorker): void => toast(t("shell.update"), { action: { label: t("shell.reload"), run: () => worker.postMessage("skip-waiting") } });

const watch = (registration: ServiceWorkerRegistration): void => {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => { if (coming.state === "installed" && navigator.serviceWorker.controller) offer(coming); });
  });
  setInterval(() => { if (navigator.onLine) registration.update().catch(() => undefined); }, HOUR_MS);
};

/** Registers the service worker and reloads once when a new one has taken over. */
export const keepCurrent = async (): Promise<void> => {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const had = navigator.serviceWorker.controller !== null;
  let reloading = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => { if (had && !reloading) { reloading = true; location.reload(); } });
  try {
    watch(await navigator.serviceWorker.register("/sw.js"));
  } catch {
    // A browser that refuses workers (a private window) still runs the app, only not from a cold start without a signal.
  }
};
