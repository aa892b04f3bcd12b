import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import { Icon, type IconName } from "./icon.tsx";

export interface Place { href: string; icon: IconName; name: string; foot?: boolean }

/** Here is the place itself or anything below it; the root only itself. */
export const isHere = (href: string, path: string): boolean => (href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`));

const current = (places: Place[], path: string): string | undefined =>
  places.filter((place) => isHere(place.href, path)).sort((a, b) => b.href.length - a.href.length)[0]?.href;

/** Four places and, in the middle, what is used most: add. */
export const Tabs = ({ places, path, plusLabel, onPlus }: { places: Place[]; path: string; plusLabel: string; onPlus: () => void }) => {
  const here = current(places, path);
  const half = Math.ceil(places.length / 2);
  const link = (place: Place) => <a key={place.href} href={place.href} aria-current={place.href === here ? "page" : undefined}><Icon name={place.icon} />{place.name}</a>;
  return (
    <nav class="tabs" aria-label={t("core.main")}>
      {places.slice(0, half).map(link)}
      <button type="button" class="plus" aria-label={plusLabel} onClick={onPlus}><i><Icon name="plus" /></i></button>
      {places.slice(half).map(link)}
    </nav>
  );
};

/** The same on a desk: a column at the left. `children` stand above the places. */
export const Rail = ({ places, path, children }: { places: Place[]; path: string; children?: ComponentChildren }) => {
  const here = current(places, path);
  const firstFoot = places.find((place) => place.foot);
  return (
    <nav class="rail" aria-label={t("core.main")}>
      {children}
      {places.map((place) => <a key={place.href} class={place === firstFoot ? "foot" : undefined} href={place.href} aria-current={place.href === here ? "page" : undefined}><Icon name={place.icon} />{place.name}</a>)}
    </nav>
  );
};
