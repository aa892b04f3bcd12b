import type { Position } from "../records.ts";

export interface MapPin {
  id: string; position: Pick<Position, "lat" | "lon">; kind: "stop" | "fixed" | "next" | "idea" | "other";
  /** What stands in the pin, as "1"; and what a reader hears. */
  mark?: string; name: string;
}
export interface MapProps {
  pins: MapPin[];
  /** The way in order; drawn as a straight line from place to place. */
  way?: Pick<Position, "lat" | "lon">[];
  shape?: "strip" | "wide" | "full"; label?: string; onPick?: (id: string) => void;
}

export default function MapView({ pins }: MapProps) {
  return <div class="map strip">{pins.length}</div>;
}
