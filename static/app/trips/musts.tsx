import { useMemo, useState } from "preact/hooks";
import { t } from "../core/i18n/index.ts";
import { Field, Icon, Row, Stamp } from "../core/ui/index.ts";
import type { Book } from "./data.ts";
import type { Candidate } from "./wish.ts";
import { reasons } from "./parts.tsx";

const FEW = 5;
const MANY = 40;

/** Candidates by how due they are; a search by name or town. Those chosen stay in sight. */
export const useRanked = (book: Book, candidates: readonly Candidate[], text: string, chosen: readonly string[] = []): Candidate[] => useMemo(() => {
  const wanted = text.trim().toLowerCase();
  const first = new Set(chosen);
  return candidates
    .filter((one) => first.has(one.id) || !wanted || `${book.accounts.get(one.id)?.name} ${book.firstSite.get(one.id)?.city ?? ""}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || b.value - a.value);
}, [text, candidates, book, chosen]);

/** Who is due, most first, with the reasons; one tap makes it a must. */
export const Musts = ({ book, candidates, chosen, onChange }: { book: Book; candidates: Candidate[]; chosen: string[]; onChange: (chosen: string[]) => void }) => {
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const ranked = useRanked(book, candidates, text, chosen);
  const shown = ranked.slice(0, all || text ? MANY : Math.max(FEW, chosen.length));
  const tap = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <section class="stack"><div class="head"><h2>{t("trips.musts")}</h2>{chosen.length > 0 && <span class="xs num">{chosen.length}</span>}</div>
      <p class="sub">{t("trips.musts_text")}</p>
      <Field label={t("trips.search")} type="search" value={text} onInput={setText} />
      <ul class="card list">{shown.map(({ id }) => {
        const account = book.accounts.get(id);
        const isMust = chosen.includes(id);
        return account && (
          <li key={id} class="flow"><div class="grow"><Row mark={<Stamp tier={account.tier} />} name={account.name} sub={[book.firstSite.get(id)?.city, reasons(book.due(account))].filter(Boolean).join(" · ")} /></div>
            <button type="button" class="pick inRow" aria-pressed={isMust} aria-label={`${t("trips.must")}: ${account.name}`} onClick={() => tap(id)}><Icon name={isMust ? "check" : "plus"} small />{t("trips.must")}</button></li>);
      })}</ul>
      {!all && !text && ranked.length > FEW && <button type="button" class="btn" onClick={() => setAll(true)}>{t("trips.show_more")}</button>}
    </section>
  );
};
