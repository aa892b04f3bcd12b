import { lazy, Route } from "preact-iso";
import { pageAt, pages } from "./pages.ts";

const screens = pages.map(({ path, load }) => ({ path, Page: lazy(load) }));

/** The page that was asked for, fetched while the phone's records are being opened. */
export const firstPage: Promise<unknown> = Promise.resolve(screens.find(({ path }) => path === pageAt(location.pathname)?.path)?.Page.preload()).catch(() => undefined);

export const routes = screens.map(({ path, Page }) => <Route key={path} path={path} component={Page} />);
