import { spokenHere } from "../core/i18n/tongue.ts";
import { dropPictures, keepPicture, userHere } from "../core/picture.ts";
import { session } from "../core/session.ts";
import { onChanges, screenRead } from "../core/store/index.ts";

const CALM_MS = 800;
const READ_MS = 3000;
const MOST = 60_000; // characters; a start page has 10,000 to 30,000
const MARKS = ["lang", "data-theme", "data-contrast", "data-glove"];
/** Passing things, and what a photo's address was in this life of the page. */
const PASSING = "dialog[open], .notice, .toast, img[src^='blob:']";

/** True once somebody has tapped or typed something that the page would not show after a start: a filter, a tick. */
let touched = false;
/** The address of the page that stands: until the next page has come, the browser says that page's address already. */
let stood = "";
let timer: ReturnType<typeof setTimeout> | undefined;

/** A copy of what reaches into the screen; what begins below its edge stays out, whole. */
const cut = (element: Element): Element => {
  const copy = element.cloneNode(false) as Element;
  for (const child of element.childNodes) {
    if (!(child instanceof Element)) { copy.append(child.cloneNode()); continue; }
    if (child.matches("dialog, [role=status]")) continue;
    const { top, bottom } = child.getBoundingClientRect();
    if (top < innerHeight) copy.append(bottom > innerHeight ? cut(child) : child.cloneNode(true));
  }
  return copy;
};

const take = (): void => {
  const app = document.getElementById("app");
  const spoken = document.documentElement.lang === spokenHere(); // else it is spoken only until the next start
  if (location.pathname !== stood || session.value?.user.id !== userHere()) return; // another tab may have signed somebody else in
  if (!app || !spoken || touched || document.visibilityState !== "visible" || app.querySelector(PASSING)) return;
  const html = cut(app).innerHTML;
  const marks = MARKS.flatMap((name): [string, string][] => { const value = document.documentElement.getAttribute(name); return value === null ? [] : [[name, value]]; });
  if (html.length <= MOST) keepPicture({ marks, html });
};
const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work));
const soon = (): void => {
  clearTimeout(timer);
  timer = setTimeout(() => void screenRead(READ_MS).then(() => whenIdle(take)), CALM_MS);
};

/** Another page stands: nobody has touched it yet. */
export const pageStands = (): void => {
  touched = false;
  stood = location.pathname;
  soon();
};

/** From now on each start page is pictured once it has come to rest. What changes makes all pictures old. */
export const takePictures = (): void => {
  addEventListener("input", () => { touched = true; }, true);
  addEventListener("click", ({ target }) => { if (target instanceof Element && target.closest("button")) touched = true; }, true);
  onChanges((changes) => { if (Object.keys(changes).length > 0) { dropPictures(); soon(); } });
  pageStands();
};
