import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Conflict, Shown, TypeName } from "../core/records.ts";
import { session } from "../core/session.ts";
import { isRead, store, useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, SyncPill, toast } from "../core/ui/index.ts";
import { nameOf, pageOf, spoken, typeWord } from "./labels.ts";
import { useRead } from "./read.ts";
import { apart } from "./words_apart.ts";

type Take = "ours" | "theirs";
/** Letters that still stand large beside another version on a phone. */
const LONG = 24;

const fieldWord = (field: string | null): string => {
  if (field === null) return t("sync.deletion");
  const key = `sync.field_${field}` as const;
  const word = t(key as Parameters<typeof t>[0]);
  return word === key ? field.replaceAll("_", " ") : word;
};

interface SideProps { value: ComponentChildren; who: string; picked: boolean; long: boolean; onPick: () => void }
const Side = ({ value, who, picked, long, onPick }: SideProps) => (
  <button type="button" class="side" aria-pressed={picked} onClick={onPick}>
    <span class="flow"><span class="radio" />{long ? <b>{who}</b> : <span class="val">{value}</span>}</span><span class="sub">{long ? value : who}</span>
  </button>
);

const Marked = ({ mine, other }: { mine: string; other: string }) => <>{apart(mine, other).map((stretch, at) => (stretch.own ? <ins key={`${at}-${stretch.text}`}>{stretch.text}</ins> : stretch.text))}</>;

/** Two true things side by side; one tap settles it, and the other stays in the history. */
const Question = ({ conflict }: { conflict: Shown<Conflict> }) => {
  const picked = useSignal<Take | null>(null);
  const author = useRecord("user", conflict.author_id ?? "").value;
  const gone = conflict.field === null;
  const values = useRead({ ours: "", theirs: "", base: "" }, async () => ({
    ours: gone ? t("sync.keep_it") : await spoken(conflict, conflict.ours), theirs: gone ? t("sync.delete_it") : await spoken(conflict, conflict.theirs), base: gone ? "" : await spoken(conflict, conflict.base),
  }), [conflict.id, conflict.rev]);
  const { ours, theirs, base } = values.value;
  const long = ours.length > LONG || theirs.length > LONG;
  const mine = conflict.author_id === session.value?.user.id;
  const late = mine ? t(gone ? "sync.you_deleted" : "sync.you_late") : author ? t(gone ? "sync.they_deleted" : "sync.they_late", { name: author.name }) : t("sync.late_one");
  // The second of two taps would be an answer to a question that is settled.
  const take = useOnce(async (which: Take) => {
    picked.value = which;
    await store.command("conflict", conflict.id, "settle", { take: which });
    const word = which === "ours" ? ours : theirs;
    toast(gone ? t(which === "ours" ? "sync.kept_it" : "sync.deleted_it") : t("sync.settled", { value: word.length > 24 ? `${word.slice(0, 24)}…` : word }));
  }, conflict.state);
  return (
    <section class="card conflict">
      <p class="flow"><span class="name grow" id={`q-${conflict.id}`}>{fieldWord(conflict.field)}</span>{base !== "" && base.length <= LONG && <span class="xs">{t("sync.was", { value: base })}</span>}</p>
      {gone && <p class="sub">{t("sync.deletion_text")}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: two large answers are a group of buttons, not a form part */}
      <div class={long ? "sides long" : "sides"} role="group" aria-labelledby={`q-${conflict.id}`}>
        <Side value={long ? <Marked mine={theirs} other={ours} /> : theirs} who={late} picked={picked.value === "theirs"} long={long} onPick={() => void take("theirs")} />
        <Side value={long ? <Marked mine={ours} other={theirs} /> : ours} who={t(gone ? "sync.changed_since" : "sync.server_one")} picked={picked.value === "ours"} long={long} onPick={() => void take("ours")} />
      </div>
    </section>
  );
};

/** The questions about one record, under its name. */
const About = ({ conflicts }: { conflicts: Shown<Conflict>[] }) => {
  const [first] = conflicts;
  const type = (first?.record_type ?? "note") as TypeName;
  const id = first?.record_id ?? "";
  const named = useRead({ name: typeWord(type), href: null as string | null }, async () => {
    const record = (await store.get(type, id)) as { account_id?: unknown } | undefined;
    return { name: await nameOf(type, id), href: pageOf(type, id, record?.account_id) };
  }, [id]);
  const { name, href } = named.value;
  return (
    <section class="stack">
      <div class="flow"><h2 class="lg grow"><span class="two">{name}</span></h2>{href && <a class="btn icon tug" href={href} aria-label={t("sync.open")}><Icon name="chev" /></a>}</div>
      {conflicts.map((conflict) => <Question key={conflict.id} conflict={conflict} />)}
    </section>
  );
};

/** "Which of the two is right?" */
export default function ConflictsPage() {
  const conflicts = useRecords("conflict", { state: "open" }).value;
  const byRecord = [...new Set(conflicts.map((one) => one.record_id))].map((id) => conflicts.filter((one) => one.record_id === id));
  return (
    <>
      <Bar title={t("sync.two_versions")} sub={t("sync.nothing_lost")} back="/more"><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("sync.two_versions")}</h1>
        {isRead(conflicts) && (conflicts.length === 0
          ? <Empty icon="done" title={t("sync.no_questions")} text={t("sync.no_questions_text")} />
          : <><p class="sub">{t("sync.pick")}</p>{byRecord.map((group) => <About key={group[0]?.record_id} conflicts={group} />)}
              <p class="say"><Icon name="info" /><span>{t("sync.first_settles")}</span></p></>)}
      </main>
    </>
  );
}
