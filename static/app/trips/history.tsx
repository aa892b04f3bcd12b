import type { Change, Decision, Placed } from "../core/records.ts";
import { day as dayText, money, t } from "../core/i18n/index.ts";
import { Icon, type IconName } from "../core/ui/index.ts";
import { weightText } from "./amendment_words.ts";
import type { Book } from "./data.ts";
import { dayShort, moment } from "./parts.tsx";
import type { Weight } from "./tolerance.ts";

const SIGN = { add: "+", mov: "→", del: "−", days: "→", base: "→", budget: "→" };
const CLASS = { add: "add", mov: "mov", del: "del", days: "mov", base: "mov", budget: "mov" };

const span = ([from, to]: [string | null, string | null]): string => (from ? [dayText(from), to && to !== from ? dayText(to) : ""].filter(Boolean).join(" – ") : t("trips.ch_none"));
const placed = ([day, start]: Placed): string => [day && dayShort(day), start].filter(Boolean).join(", ") || t("trips.ch_none");

/** "Tue 15, 09:00 → 13:00 · fixed time": only what differs. */
const movedText = (was: Placed, now: Placed): string => {
  const place = was[0] === now[0]
    ? was[1] === now[1] ? "" : [now[0] && dayShort(now[0]), `${was[1] ?? t("trips.ch_none")} → ${now[1] ?? t("trips.ch_none")}`].filter(Boolean).join(", ")
    : `${placed(was)} → ${placed(now)}`;
  const length = was[2] === now[2] ? "" : `${was[2] ?? 0} → ${t("core.minutes", { n: now[2] ?? 0 })}`;
  const fixed = was[3] === now[3] ? "" : t(now[3] ? "trips.fixed_time" : "trips.ch_unfixed");
  return [place, length, fixed].filter(Boolean).join(" · ") || t("trips.ch_order");
};

/** One change as [what, how]. */
export const changeText = (change: Change, nameOf: (account: string) => string): [string, string] => {
  switch (change.kind) {
    case "days": return [t("trips.ch_days"), `${span(change.was)} → ${span(change.now)}`];
    case "base": return [t("trips.base"), `${change.was ?? t("trips.ch_none")} → ${change.now ?? t("trips.ch_none")}`];
    case "budget": return [t("trips.budget"), `${money(change.was) || t("trips.ch_none")} → ${money(change.now) || t("trips.ch_none")}`];
    case "add": return [nameOf(change.account), placed(change.now)];
    case "mov": return [nameOf(change.account), movedText(change.was, change.now)];
    case "del": return [nameOf(change.account), [t("trips.ch_del"), change.was[0] && dayShort(change.was[0])].filter(Boolean).join(" · ")];
  }
};

export const ChangeRows = ({ changes, book }: { changes: readonly Change[]; book: Book }) => {
  const nameOf = (account: string): string => book.accounts.get(account)?.name ?? t("trips.ch_account");
  return <>{changes.map((one) => {
    const [what, how] = changeText(one, nameOf);
    return <li key={JSON.stringify(one)} class={`delta ${CLASS[one.kind]}`}><b aria-hidden="true">{SIGN[one.kind]}</b><span><b>{what}</b> <span class="num">{how}</span></span></li>;
  })}</>;
};

/** What changed since a decision, in words. */
export const Changes = ({ changes, since, book, weight, may }: { changes: readonly Change[]; since: string; book: Book; weight?: Weight | null; may?: boolean }) => {
  const more = weight ? weightText(weight) : "";
  return (
    <section class="stack"><div class="head"><h2>{since}</h2>{changes.length > 0 && <span class="xs num">{changes.length}</span>}</div>
      {changes.length === 0 ? <p class="card sub">{t("trips.unchanged")}</p> : <div class="card stack"><ul class="deltas"><ChangeRows changes={changes} book={book} /></ul>{more && <p class="sub num">{more}</p>}
        {may && <p class="sub flow"><Icon name="check" /><span>{t("trips.am_within")}</span></p>}</div>}</section>
  );
};

const DECISIONS: Record<string, IconName> = { submit: "send", withdraw: "undo", approve: "check", return: "undo", start: "route", finish: "done", cancel: "x", changed: "edit", lapsed: "minus" };

/** Who decided what, when and why; newest first. */
export const History = ({ decisions, book }: { decisions: readonly Decision[]; book: Book }) => {
  if (decisions.length === 0) return null;
  return (
    <section class="stack"><h2>{t("trips.history")}</h2>
      <ol class="past">
        {decisions.toReversed().map((one) => (
          <li key={one.at + one.what}><span class="disc"><Icon name={DECISIONS[one.what] ?? "info"} /></span>
            <div><p class="name">{one.what in DECISIONS ? t(`trips.d_${one.what}`, { name: one.name || t("trips.the_office") }) : t("trips.d_other", { name: one.name, what: one.what })}</p>
              <p class="sub num">{moment(one.at)}</p>{one.beyond && one.beyond.length > 0 && <p class="sub">{t("trips.am_needed")}</p>}{one.comment && <p class="note">{one.comment}</p>}
              {one.changes && (one.changes.length > 0 ? <ul><ChangeRows changes={one.changes} book={book} /></ul> : <p class="sub">{t("trips.as_approved")}</p>)}</div></li>
        ))}
      </ol>
    </section>
  );
};
