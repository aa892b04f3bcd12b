import { useEffect, useState } from "preact/hooks";
import { ask } from "../core/ask.ts";
import { day, t } from "../core/i18n/index.ts";
import { Bar, Icon, Sheet, SyncPill, toast } from "../core/ui/index.ts";

/** undefined: not asked yet; "away": the server cannot be reached; `since`: when the address was made, null when there is none. */
type Known = undefined | "away" | { since: string | null };

const talk = async <T,>(method: "GET" | "POST" | "DELETE"): Promise<T | null> => {
  try { return (await ask<T | null>(method, "/api/calendar")) ?? ({} as T); } catch { return null; }
};

const Address = ({ address }: { address: string }) => {
  const copy = async () => { await navigator.clipboard.writeText(address); toast(t("trips.feed_copied")); };
  return (
    <section class="card stack">
      <p class="name">{t("trips.feed_yours")}</p>
      <p class="code address">{address}</p>
      <p class="sub">{t("trips.feed_once")}</p>
      <div class="flow wrap"><button type="button" class="btn ink grow" onClick={() => void copy()}><Icon name="copy" />{t("trips.feed_copy")}</button>
        <a class="btn grow" href={address.replace(/^https?:/, "webcal:")}><Icon name="cal" />{t("trips.feed_open")}</a></div>
    </section>
  );
};

/** The plan in one's own calendar: an address that a calendar app asks again and again. It is a secret, so it is told once, renewed and ended here. */
export default function CalendarPage() {
  const [known, setKnown] = useState<Known>(undefined);
  const [address, setAddress] = useState<string | null>(null);
  const [ending, setEnding] = useState(false);
  useEffect(() => { void talk<{ since: string | null }>("GET").then((answer) => setKnown(answer ?? "away")); }, []);
  const renew = async () => {
    const made = await talk<{ path: string }>("POST");
    if (!made) { toast(t("trips.feed_away")); return; }
    setAddress(location.origin + made.path);
    setKnown({ since: new Date().toISOString() });
  };
  const end = async () => {
    setEnding(false);
    if (!(await talk("DELETE"))) { toast(t("trips.feed_away")); return; }
    setAddress(null);
    setKnown({ since: null });
    toast(t("trips.feed_ended"));
  };
  const since = known && known !== "away" ? known.since : null;
  return (
    <>
      <Bar title={t("trips.feed")} sub={known === "away" ? t("core.sync_offline") : since ? t("trips.feed_since", { day: day(since) }) : t("trips.feed_none")} back="/trips"><SyncPill /></Bar>
      <main class="page acting stack l">
        <div class="title"><h1>{t("trips.feed")}</h1><p class="sub">{t("trips.feed_text")}</p></div>
        {address && <Address address={address} />}
        <section class="stack"><h2>{t("trips.feed_how")}</h2><ol class="card list">{(["a", "b", "c"] as const).map((step, at) => <li key={step} class="row"><span class="stamp">{at + 1}</span><span class="grow">{t(`trips.feed_step_${step}`)}</span></li>)}</ol></section>
        <section class="stack"><h2>{t("trips.feed_private")}</h2><p class="card sub">{t("trips.feed_secret")}</p>
          {since && <button type="button" class="btn" onClick={() => setEnding(true)}><Icon name="x" />{t("trips.feed_end")}</button>}</section>
      </main>
      <div class="act"><button type="button" class={address ? "btn ink" : "btn go"} onClick={() => void renew()}><Icon name="cal" />{t(since ? "trips.feed_renew" : "trips.feed_make")}</button></div>
      <Sheet open={ending} onClose={() => setEnding(false)} title={t("trips.feed_end")}><p class="sub">{t("trips.feed_end_text")}</p><button type="button" class="btn bad" onClick={() => void end()}><Icon name="x" />{t("trips.feed_end")}</button></Sheet>
    </>
  );
}
