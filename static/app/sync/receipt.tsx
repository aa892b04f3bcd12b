import { useSignal } from "@preact/signals";
import { dayOf, daysOn } from "../core/capture/index.ts";
import { t, time } from "../core/i18n/index.ts";
import { type ReceiptItem, store, useReceipt } from "../core/store/index.ts";
import { Chip, Icon, ReceiptCard, Row } from "../core/ui/index.ts";
import { iconOf, nameOf, pageOf } from "./labels.ts";
import { useRead } from "./read.ts";

interface Named { name: string; href: string | null }
const named = async (item: ReceiptItem): Promise<Named> => {
  const record = (await store.get(item.type, item.record)) as { account_id?: unknown } | undefined;
  return { name: await nameOf(item.type, item.record), href: pageOf(item.type, item.record, record?.account_id) };
};

const Item = ({ item }: { item: ReceiptItem }) => {
  const shown = useRead<Named>({ name: item.label, href: null }, () => named(item), [item.record, item.at]);
  const { name, href } = shown.value;
  return (
    <Row {...(href ? { href } : {})} mark={<Icon name={iconOf(item.type)} />} name={<span class="two">{name}</span>} sub={time(item.at)}>
      {item.where === "server" ? <span class="flow sub num t-ok"><Icon name="server" small />{time(item.answered)}</span>
        : <Chip tone={item.where === "aside" ? "bad" : undefined} icon={item.where === "aside" ? "stop" : "here"}>{t(item.where === "aside" ? "sync.is_aside" : "sync.is_here")}</Chip>}
    </Row>
  );
};

/** "17 of 17 on the server", and on a tap each item with the time the server had it. */
const Day = ({ heading, items }: { heading: string; items: ReceiptItem[] }) => {
  const all = useSignal(false);
  return (
    <section class="stack"><div class="head"><h2>{heading}</h2>
      <button type="button" class="t-link sub more" aria-expanded={all.value} onClick={() => { all.value = !all.value; }}>{t(all.value ? "sync.see_less" : "sync.see_all")}</button></div>
      <div class="card"><ReceiptCard items={items} /></div>
      {all.value && <ul class="card list">{items.map((item) => <li key={`${item.type}/${item.record}`}><Item item={item} /></li>)}</ul>}
    </section>
  );
};

/** The receipts of today and of yesterday: what was written on this phone and where it is. */
export const Receipt = () => {
  const today = useReceipt(dayOf()).value;
  const yesterday = useReceipt(daysOn(-1)).value;
  return (
    <>
      {today && today.length > 0 && <Day heading={t("sync.today")} items={today} />}
      {today?.length === 0 && yesterday?.length === 0 && <section class="stack"><h2>{t("sync.today")}</h2><div class="card flow top"><Icon name="note" /><div class="grow"><p class="name">{t("sync.nothing_today")}</p><p class="sub">{t("sync.nothing_today_text")}</p></div></div></section>}
      {yesterday && yesterday.length > 0 && <Day heading={t("sync.yesterday")} items={yesterday} />}
    </>
  );
};
