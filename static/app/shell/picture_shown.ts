import { pictureHere } from "../core/picture.ts";

let tapped: Element | null = null;
/** Where that was. */
let spot = { x: 0, y: 0 };
/** Whoever sees no answer taps again; an answer moves things, and the second tap would fall on the next task or promise. */
const SECOND_TAP_MS = 600;
const SECOND_TAP_PX = 32;
const place = (): HTMLElement | null => document.getElementById("app");
/** Whether a picture stands where the app will. */
export const isPictured = (): boolean => place()?.hasAttribute("data-picture") === true;

/** Nothing in a picture answers yet; the last tap is remembered. Whoever asks for another tab gets it from the browser at once. */
const remember = (event: MouseEvent): void => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  tapped = event.target instanceof Element ? event.target.closest("a[href], button") : null;
  spot = { x: event.clientX, y: event.clientY };
};

/** How this page looked last stands on the screen while the app is on its way. Readers of the screen wait for the app: they hear it once. */
export const showPicture = (): void => {
  const [picture, stands] = [pictureHere(), place()];
  if (!picture || !stands) return;
  for (const [name, value] of picture.marks) document.documentElement.setAttribute(name, value);
  stands.innerHTML = picture.html;
  stands.setAttribute("aria-hidden", "true");
  stands.setAttribute("data-picture", "");
  stands.addEventListener("click", remember);
};
/** The app does not come: a picture would look as if it had. */
export const takePictureAway = (): void => { if (isPictured()) place()?.replaceChildren(); };

/** Where the app is drawn before it stands: in its place, out of sight; beside a picture outside the document, since the pages that have one measure nothing and open no sheet at once. */
export const roomForApp = (): HTMLElement => {
  const here = place();
  if (here && !isPictured()) { here.hidden = true; return here; }
  return Object.assign(document.createElement("div"), { id: "app" });
};

const sameIn = <E extends Element>(app: Element, element: E): E[] => [...app.querySelectorAll<E>(element.localName)].filter((one) => one.outerHTML === element.outerHTML);
const blockOf = (element: Element): string | undefined => element.closest("li, .head, section")?.outerHTML;
/** The button that was tapped, if it stands in the app within the very words it stood in before: "Check in" may be for another stop by now. */
const twinOf = (button: Element, app: Element): HTMLElement | undefined => {
  const twins = sameIn(app, button).filter((one) => blockOf(one) === blockOf(button));
  return twins.length === 1 ? twins[0] as HTMLElement : undefined;
};
/** A number to call and a place to drive to are followed only where the app still says the same; within the app the page says itself what became of it. */
const follow = (link: HTMLAnchorElement, app: Element): void => {
  if (link.origin !== location.origin && sameIn(app, link).length === 0) return;
  const same = document.body.appendChild(document.createElement("a"));
  for (const { name, value } of link.attributes) if (["href", "target", "rel", "download"].includes(name)) same.setAttribute(name, value);
  same.click();
  same.remove();
};
/** What was typed into the picture's fields, and where the cursor or the focus is, go on in the app. */
const goOnTyping = (focused: Element | null, before: HTMLElement, app: HTMLElement): void => {
  for (const field of before.querySelectorAll<HTMLInputElement>("input:not([type=checkbox], [type=radio], [type=file])")) {
    const [same] = sameIn(app, field);
    if (!same || field.value === "") continue;
    same.value = field.value;
    same.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (focused instanceof HTMLElement && before.contains(focused)) sameIn(app, focused)[0]?.focus();
};
const swallowSecondTap = (): void => {
  const swallow = (event: MouseEvent): void => {
    if (event.detail === 0 || Math.hypot(event.clientX - spot.x, event.clientY - spot.y) > SECOND_TAP_PX) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", swallow, true);
  setTimeout(() => document.removeEventListener("click", swallow, true), SECOND_TAP_MS);
};

/** The app takes the picture's place, in one step, and answers what was tapped or typed meanwhile. */
export const stand = (app: HTMLElement): void => {
  app.hidden = false;
  const before = place();
  if (!before || before === app) return;
  const focused = document.activeElement;
  before.replaceWith(app);
  goOnTyping(focused, before, app);
  if (tapped instanceof HTMLAnchorElement) follow(tapped, app);
  else if (tapped) twinOf(tapped, app)?.click();
  if (tapped) swallowSecondTap();
  tapped = null;
};
