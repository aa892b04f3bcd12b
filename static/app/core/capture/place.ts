import type { Position } from "../records.ts";

/** GPS under a tin roof may never answer; nobody waits longer than this. */
const LONGEST_MS = 5000;

/** Where the phone is, or null when it does not say so within five seconds. Asked for at check-in and for "near me", never otherwise. */
export const here = (longest: number = LONGEST_MS): Promise<Position | null> => new Promise((answer) => {
  const timer = setTimeout(() => answer(null), longest);
  const say = (position: Position | null): void => { clearTimeout(timer); answer(position); };
  if (!globalThis.navigator?.geolocation) return say(null);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => say({ lat: coords.latitude, lon: coords.longitude, precision: "gps" }), () => say(null),
    { timeout: longest, maximumAge: 60_000, enableHighAccuracy: true });
});

/** An address the phone's own map program opens. */
export const wayTo = ({ lat, lon }: Pick<Position, "lat" | "lon">): string =>
  /iPhone|iPad|Macintosh/.test(navigator.userAgent) ? `https://maps.apple.com/?daddr=${lat},${lon}` : `geo:${lat},${lon}?q=${lat},${lon}`;
