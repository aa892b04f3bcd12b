/** The names in static/icons/sprite.svg. */
export type IconName = "alert" | "back" | "bed" | "bolt" | "book" | "cal" | "caliper" | "camera" | "car" | "case" | "check" | "chev" | "clock" | "copy"
  | "done" | "down" | "drop" | "edit" | "fall" | "file" | "filter" | "fixed" | "flag" | "gate" | "gauge" | "gear" | "grip" | "helmet" | "help" | "here"
  | "hose" | "inbox" | "info" | "list" | "mail" | "map" | "meal" | "mic" | "minus" | "more" | "nav" | "note" | "offline" | "park" | "phone" | "pin"
  | "plant" | "play" | "plus" | "promise" | "quote" | "route" | "search" | "send" | "server" | "share" | "stop" | "swap" | "sync" | "task" | "team"
  | "today" | "trash" | "undo" | "up" | "user" | "users" | "x";

/** A drawing beside a word; readers skip it, so a button with nothing but an icon needs its own label. */
export const Icon = ({ name, small = false }: { name: IconName; small?: boolean }) => (
  <svg class={small ? "i s" : "i"} aria-hidden="true"><use href={`/static/icons/sprite.svg#i-${name}`} /></svg>
);
