import { drawings } from "./drawings.ts";

export type IconName = keyof typeof drawings;

interface IconProps { name: IconName; small?: boolean; chev?: boolean }
/** A drawing beside a word; readers skip it, so a button with nothing but an icon needs its own label. */
export const Icon = ({ name, small = false, chev = false }: IconProps) => (
  <svg class={small ? "i s" : chev ? "i chev" : "i"} viewBox="0 0 24 24" aria-hidden="true"><path d={drawings[name]} /></svg>
);
