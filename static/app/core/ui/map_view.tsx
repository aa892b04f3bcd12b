import "leaflet/dist/leaflet.css";
import "./map.css";
import L from "leaflet";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Icon } from "./icon.tsx";
import { countyLand, stateLand } from "./map_land.ts";
import { type Group, grouped, groupMark, type MapPin, type Place } from "./map_pins.ts";
import { Placed } from "./map_placed.tsx";

export type { MapPin } from "./map_pins.ts";
export interface MapProps {
  pins: MapPin[];
  /** The way in order; drawn straight from place to place. */
  way?: Place[];
  /** Other ways, in grey: the other days. */
  dim?: Place[][];
  /** strip: small and only a drawing (wrap it in one link); wide, tall and full can be moved and their pins tapped. */
  shape?: "strip" | "wide" | "tall" | "full"; label?: string; onPick?: (id: string) => void;
  /** A place being chosen: a tap or a drag of its pin says where it is. With null the map stays where it is until one is given. */
  placed?: Place | null; onPlace?: (place: Place) => void;
}

const shapes = { strip: "map strip", wide: "map wideMap", tall: "map tall", full: "map full" };
const NONE: Place[][] = [];
const COUNTIES_FROM_ZOOM = 7;
const CLOSEST_FIT = 11;
const style = (cls: string): L.PathOptions => ({ className: cls, stroke: true, fill: cls === "l", fillOpacity: 1, opacity: 1, interactive: false });

const drawLand = async (map: L.Map, isOver: () => boolean): Promise<void> => {
  const land = L.geoJSON(await stateLand(), { style: style("l"), interactive: false });
  if (isOver()) return;
  land.addTo(map).bringToBack();
  let counties: L.GeoJSON | undefined;
  const refine = async (): Promise<void> => {
    if (map.getZoom() < COUNTIES_FROM_ZOOM) { counties?.remove(); return; }
    counties ??= L.geoJSON(await countyLand(), { style: style("co"), interactive: false });
    if (isOver()) return;
    counties.addTo(map).bringToBack();
    land.bringToBack();
  };
  map.on("zoomend", () => void refine());
  await refine();
};

const start = (place: HTMLElement, moves: boolean): L.Map => L.map(place, {
  attributionControl: false, zoomControl: false, dragging: moves, touchZoom: moves, scrollWheelZoom: moves, doubleClickZoom: moves, boxZoom: moves, keyboard: moves,
  zoomSnap: 0.25, minZoom: 3, maxZoom: 14, preferCanvas: false, fadeAnimation: false, zoomAnimation: false,
}).setView([31, -92], 5);

const line = (way: Place[], className: string): L.Polyline => L.polyline(way.map(({ lat, lon }): L.LatLngTuple => [lat, lon]), { className, interactive: false });

const isOnTheWay = ({ kind }: MapPin): boolean => kind !== "other" && kind !== "me";

const frameOf = (pins: MapPin[], way: Place[]): L.LatLngBounds | null => {
  const places = [...pins.map((pin) => pin.position), ...way];
  return places.length > 0 ? L.latLngBounds(places.map(({ lat, lon }) => [lat, lon])).pad(0.04) : null;
};

/** Pins as the look draws them, laid over the land where Leaflet says. */
export default function MapView({ pins, way = [], dim = NONE, shape = "strip", label, onPick, placed = null, onPlace }: MapProps) {
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map | null>(null);
  const [groups, setGroups] = useState<Group[]>([]);
  const moves = shape !== "strip";
  const tapped = moves && onPick !== undefined;
  const placing = onPlace !== undefined;
  useEffect(() => {
    if (!place.current) return;
    let over = false;
    const made = start(place.current, moves);
    const sized = new ResizeObserver(() => made.invalidateSize());
    sized.observe(place.current);
    drawLand(made, () => over).catch((error: unknown) => console.warn("The map's outlines could not be read", error));
    setMap(made);
    return () => { over = true; sized.disconnect(); made.remove(); };
  }, [moves]);
  useEffect(() => {
    if (!map) return;
    const lay = (): void => {
      const laid = pins.map((pin) => ({ pin, ...map.latLngToContainerPoint([pin.position.lat, pin.position.lon]) }));
      setGroups(placing ? laid.map(({ pin, x, y }) => ({ pins: [pin], x, y })) : grouped(laid, tapped));
    };
    map.on("move zoom viewreset resize", lay);
    lay();
    return () => { map.off("move zoom viewreset resize", lay); };
  }, [map, pins, placing, tapped]);
  const first = useRef(placed);
  const meant = pins.some(isOnTheWay) ? pins.filter(isOnTheWay) : pins;
  const frame = JSON.stringify([meant.map((pin) => pin.position), way, dim]);
  // `frame` stands for the places, so that a new list of the same ones does not move the map.
  useEffect(() => {
    if (!map) return;
    const bounds = frameOf(meant, first.current ? [first.current] : way);
    const fit = (): void => { if (bounds) map.fitBounds(bounds, { maxZoom: CLOSEST_FIT, animate: false, paddingTopLeft: [24, 44], paddingBottomRight: [24, 8] }); };
    if (map.getSize().x > 0) fit(); else map.once("resize", fit); // begun out of sight: without a size it would come too close
    const lines = [...dim.map((one) => line(one, "way dim")), line(way, "way")].map((one) => one.addTo(map));
    return () => { map.off("resize", fit); for (const one of lines) one.remove(); };
  }, [map, frame]);
  const marks = groups.map((group) => (
    <Mark key={group.pins.map((pin) => pin.id).join()} group={group} {...(tapped ? { onPick } : {})}
      onOpen={tapped && (() => map?.fitBounds(L.latLngBounds(group.pins.map(({ position }) => [position.lat, position.lon])).pad(0.3), { animate: false }))} />
  ));
  const name = label ?? t("core.map");
  const inside = <><div ref={place} class="land" />{marks}{map && onPlace && <Placed map={map} place={placed} onPlace={onPlace} />}</>;
  return moves ? <section class={shapes[shape]} aria-label={name}>{inside}</section> : <div class={shapes[shape]} role="img" aria-label={name}>{inside}</div>;
}

const Mark = ({ group, onPick, onOpen }: { group: Group; onPick?: (id: string) => void; onOpen: false | (() => void) }) => {
  const element = useRef<HTMLElement | null>(null);
  useEffect(() => {
    element.current?.style.setProperty("left", `${group.x}px`);
    element.current?.style.setProperty("top", `${group.y}px`);
  }, [group.x, group.y]);
  const keep = (node: HTMLElement | null): void => { element.current = node; };
  const [pin] = group.pins;
  if (!pin) return null;
  if (group.pins.length > 1) {
    const cluster = pin.kind === "other" ? "cluster" : "cluster stops";
    return onOpen ? <button type="button" ref={keep} class={cluster} aria-label={t("core.map_group", { n: group.pins.length })} onClick={onOpen}>{groupMark(group.pins)}</button> : <span ref={keep} class={cluster}>{groupMark(group.pins)}</span>;
  }
  if (pin.kind === "me") return <i ref={keep} class="speck me" role="img" aria-label={pin.name} />;
  if (pin.kind === "other" && !onPick) return <i ref={keep} class="speck" />;
  const inside = <b>{pin.kind === "idea" ? <Icon name="plus" /> : <span>{pin.mark ?? ""}</span>}</b>;
  const cls = pin.kind === "stop" || pin.kind === "other" ? "pin" : `pin ${pin.kind}`;
  return onPick
    ? <button type="button" ref={keep} class={cls} aria-label={pin.name} onClick={() => onPick(pin.id)}>{pin.kind === "other" ? <i class="speck here" /> : inside}</button>
    : <span ref={keep} class={cls}>{inside}</span>;
};
