import { cleanupOutdatedCaches, createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

/** Put in by the build: every file of the shell with its revision. */
declare const __PRECACHE__: PrecacheEntry[];

precacheAndRoute(__PRECACHE__);
cleanupOutdatedCaches();
// Every address of the app without a dot is the shell; what is below /api/ and /healthz never comes from a cache.
registerRoute(new NavigationRoute(createHandlerBoundToURL("/"), { denylist: [/^\/api\//, /^\/healthz/, /^\/static\//, /^[^?]*\.[^/?]*(\?|$)/] }));

// A new version waits until the page asks for it: a half-written form is never reloaded away.
self.addEventListener("message", (event) => {
  const said: unknown = (event as MessageEvent).data;
  if (said === "skip-waiting") void (self as unknown as { skipWaiting(): Promise<void> }).skipWaiting();
});
