import type { Position } from "../records.ts";

export type Place = Pick<Position, "lat" | "lon">;
export interface MapPin {
  id: string; position: Place; kind: "stop" | "fixed" | "next" | "idea" | "other" | "me";
  /** What stands in the pin, as "1"; and what a reader hears. */
  mark?: string; name: string;
}
export interface Group { pins: MapPin[]; x: number; y: number }

const TARGET_PX = 44;
/** Pins whose targets would overlap stand together; stops keep their own mark and are never swallowed. */
export const grouped = (pins: { pin: MapPin; x: number; y: number }[]): Group[] => {
  const groups: Group[] = [];
  for (const { pin, x, y } of pins) {
    const near = pin.kind === "other" ? groups.find((group) => group.pins.every((one) => one.kind === "other") && Math.hypot(group.x - x, group.y - y) < TARGET_PX) : undefined;
    if (near) near.pins.push(pin);
    else groups.push({ pins: [pin], x, y });
  }
  return groups;
};
