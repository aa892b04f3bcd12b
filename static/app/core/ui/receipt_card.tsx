import { plural, t, time } from "../i18n/index.ts";
import type { ReceiptItem } from "../store/index.ts";
import { Icon } from "./icon.tsx";

/** "9 notes, 3 needs, 5 photos": what the day's work was, most first. */
const contents = (items: ReceiptItem[]): string => {
  const counts = new Map<string, number>();
  for (const { type } of items) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([type, n]) => plural(`core.n_${type}`, n)).join(", ");
};

/** The receipt of a day: how much of it the server has, and since when. */
export const ReceiptCard = ({ items }: { items: ReceiptItem[] }) => {
  const there = items.filter((item) => item.where === "server");
  const clean = there.length === items.length;
  const last = there.map((item) => item.answered ?? "").sort().at(-1);
  return (
    <div class={clean ? "flow top t-ok" : "flow top"} data-now><Icon name={clean ? "done" : "here"} />
      <div class="grow"><p class="flow"><span class="name grow">{t("core.receipt_of", { n: there.length, all: items.length })}</span>{clean && last && <span class="sub num">{time(last)}</span>}</p>
        <p class="sub num">{contents(items)}</p></div></div>
  );
};
