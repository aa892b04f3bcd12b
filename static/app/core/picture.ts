import { spokenHere } from "./i18n/tongue.ts";

/** How a start page looked last: the marks of `<html>`, and what stood in `#app` down to the lower edge of the screen. */
export interface Picture { marks: [string, string][]; html: string }

/** Pages a start begins with. No others are pictured: they have forms, photos, or more of a customer than a list says. */
export const PICTURED = ["/", "/accounts", "/trips"];
const PREFIX = "picture:";

export const userHere = (): string | undefined => (JSON.parse(localStorage.getItem("session") ?? "null") as { user?: { id?: string } } | null)?.user?.id;
/** A picture is shown only where all of this is as it was: the build, the person, the language, the look, the width, the day. Null: nobody is signed in. */
const stamp = (build: string): string | null => {
  const user = userHere();
  return user ? JSON.stringify([build, user, spokenHere(), localStorage.getItem("appearance"), innerWidth, new Date().toDateString()]) : null;
};
const pathHere = (): string | null => (location.search === "" && location.hash === "" && PICTURED.includes(location.pathname) ? location.pathname : null);

/** The picture of the page that is asked for. One that does not fit is thrown away. */
export const pictureHere = (build = import.meta.url): Picture | null => {
  const path = pathHere();
  if (path === null) return null;
  try {
    const { stamp: then, ...picture } = JSON.parse(localStorage.getItem(PREFIX + path) ?? "{}") as Partial<Picture> & { stamp?: string };
    if (then && then === stamp(build) && picture.html && picture.marks) return picture as Picture;
    localStorage.removeItem(PREFIX + path);
  } catch { /* Storage that cannot be read has no picture. */ }
  return null;
};

/** Keeps the picture of the page that stands; a full phone has none. */
export const keepPicture = (picture: Picture, build = import.meta.url): void => {
  const path = pathHere();
  if (path === null) return;
  try {
    const now = stamp(build);
    if (now !== null) localStorage.setItem(PREFIX + path, JSON.stringify({ stamp: now, ...picture }));
  } catch { dropPictures(); }
};

/** What they show no longer holds, or is another person's. */
export const dropPictures = (): void => {
  try { for (const path of PICTURED) localStorage.removeItem(PREFIX + path); } catch { /* There were none. */ }
};
