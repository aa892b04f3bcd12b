import "./look/tokens.css";
import "./look/components.css";
import "./look/forced.css";
import "./shell/shell.css";
import { openSession, session } from "./core/session.ts"; // before the rest: it opens the phone's records, in a worker, while screens and words are on their way
import { render } from "preact";
import { language, speak } from "./core/i18n/index.ts";
import { screenRead, storeTrouble } from "./core/store/index.ts";
import { applyAppearance } from "./core/ui/appearance.ts";
import { App } from "./shell/app.tsx";
import { finishLeftovers } from "./shell/leftovers.ts";
import { firstPage } from "./shell/routes.tsx";

/** A phone that is slower than this shows the screen before its records. */
const PATIENCE_MS = 700;
/** A page whose script does not come leaves the frame alone, with its ways to other pages. */
const PAGE_PATIENCE_MS = 3000;
const after = (milliseconds: number): Promise<void> => new Promise((done) => { setTimeout(done, milliseconds); });

const open = async (): Promise<void> => {
  const read = openSession();
  read.catch((error: unknown) => console.warn("Who is signed in could not be read", error));
  try {
    if (!session.value) await read;
    if (session.value) await finishLeftovers(session.value.user.id);
  } catch (error) { storeTrouble.value ??= { kind: "shut", why: error instanceof Error ? error.name : String(error) }; }
};
/** Records that cannot be opened may never answer; then the app stands all the same, and says why. */
const troubled = new Promise<void>((done) => { storeTrouble.subscribe((trouble) => { if (trouble) done(); }); });

/** The first screen appears with its records: laying it out once costs a slow phone a third of laying out the frame, the page and its rows one after the other. */
const start = async (place: HTMLElement): Promise<void> => {
  applyAppearance();
  await Promise.all([speak(language.value), Promise.race([open(), troubled]), Promise.race([firstPage, after(PAGE_PATIENCE_MS)])]);
  place.hidden = true;
  render(<App />, place);
  await screenRead(PATIENCE_MS);
  place.hidden = false;
};

const place = document.getElementById("app");
// `old_browser.js` has looked at the browser before; where it lacks something, its words stand there instead of the app.
if (place && !document.documentElement.hasAttribute("data-too-old")) void start(place);
