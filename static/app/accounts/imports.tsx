import "./accounts.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { count, t } from "../core/i18n/index.ts";
import { store } from "../core/store/index.ts";
import { Bar, Icon, Seg, SyncPill } from "../core/ui/index.ts";
import { Columns, Counts, Left, Lines, Rows } from "./import_parts.tsx";
import { ask, base64, type Chosen, type Column, type Kind, LARGEST, type Result, withField } from "./importing.ts";

/** The office reads a list in: first what it would do, line by line, then the doing. */
export default function Imports() {
  const kind = useSignal<Kind>("accounts");
  const file = useSignal<Chosen | null>(null);
  const result = useSignal<Result | null>(null);
  const applied = useSignal(false);
  const busy = useSignal(false);
  const error = useSignal<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const turn = useRef(0);
  const applying = useRef(false);
  /** A newer question overtakes an older preview; while the file is being applied nothing else is asked. */
  const run = async (dryRun: boolean, columns: Column[] | null = null): Promise<void> => {
    if (!file.value || applying.current) return;
    const mine = ++turn.current;
    error.value = null;
    busy.value = true;
    applying.current = !dryRun;
    try {
      const told = await ask({ kind: kind.value, file: file.value, dryRun, columns });
      if (mine !== turn.current) return;
      result.value = told;
      applied.value = !dryRun;
      if (!dryRun) void store.syncNow();
    } catch (problem) {
      if (mine !== turn.current) return;
      if (dryRun && !columns) result.value = null;
      error.value = (problem as Error).message;
    } finally {
      if (!dryRun) applying.current = false;
      if (mine === turn.current) busy.value = false;
    }
  };
  const choose = async (picked: File | undefined): Promise<void> => {
    if (!picked || applying.current) return;
    turn.current += 1;
    result.value = null;
    applied.value = false;
    busy.value = false;
    file.value = null;
    if (picked.size > LARGEST) { error.value = t("imports.error_too_large"); return; }
    file.value = { name: picked.name, content: await base64(picked) };
    await run(true);
  };
  const change = (to: Kind): void => { if (applying.current) return; kind.value = to; result.value = null; applied.value = false; error.value = null; void run(true); };
  const pick = (): void => { if (input.current) { input.current.value = ""; input.current.click(); } };
  const set = (at: number, field: string | null): void => { if (result.value) { const columns = withField(result.value.columns, at, field); result.value = { ...result.value, columns }; void run(true, columns); } };
  const shown = result.value;
  return (
    <>
      <Bar title={t("imports.title")} sub={t("imports.sub")} back="/more"><SyncPill /></Bar>
      <main class="page acting stack l import-page">
        <h1 class="hidden">{t("imports.title")}</h1>
        <Seg label={t("imports.kind")} value={kind.value} options={(["accounts", "contacts"] as const).map((value) => ({ value, label: t(`imports.${value}`) }))} onChange={change} />
        <Drop name={file.value?.name ?? null} onPick={pick} onDrop={(picked) => void choose(picked)} />
        <input ref={input} hidden type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" aria-label={t("imports.file")} onChange={(event) => void choose(event.currentTarget.files?.[0])} />
        {error.value && <p class="say bad" role="alert"><Icon name="stop" /><span>{error.value}</span></p>}
        {shown?.problem && <p class="say bad" role="alert"><Icon name="stop" /><span>{shown.problem}</span></p>}
        {shown && <div class="import-panes">
          <div class="stack l">{!shown.problem && <Counts result={shown} applied={applied.value} />}{!applied.value && <Columns columns={shown.columns} fields={shown.fields} line={shown.header_line} open={shown.problem !== undefined} onChange={set} />}</div>
          <div class="stack l">{!applied.value && <Rows result={shown} />}<Left rejected={shown.rejected} />
            <Lines title={t("imports.duplicates", { n: shown.duplicates.length })} text={t("imports.duplicates_text")} lines={shown.duplicates.map((one) => t("imports.duplicate", { ...one, number: one.number ?? "–" }))} />
            <Lines title={t("imports.warnings", { n: shown.warnings.length })} lines={shown.warnings} /></div>
        </div>}
      </main>
      <div class="act"><Next result={shown} applied={applied.value} busy={busy.value} kind={kind.value} pick={pick} apply={() => void run(false, shown?.columns ?? null)} /></div>
    </>
  );
}

interface NextProps { result: Result | null; applied: boolean; busy: boolean; kind: Kind; pick: () => void; apply: () => void }

/** The one next step: a file, its import, what is there now. */
const Next = ({ result, applied, busy, kind, pick, apply }: NextProps) => {
  if (!result) return <button type="button" class="btn go" aria-busy={busy} onClick={pick}><Icon name="file" />{t(busy ? "imports.reading" : "imports.choose")}</button>;
  if (applied) return <><a class="btn go" href="/accounts"><Icon name="plant" />{t("imports.see")}</a><button type="button" class="btn big" onClick={pick}>{t("imports.another")}</button></>;
  const n = result.created + result.updated;
  return <><button type="button" class="btn go" aria-busy={busy} onClick={apply}><Icon name="check" />{busy ? t("imports.reading") : n === 0 ? t("imports.apply_none") : t(`imports.apply_${kind}`, { n: count(n) })}</button>
    <button type="button" class="btn big" onClick={pick}>{t("imports.another")}</button></>;
};

const Drop = ({ name, onPick, onDrop }: { name: string | null; onPick: () => void; onDrop: (file: File | undefined) => void }) => {
  const over = useSignal(false);
  return (
    <button type="button" class={`empty drop${over.value ? " over" : ""}${name ? " has" : ""}`} onClick={onPick} onDragOver={(event) => { event.preventDefault(); over.value = true; }} onDragLeave={() => { over.value = false; }}
      onDrop={(event) => { event.preventDefault(); over.value = false; onDrop(event.dataTransfer?.files[0]); }}>
      <Icon name="file" /><span class="name">{name ?? t("imports.drop")}</span><span class="sub">{name ? t("imports.drop_other") : t("imports.drop_text")}</span>
    </button>
  );
};
