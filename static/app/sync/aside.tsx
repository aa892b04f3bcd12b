import { useLocation } from "preact-iso";
import { day, t, time } from "../core/i18n/index.ts";
import { type SetAside, store } from "../core/store/index.ts";
import { Icon, toast } from "../core/ui/index.ts";
import { Discard } from "./discard.tsx";
import { lookAgainAt, shownValue, typeWord, whyOf } from "./labels.ts";

/** What the person wrote, to paste somewhere else. */
const words = ({ mutation }: SetAside): string => Object.values({ ...mutation.set, ...mutation.args }).filter((value) => typeof value !== "object").map(shownValue).join("\n");
/** The words by which one knows it again. */
const known = ({ mutation: { set, args } }: SetAside, name: string): string | null => {
  const said = [set?.body, set?.summary, set?.title, set?.outcome, args?.comment].find((value) => typeof value === "string" && value.trim() !== "" && !name.includes(value));
  return typeof said === "string" ? said : null;
};

interface AsideProps { aside: SetAside; name: string; href: string | null }

/** One change the server did not take, with its reason and three ways on: again, copy, let go. */
export const AsideCard = ({ aside, name, href }: AsideProps) => {
  const { route } = useLocation();
  const anew = lookAgainAt(aside);
  const said = known(aside, name);
  const again = async (): Promise<void> => { await store.resend(aside.id); void store.syncNow(); toast(t("sync.sent_again")); };
  const change = async (): Promise<void> => { await again(); if (href) route(href); };
  const copy = async (): Promise<void> => { await navigator.clipboard.writeText(words(aside)); toast(t("sync.copied")); };
  return (
    <div class="card loud stack">
      <div class="flow top"><Icon name="stop" /><div class="grow"><p class="name">{name}</p>
        <p class="sub">{t("sync.not_taken")} <b>{whyOf(aside)}</b></p>
        <p class="xs">{typeWord(aside.mutation.type)} · {day(aside.mutation.at)} {time(aside.mutation.at)}</p></div></div>
      {said && <p><span class="two">{said}</span></p>}
      <div class="flow wrap">{anew ? <a class="btn ink grow" href={anew}><Icon name="route" />{t("sync.look_again")}</a>
        : <button type="button" class="btn ink grow" onClick={() => void change()}><Icon name="edit" />{t("sync.change_send")}</button>}
        <button type="button" class="btn sq" aria-label={t("sync.copy")} onClick={() => void copy()}><Icon name="copy" /></button>
        <Discard letGo={() => store.discard(aside.id)} /></div>
    </div>
  );
};
