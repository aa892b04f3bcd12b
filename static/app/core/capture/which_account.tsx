import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import { useAccounts } from "../store/index.ts";
import { Bar, Icon, Row, Stamp, SyncPill } from "../ui/index.ts";

interface WhichProps {
  title: string; onPick: (account: string) => void; near?: { lat: number; lon: number } | null;
  /** What stands above the list, and what is offered for words that are nobody's name. */
  above?: ComponentChildren; nobody?: (text: string, found: number) => ComponentChildren;
}

/** Whose is it? Search over all own accounts; one tap answers. */
export const WhichAccount = ({ title, onPick, near = null, above, nobody }: WhichProps) => {
  const text = useSignal("");
  const hits = useAccounts({ text: text.value, limit: 20, near }).value;
  return (
    <>
      <Bar title={title} back={true}><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{title}</h1>
        <div class="box"><Icon name="search" /><input type="search" aria-label={t("capture.search")} placeholder={t("capture.search")} value={text.value} onInput={(event) => { text.value = event.currentTarget.value; }} /></div>
        {text.value === "" && above}
        {hits.length > 0 && <ul class="card list">{hits.map((hit) => (
          <li key={hit.id}><Row mark={<Stamp tier={hit.tier} />} name={hit.name} sub={[hit.city, hit.state].filter(Boolean).join(", ")} onClick={() => onPick(hit.id)} chev /></li>))}</ul>}
        {nobody?.(text.value.trim(), hits.length)}
      </main>
    </>
  );
};
