import { useKept } from "../core/capture/index.ts";
import { day, t } from "../core/i18n/index.ts";
import type { Account, Need, Shown } from "../core/records.ts";
import { store, useRecord } from "../core/store/index.ts";
import { Field, Icon, Picks, Row, Seg, Stamp, Steps, TextArea, toast } from "../core/ui/index.ts";
import { asText } from "./strip.tsx";

export const URGENCIES = ["line_down", "soon", "normal"] as const;
export const KINDS = ["hose", "tube_fitting", "valve", "adapter", "other"] as const;

/** Their own words, how urgent, how many: that alone is a need. */
export const Basics = ({ need }: { need: Shown<Need> }) => {
  const summary = useKept(`need:${need.id}:summary`, need.summary, async (text) => { if (text.trim()) await store.patch("need", need.id, { summary: text }); });
  const where = summary.text === need.summary ? (need.pending ? "here" : "server") : summary.saved;
  return (
    <section class="stack">
      <TextArea label={t("needs.summary")} rows={2} value={summary.text} onInput={summary.set} onBlur={() => void summary.flush()} saved={summary.failed ? "not" : where} />
      <Seg label={t("needs.urgency")} value={need.urgency} options={URGENCIES.map((value) => ({ value, label: t(`needs.urgency_${value}`) }))} onChange={(urgency) => void store.patch("need", need.id, { urgency })} />
      <div class="flow"><span class="label grow">{t("needs.quantity")}</span><Steps label={t("needs.quantity")} value={need.quantity ?? 0} max={99_999} onChange={(quantity) => void store.patch("need", need.id, { quantity })} /></div>
    </section>
  );
};

const share = async (need: Shown<Need>, account: string): Promise<void> => {
  const text = asText(need, account);
  if (navigator.share) {
    try { await navigator.share({ title: need.summary, text }); return; } catch (error) { if ((error as Error).name === "AbortError") return; }
  }
  await navigator.clipboard.writeText(text);
  toast(t("needs.copied"));
};

/** What the office wants to know besides, where it comes from, and a way to pass it on. */
export const Details = ({ need, account }: { need: Shown<Need>; account: Shown<Account> | null | undefined }) => {
  const rival = useKept(`need:${need.id}:competitor`, need.competitor ?? "", (text) => store.patch("need", need.id, { competitor: text.trim() || null }));
  const visit = useRecord("visit", need.visit_id ?? "").value;
  const author = useRecord("user", need.author_id ?? "").value;
  const from = [day(visit?.checked_in_at ?? visit?.day), author?.name].filter(Boolean).join(" · ");
  return (
    <section class="stack"><h2>{t("needs.details")}</h2>
      <Picks label={t("needs.kind")} wrap={false} value={need.kind} options={KINDS.map((value) => ({ value, label: t(`needs.kind_${value}`) }))} onChange={(kind) => { if (kind) void store.patch("need", need.id, { kind }); }} />
      <Field label={t("needs.competitor")} value={rival.text} onInput={rival.set} onBlur={() => void rival.flush()} error={rival.failed ? t("core.not_saved_text") : undefined} autocomplete="off" />
      <ul class="card list">
        {account && <li><Row href={`/accounts/${account.id}`} mark={<Stamp tier={account.tier} />} name={account.name} sub={account.industry} chev /></li>}
        {visit && <li><Row href={`/visits/${visit.id}`} mark={<Icon name="pin" />} name={t("needs.from_visit")} sub={from} chev /></li>}
        <li><Row onClick={() => void share(need, account?.name ?? "")} mark={<Icon name="share" />} name={t("needs.share")} sub={t("needs.share_sub")} /></li>
      </ul>
    </section>
  );
};
