import type { Position } from "../records.ts";

export type Place = Pick<Position, "lat" | "lon">;
export interface MapPin {
  id: string; position: Place; kind: "stop" | "fixed" | "next" | "idea" | "other" | "me";
  /** What stands in the pin, as "1"; and what a reader hears. */
  mark?: string; name: string;
}
export interface Group { pins: MapPin[]; x: number; y: number }

/** Within this two targets overlap; in a mere drawing what counts is the mark, and that of several stops is wider than high. */
const TARGET_PX = 44;
const MARK_PX = { across: 44, down: 30 };
const isStop = ({ kind }: MapPin): boolean => kind === "stop" || kind === "fixed";

/** Pins that would cover one another stand together: other accounts among themselves, stops among themselves. What is next or only an idea keeps its own mark. */
export const grouped = (pins: { pin: MapPin; x: number; y: number }[], tapped = true): Group[] => {
  const groups: Group[] = [];
  for (const { pin, x, y } of pins) {
    const alike = pin.kind === "other" ? (one: MapPin) => one.kind === "other" : isStop(pin) ? isStop : () => false;
    const covers = tapped || !isStop(pin)
      ? (group: Group) => Math.hypot(group.x - x, group.y - y) < TARGET_PX
      : (group: Group) => Math.abs(group.x - x) < (group.pins.length > 1 ? MARK_PX.across : MARK_PX.down) && Math.abs(group.y - y) < MARK_PX.down;
    const near = groups.find((group) => group.pins.every(alike) && covers(group));
    if (near) near.pins.push(pin);
    else groups.push({ pins: [pin], x, y });
  }
  return groups;
};

/** What stands on several pins: the stretches of their numbers, "2–4, 7"; how many there are when that is too long or they have none. */
export const groupMark = (pins: readonly MapPin[]): string => {
  const numbers = pins.map((pin) => Number(pin.mark)).filter((n) => n > 0).sort((a, b) => a - b);
  if (numbers.length < pins.length) return String(pins.length);
  const stretches: [number, number][] = [];
  for (const n of numbers) {
    const last = stretches.at(-1);
    if (last && n <= last[1] + 1) last[1] = n;
    else stretches.push([n, n]);
  }
  if (stretches.length > 2) return `${numbers[0]}…${numbers.at(-1)}`;
  return stretches.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
};
