import { openSession, session } from "./core/session.ts"; // before the rest: it opens the phone's records, in a worker, while screens and words are on their way
import { render } from "preact";
import { language, speak } from "./core/i18n/index.ts";
import { screenRead, storeTrouble } from "./core/store/index.ts";
import { applyAppearance } from "./core/ui/appearance.ts";
import { App } from "./shell/app.tsx";
import { finishLeftovers } from "./shell/leftovers.ts";
import { isPictured, roomForApp, stand, takePictureAway } from "./shell/picture_shown.ts";
import { takePictures } from "./shell/picture_taken.ts";
import { firstPage } from "./shell/routes.tsx";

/** A phone that is slower than this shows the screen before its records. */
const PATIENCE_MS = 700;
/** Behind a picture there is nothing to see sooner. */
const PICTURE_PATIENCE_MS = 3000;
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
const start = async (): Promise<void> => {
  applyAppearance();
  await Promise.all([speak(language.value), Promise.race([open(), troubled]), Promise.race([firstPage, after(PAGE_PATIENCE_MS)])]);
  const app = roomForApp();
  render(<App />, app);
  await screenRead(isPictured() ? PICTURE_PATIENCE_MS : PATIENCE_MS);
  takePictures(); // first: what is answered now counts as touched
  stand(app);
};

start().catch((error: unknown) => { takePictureAway(); throw error; });
