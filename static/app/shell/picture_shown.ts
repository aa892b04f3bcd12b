import { pictureHere } from "../core/picture.ts";

let tapped: Element | null = null;
const place = (): HTMLElement | null => document.getElementById("app");
/** Whether a picture stands where the app will. */
export const isPictured = (): boolean => place()?.hasAttribute("data-picture") === true;

/** Nothing in a picture answers yet; the last tap is remembered. Whoever asks for another tab gets it from the browser at once. */
const remember = (event: MouseEvent): void => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  tapped = event.target instanceof Element ? event.target.closest("a[href], button") : null;
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

const blockOf = (element: Element): string | undefined => element.closest("li, section")?.outerHTML;
/** The button that was tapped, if it stands in the app within the very words it stood in before: "Check in" may be for another stop by now. */
const twinOf = (button: Element, app: Element): HTMLElement | undefined => {
  const twins = [...app.querySelectorAll("button")].filter((one) => one.outerHTML === button.outerHTML && blockOf(one) === blockOf(button));
  return twins.length === 1 ? twins[0] : undefined;
};
const follow = (link: HTMLAnchorElement): void => {
  const same = document.body.appendChild(document.createElement("a"));
  for (const { name, value } of link.attributes) if (["href", "target", "rel", "download"].includes(name)) same.setAttribute(name, value);
  same.click();
  same.remove();
};
/** The field of the picture that holds the cursor, and what was typed into it, go on in the app. */
const goOnTyping = (from: Element | null, before: HTMLElement, app: HTMLElement): void => {
  if (!(from instanceof HTMLInputElement)) return;
  const field = app.querySelectorAll("input")[[...before.querySelectorAll("input")].indexOf(from)];
  if (!field) return;
  field.focus();
  if (from.value === "") return;
  field.value = from.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

/** The app takes the picture's place, in one step, and answers what was tapped or typed meanwhile. */
export const stand = (app: HTMLElement): void => {
  const before = place();
  if (!before) return;
  const cursor = document.activeElement;
  before.replaceWith(app);
  goOnTyping(cursor, before, app);
  if (tapped instanceof HTMLAnchorElement) follow(tapped);
  else if (tapped) twinOf(tapped, app)?.click();
  tapped = null;
};
