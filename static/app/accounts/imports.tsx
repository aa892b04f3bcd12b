import { useSignal } from "@preact/signals";
import { t } from "../core/i18n/index.ts";
import { Bar, Chip, Icon, Seg, SyncPill } from "../core/ui/index.ts";

type Kind = "accounts" | "contacts";
interface Result {
  rows: number; created: number; updated: number; unchanged: number;
  rejected: { line: number; field: string | null; reason: string }[]; warnings: unknown[]; duplicates: unknown[];
}
interface Chosen { name: string; content: string }
const SHOWN = 50;

const words = (one: unknown): string => (typeof one === "string" ? one : Object.values(one as object).map(String).join(" · "));

const base64 = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

/** Asks the server; throws its own sentence. */
const ask = async (kind: Kind, file: Chosen, dryRun: boolean): Promise<Result> => {
  const reply = await fetch("/api/imports", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ kind, name: file.name, content_base64: file.content, dry_run: dryRun }) });
  const body = (await reply.json()) as Result & { detail?: string; title?: string };
  if (!reply.ok) throw new Error(body.detail ?? body.title ?? String(reply.status));
  return body;
};

/** The office reads a list in: first what it would do, line by line, then the doing. */
export default function Imports() {
  const kind = useSignal<Kind>("accounts");
  const file = useSignal<Chosen | null>(null);
  const result = useSignal<Result | null>(null);
  const applied = useSignal(false);
  const error = useSignal<string | null>(null);
  const run = async (dryRun: boolean): Promise<void> => {
    if (!file.value) { error.value = t("imports.choose_first"); return; }
    error.value = null;
    try {
      result.value = await ask(kind.value, file.value, dryRun);
      applied.value = !dryRun;
    } catch (problem) { error.value = problem instanceof TypeError ? t("imports.no_network") : (problem as Error).message; }
  };
  const choose = async (picked: File | undefined): Promise<void> => {
    if (!picked) return;
    file.value = { name: picked.name, content: await base64(picked) };
    await run(true);
  };
  const change = (to: Kind): void => { kind.value = to; result.value = null; applied.value = false; if (file.value) void run(true); };
  return (
    <>
      <Bar title={t("imports.title")} sub={t("imports.sub")} back="/more"><SyncPill /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("imports.title")}</h1>
        <Seg label={t("imports.kind")} value={kind.value} options={(["accounts", "contacts"] as const).map((value) => ({ value, label: t(`imports.${value}`) }))} onChange={change} />
        <div class="field"><label for="import-file">{t("imports.file")}</label>
          <div class="box"><input id="import-file" type="file" accept=".csv,.txt,.xlsx,text/csv" onChange={(event) => void choose(event.currentTarget.files?.[0])} /></div></div>
        {error.value && <p class="say bad" role="alert"><Icon name="stop" /><span>{error.value}</span></p>}
        {result.value && <Told result={result.value} applied={applied.value} />}
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => void run(applied.value)}><Icon name="check" />{applied.value ? t("imports.look_again") : t("imports.apply")}</button></div>
    </>
  );
}

const Told = ({ result, applied }: { result: Result; applied: boolean }) => (
  <>
    <section class="stack"><div class="head"><h2>{applied ? t("imports.done") : t("imports.would")}</h2><Chip tone={applied ? "ok" : "info"} icon={applied ? "check" : "info"}>{applied ? t("imports.applied") : t("imports.nothing_yet")}</Chip></div>
      <dl class="card figs">{(["rows", "created", "updated", "unchanged"] as const).map((name) => <div key={name}><dt>{t(`imports.${name}`)}</dt><dd>{result[name]}</dd></div>)}</dl></section>
    {result.rejected.length > 0 && (
      <section class="stack"><h2>{t("imports.rejected", { n: result.rejected.length })}</h2>
        <div class="card list"><table class="table"><thead><tr><th class="n">{t("imports.line")}</th><th>{t("imports.field")}</th><th>{t("imports.reason")}</th></tr></thead>
          <tbody>{result.rejected.slice(0, SHOWN).map((one, at) => <tr key={`${one.line}-${at + 1}`}><td class="n">{one.line}</td><td>{one.field}</td><td>{one.reason}</td></tr>)}</tbody></table></div></section>)}
    <Lines title={t("imports.duplicates", { n: result.duplicates.length })} lines={result.duplicates} />
    <Lines title={t("imports.warnings", { n: result.warnings.length })} lines={result.warnings} />
  </>
);

const Lines = ({ title, lines }: { title: string; lines: unknown[] }) => (lines.length === 0 ? null : (
  <section class="stack"><h2>{title}</h2><ul class="card list">{lines.slice(0, SHOWN).map((one, at) => <li key={`line-${at + 1}`}><div class="row"><span class="grow">{words(one)}</span></div></li>)}</ul></section>
));
