import "./look/tokens.css";
import "./look/components.css";
import "./look/forced.css";
import "./shell/shell.css";
import "./accounts/accounts.css"; // a start page's own: its picture stands before the page comes
import { spokenHere, wordsOf } from "./core/i18n/tongue.ts";
import { pageAt } from "./shell/pages.ts";
import { showPicture, takePictureAway } from "./shell/picture_shown.ts";

/** A script that neither comes nor fails: by then the picture would pass for an app that does not answer. */
const PICTURE_MOST_MS = 15_000;

/** Small, so that it runs while all else is on its way: it asks for app, page and words at once, not one after the other, and shows how the page looked last. */
const begin = (): void => {
  const all = Promise.all([import("./start.tsx"), pageAt(location.pathname)?.load(), wordsOf(spokenHere())]);
  all.catch(takePictureAway);
  showPicture();
  setTimeout(takePictureAway, PICTURE_MOST_MS);
};

// `old_browser.js` has looked at the browser before; where it lacks something, its words stand there instead of the app.
if (!document.documentElement.hasAttribute("data-too-old")) begin();
