import type L from "leaflet";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import type { Place } from "./map_pins.ts";

interface PlacedProps { map: L.Map; place: Place | null; onPlace: (place: Place) => void }

const NUDGE_PX = 4;
const arrows: Record<string, [number, number]> = { ArrowLeft: [-NUDGE_PX, 0], ArrowRight: [NUDGE_PX, 0], ArrowUp: [0, -NUDGE_PX], ArrowDown: [0, NUDGE_PX] };
/** Five decimals are a metre; more would claim what a thumb cannot. */
const rounded = ({ lat, lng }: L.LatLng): Place => ({ lat: Number(lat.toFixed(5)), lon: Number(lng.toFixed(5)) });

/** The pin of a place being chosen: a tap on the map sets it, a drag or the arrow keys move it; Enter on the map sets it in the middle. */
export const Placed = ({ map, place, onPlace }: PlacedProps) => {
  const pin = useRef<HTMLButtonElement>(null);
  const grip = useRef<{ x: number; y: number } | null>(null);
  const pointOf = (at: Place): L.Point => map.latLngToContainerPoint([at.lat, at.lon]);
  const put = (x: number, y: number): void => onPlace(rounded(map.containerPointToLatLng([x, y])));
  useEffect(() => {
    const tap = ({ latlng }: L.LeafletMouseEvent): void => onPlace(rounded(latlng));
    const key = ({ originalEvent }: L.LeafletKeyboardEvent): void => { if (originalEvent.key === "Enter") onPlace(rounded(map.getCenter())); };
    map.on("click", tap).on("keypress", key);
    return () => { map.off("click", tap).off("keypress", key); };
  }, [map, onPlace]);
  useEffect(() => {
    if (!place) return;
    const lay = (): void => {
      const { x, y } = pointOf(place);
      pin.current?.style.setProperty("left", `${x}px`);
      pin.current?.style.setProperty("top", `${y}px`);
    };
    map.on("move zoom viewreset resize", lay);
    lay();
    return () => { map.off("move zoom viewreset resize", lay); };
  }, [map, place?.lat, place?.lon]);
  if (!place) return null;
  const grab = (event: PointerEvent): void => {
    const { x, y } = pointOf(place);
    grip.current = { x: x - event.clientX, y: y - event.clientY };
    pin.current?.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent): void => { if (grip.current) put(event.clientX + grip.current.x, event.clientY + grip.current.y); };
  const nudge = (event: KeyboardEvent): void => {
    const by = arrows[event.key];
    if (!by) return;
    event.preventDefault();
    const { x, y } = pointOf(place);
    put(x + by[0], y + by[1]);
  };
  return (
    <button type="button" ref={pin} class="pin next drag" aria-label={t("core.map_place")} onPointerDown={grab} onPointerMove={drag}
      onPointerUp={() => { grip.current = null; }} onPointerCancel={() => { grip.current = null; }} onKeyDown={nudge}><b><span /></b></button>
  );
};
