import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isAway } from "../core/ask.ts";
import { day, t, time } from "../core/i18n/index.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Bar, Chip, Empty, Icon, Picks, Sheet, SyncPill, TextArea, toast } from "../core/ui/index.ts";
import { choiceWord, contentOf, fieldWord, nameOf, opWord, shownValue, typeWord, whyOf } from "./labels.ts";
import { type Entry, judge, readFile, readPage } from "./office.ts";
import { useRead } from "./read.ts";

const sayWhy = (error: unknown): string => (isAway(error) ? t("sync.needs_server") : (error as Error).message);

/** What the person wrote, field by field, in the words of the screens. */
const Content = ({ entry }: { entry: Entry }) => {
  const fields = contentOf(entry.mutation);
  if (fields.length === 0) return null;
  return <dl class="stack">{fields.map(([field, value]) => <div key={field}><dt class="xs">{fieldWord(field)}</dt><dd>{choiceWord(value) ?? shownValue(value)}</dd></div>)}</dl>;
};

interface CardProps { entry: Entry; onApply: () => void; onDiscard: () => void }
const Card = ({ entry, onApply, onDiscard }: CardProps) => {
  const { mutation } = entry;
  const name = useRead(typeWord(mutation.type), () => nameOf(mutation.type, mutation.record, mutation.set), [entry.id]);
  return (
    <section class="card loud stack">
      <div class="flow top"><Icon name="stop" /><div class="grow"><h2 class="name">{name.value}</h2>
        <p class="sub">{t("sync.not_taken")} <b>{whyOf(entry)}</b></p>
        <p class="xs">{[entry.user ?? t("sync.somebody"), entry.device, `${typeWord(mutation.type)}, ${opWord(mutation.op)}`, `${day(entry.at)} ${time(entry.at)}`].filter(Boolean).join(" · ")}</p></div></div>
      <Content entry={entry} />
      {entry.outcome
        ? <p class="flow"><Chip tone={entry.outcome === "applied" ? "ok" : "edge"} icon={entry.outcome === "applied" ? "check" : "minus"}>{t(`sync.outcome_${entry.outcome}`)}</Chip><span class="sub">{[entry.handled_by, entry.reason].filter(Boolean).join(": ")}</span></p>
        : <div class="flow"><button type="button" class="btn ink grow" onClick={onApply}><Icon name="check" />{t("sync.apply")}</button>
            <button type="button" class="btn grow" onClick={onDiscard}><Icon name="trash" />{t("sync.discard")}</button></div>}
    </section>
  );
};

/** "What could my people not send, and what becomes of it?" */
export default function QuarantinePage() {
  const entries = useSignal<Entry[] | null>(null);
  const next = useSignal<string | null>(null);
  const all = useSignal(false);
  const failure = useSignal<string | null>(null);
  const leaving = useSignal<Entry | null>(null);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    failure.value = null;
    try { await work(); } catch (error) { failure.value = sayWhy(error); }
  };
  const load = (before: string | null): Promise<void> => attempt(async () => {
    const page = await readPage(before, all.value);
    entries.value = before ? [...(entries.value ?? []), ...page.entries] : page.entries;
    next.value = page.next;
  });
  useEffect(() => { void load(null); }, [all.value]);
  const settle = (entry: Entry, body: Record<string, string>, said: string): Promise<void> => attempt(async () => {
    const after = await judge(entry.id, body);
    entries.value = (entries.value ?? []).flatMap((one) => (one.id !== entry.id ? [one] : all.value ? [after] : []));
    toast(said);
    void store.syncNow();
  });
  return (
    <>
      <Bar title={t("sync.office_aside")} back="/more"><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("sync.office_aside")}</h1>
        <p class="sub">{t("sync.office_text")}</p>
        <Picks label={t("sync.show")} value={all.value ? "all" : null} onChange={(value) => { all.value = value === "all"; }} options={[{ value: "all", label: t("sync.settled_too") }]} />
        {failure.value && <p class="say bad" role="alert"><Icon name="stop" /><span>{failure.value}</span></p>}
        {entries.value?.length === 0 && <Empty icon="done" title={t("sync.nothing_aside")} text={t("sync.nothing_aside_text")} />}
        {entries.value?.map((entry) => <Card key={entry.id} entry={entry} onApply={() => void settle(entry, { do: "apply" }, t("sync.outcome_applied"))} onDiscard={() => { leaving.value = entry; }} />)}
        {next.value && <button type="button" class="btn" onClick={() => void load(next.value)}><Icon name="down" />{t("sync.older")}</button>}
        <FromFile onDone={() => load(null)} />
      </main>
      <Discard entry={leaving.value} onClose={() => { leaving.value = null; }} onDiscard={(entry, reason) => { leaving.value = null; void settle(entry, { do: "discard", reason }, t("sync.discarded")); }} />
    </>
  );
}

const Discard = ({ entry, onClose, onDiscard }: { entry: Entry | null; onClose: () => void; onDiscard: (entry: Entry, reason: string) => void }) => {
  const reason = useSignal("");
  const said = useSignal(false);
  const leave = (): void => {
    said.value = !reason.value.trim();
    if (entry && !said.value) { onDiscard(entry, reason.value.trim()); reason.value = ""; }
  };
  return (
    <Sheet open={entry !== null} onClose={onClose} title={t("sync.discard_title")}>
      <TextArea label={t("sync.why_discard")} value={reason.value} onInput={(text) => { reason.value = text; }} hint={t("sync.why_discard_hint")} error={said.value ? t("sync.say_why") : undefined} />
      <div class="flow"><button type="button" class="btn grow" onClick={onClose}>{t("sync.keep_it")}</button>
        <button type="button" class="btn bad grow" onClick={leave}><Icon name="trash" />{t("sync.discard")}</button></div>
    </Sheet>
  );
};

/** A phone that cannot send any more saved its work to a file: it goes here under its owner's name. */
const FromFile = ({ onDone }: { onDone: () => Promise<void> }) => {
  const people = useRecords("user", {}, "name");
  const owner = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = async (from: HTMLInputElement): Promise<void> => {
    const picked = from.files?.[0];
    if (!picked) return;
    failure.value = null;
    try {
      const found = await readFile(picked, owner.value);
      toast(t("sync.file_read", { n: found.added, known: found.known }));
      await onDone();
    } catch (error) { failure.value = sayWhy(error); }
    from.value = ""; // the same file may be picked again
  };
  return (
    <section class="card stack"><h2>{t("sync.from_file")}</h2><p class="sub">{t("sync.from_file_text")}</p>
      <Picks label={t("sync.whose")} showLabel value={owner.value} onChange={(value) => { owner.value = value; }} options={people.value.map((one) => ({ value: one.id, label: one.name }))} />
      {failure.value && <p class="say bad" role="alert"><Icon name="stop" /><span>{failure.value}</span></p>}
      <input ref={input} hidden type="file" accept=".json,application/json" aria-label={t("sync.file")} onChange={(event) => void take(event.currentTarget)} />
      <button type="button" class="btn" onClick={() => input.current?.click()}><Icon name="file" />{t("sync.choose_file")}</button></section>
  );
};
