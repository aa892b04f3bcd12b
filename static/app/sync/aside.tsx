import { dropDraft } from "../core/capture/index.ts";
import { day, t, time } from "../core/i18n/index.ts";
import { type SetAside, store } from "../core/store/index.ts";
import { Icon, toast } from "../core/ui/index.ts";
import { changeable, draftKey } from "./change_fields.ts";
import { Discard } from "./discard.tsx";
import { lookAgainAt, shownValue, typeWord, whyOf } from "./labels.ts";

/** What the person wrote, to paste somewhere else. */
const words = ({ mutation }: SetAside): string => Object.values({ ...mutation.set, ...mutation.args }).filter((value) => typeof value !== "object").map(shownValue).join("\n");
/** The words by which one knows it again. */
const known = ({ mutation: { set, args } }: SetAside, name: string): string | null => {
  const said = [set?.body, set?.summary, set?.title, set?.outcome, args?.comment].find((value) => typeof value === "string" && value.trim() !== "" && !name.includes(value));
  return typeof said === "string" ? said : null;
};

/** What one does about it: decide again, write it anew, or, where there is nothing to write, send it again. */
const Main = ({ aside }: { aside: SetAside }) => {
  const anew = lookAgainAt(aside);
  const again = async (): Promise<void> => {
    try { await store.resend(aside.id); } catch { toast(t("sync.not_here")); return; }
    void store.syncNow();
    toast(t("sync.sent_again"));
  };
  if (anew) return <a class="btn ink" href={anew}><Icon name="route" />{t("sync.look_again")}</a>;
  if (changeable(aside.mutation).length > 0) return <a class="btn ink" href={`/more/sync/${aside.id}`}><Icon name="edit" />{t("sync.change_send")}</a>;
  return <button type="button" class="btn ink" onClick={() => void again()}><Icon name="send" />{t("sync.try_again")}</button>;
};

/** One change the server did not take, with its reason and three ways on: again, copy, let go. */
export const AsideCard = ({ aside, name }: { aside: SetAside; name: string }) => {
  const said = known(aside, name);
  const letGo = async (): Promise<void> => { await store.discard(aside.id); dropDraft(draftKey(aside.id)); };
  const copy = async (): Promise<void> => { await navigator.clipboard.writeText(words(aside)); toast(t("sync.copied")); };
  return (
    <div class="card loud stack">
      <div class="flow top"><Icon name="stop" /><div class="grow"><p class="name">{name}</p>
        <p class="sub">{t("sync.not_taken")} <b>{whyOf(aside)}</b></p>
        <p class="xs">{typeWord(aside.mutation.type)} · {day(aside.mutation.at)} {time(aside.mutation.at)}</p></div></div>
      {said && <p><span class="two">{said}</span></p>}
      <div class="flow wrap ways"><Main aside={aside} />
        <span class="flow"><button type="button" class="btn sq" aria-label={t("sync.copy")} onClick={() => void copy()}><Icon name="copy" /></button>
        <Discard letGo={letGo} /></span></div>
    </div>
  );
};
