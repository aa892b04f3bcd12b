import { lazy, ErrorBoundary } from "preact-iso";
import type { MapProps } from "./map_view.tsx";

const View = lazy(() => import("./map_view.tsx"));

/** A map of the states and counties with pins; its code and outlines come when the first one is shown. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: the part is called what it is; nothing here needs the collection
export const Map = (props: MapProps) => <ErrorBoundary><View {...props} /></ErrorBoundary>;
export type { MapPin, MapProps } from "./map_view.tsx";
