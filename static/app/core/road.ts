import type { Position } from "./records";

/** What the phone reckons of a way without a network; `tests/trips/vectors.json` holds it to the server's numbers. */
const EARTH_METRES = 6_371_000;
const ROAD_FACTOR = 1.25;
/** The first five miles of a leg go at 30 mph, the rest at 50. */
const TOWN_METRES = 8046.72;
const TOWN_SPEED = 13.4112;
const ROAD_SPEED = 22.352;

/** Half up, as the server rounds too (not to even). */
export const rounded = (value: number): number => Math.floor(value + 0.5);

export type Place = Pick<Position, "lat" | "lon">;
export interface Leg { metres: number; seconds: number }

/** A night away pays when the drive home is longer than this. */
export const NIGHT_AWAY = 45 * 60;
export const isTooFar = (home: Leg): boolean => home.seconds > NIGHT_AWAY;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The way by road between two places: the great circle lengthened by a quarter. */
export const roadMetres = (from: Place, to: Place): number => {
  const lat = Math.sin(radians(to.lat - from.lat) / 2);
  const lon = Math.sin(radians(to.lon - from.lon) / 2);
  const h = lat * lat + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * lon * lon;
  return rounded(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h))) * ROAD_FACTOR);
};

export const driveSeconds = (metres: number): number =>
  rounded(Math.min(metres, TOWN_METRES) / TOWN_SPEED + Math.max(0, metres - TOWN_METRES) / ROAD_SPEED);

/** A leg from or to a place nobody has located counts as nothing; the screen says so. */
export const leg = (from: Place | null, to: Place | null): Leg => {
  if (!from || !to) return { metres: 0, seconds: 0 };
  const metres = roadMetres(from, to);
  return { metres, seconds: driveSeconds(metres) };
};
