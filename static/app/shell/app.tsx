import { signal } from "@preact/signals";
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { followCompany } from "../core/company.ts";
import { t } from "../core/i18n/index.ts";
import { askToLast, lookWhetherItLasts } from "../core/lasting.ts";
import { session } from "../core/session.ts";
import { onNotSaved, storeTrouble } from "../core/store/index.ts";
import { installed, listenForInstall, Rail, Tabs, toast, ToastPlace, useWide } from "../core/ui/index.ts";
import { AddSheet } from "./add_sheet.tsx";
import { Cleared } from "./cleared.tsx";
import { Expired } from "./expired.tsx";
import { InstallSheet } from "./install_sheet.tsx";
import { finishedFor, finishLeftovers } from "./leftovers.ts";
import { NotFound } from "./not_found.tsx";
import { pageStands } from "./picture_taken.ts";
import { railPlaces, tabPlaces } from "./places.ts";
import { routes } from "./routes.tsx";
import { Trouble } from "./trouble.tsx";
import { keepCurrent } from "./update.ts";

const adding = signal(false);
const OUTSIDE = ["/sign-in", "/welcome"];

const Frame = () => {
  const { path, url, route } = useLocation();
  const here = session.value;
  const wide = useWide();
  const outside = OUTSIDE.includes(path);
  useEffect(() => { if (here === null && !outside) route(`/sign-in?next=${encodeURIComponent(url)}`, true); }, [here, outside, url, route]);
  useEffect(() => (here ? followCompany() : undefined), [here?.user.id]);
  useEffect(() => { if (here) void finishLeftovers(here.user.id); }, [here?.user.id]);
  if (storeTrouble.value) return <Trouble />;
  if (here === undefined || (here === null && !outside) || (here && !outside && finishedFor.value !== here.user.id)) return null;
  const framed = here !== null && !outside;
  return (
    <>
      {framed && here && wide && <Rail places={railPlaces(here.user.role)} path={path} />}
      <div id="shell" class={framed ? "railed" : undefined}>
        {framed && here?.expired && <Expired />}
        {framed && <Cleared />}
        <ErrorBoundary>
          <Router onRouteChange={arrive}>{[...routes, <Route key="none" default component={NotFound} />]}</Router>
        </ErrorBoundary>
      </div>
      {framed && <Tabs places={tabPlaces()} path={path} plusLabel={t("shell.add")} onPlus={() => { adding.value = true; }} />}
      <AddSheet open={adding.value} onClose={() => { adding.value = false; }} />
      <InstallSheet />
    </>
  );
};

let wentBack = false;
/** A new page starts at its top; going back keeps the browser's own place. */
const arrive = (): void => {
  if (!wentBack) scrollTo(0, 0);
  wentBack = false;
  pageStands();
};

/** The whole app: the frame, the pages, what floats. */
export const App = () => {
  useEffect(() => {
    addEventListener("popstate", () => { wentBack = true; });
    onNotSaved(() => toast(t("core.not_saved"), { bad: true }));
    listenForInstall();
    void (installed.value ? askToLast : lookWhetherItLasts)();
    void keepCurrent();
  }, []);
  return <LocationProvider><Frame /><ToastPlace /></LocationProvider>;
};
