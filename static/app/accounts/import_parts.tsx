import { count, day, money, t } from "../core/i18n/index.ts";
import type { Money } from "../core/records.ts";
import { Chip } from "../core/ui/index.ts";
import type { Column, Result, Sample } from "./importing.ts";

const SHOWN = 100;

/** What would happen, or did, in figures; every line of the file is in one of them. */
export const Counts = ({ result, applied }: { result: Result; applied: boolean }) => (
  <section class="stack"><div class="head"><h2>{t(applied ? "imports.done" : "imports.would", { n: count(result.rows) })}</h2><Chip tone={applied ? "ok" : "info"} icon={applied ? "check" : "info"}>{applied ? t("imports.applied") : t("imports.nothing_yet")}</Chip></div>
    <dl class="card figs">{(["created", "updated", "unchanged"] as const).map((name) => <div key={name}><dt>{t(`imports.${name}`)}</dt><dd>{count(result[name])}</dd></div>)}
      <div><dt>{t("imports.left")}</dt><dd>{count(result.rejected.length + result.duplicates.length)}</dd></div></dl></section>
);

interface ColumnsProps { columns: Column[]; fields: string[]; line: number; open: boolean; onChange: (at: number, field: string | null) => void }

/** Which column became what, changeable; `open` when nothing can be taken before somebody says so. */
export const Columns = ({ columns, fields, line, open, onChange }: ColumnsProps) => {
  const used = columns.filter((column) => column.field).length;
  const idle = columns.filter((column) => !column.field && column.name).map((column) => column.name);
  return (
    <details class="card columns" open={open}>
      <summary><span class="name">{t("imports.columns", { n: used, all: columns.length })}</span><span class="sub">{idle.length > 0 ? t("imports.idle", { names: idle.join(", ") }) : t("imports.columns_text", { line })}</span></summary>
      <ul>{columns.map((column) => (
        <li key={column.at} class="flow"><span class="grow name">{column.name || "–"}</span>
          <div class="box"><select aria-label={t("imports.becomes", { name: column.name })} value={column.field ?? ""} onChange={(event) => onChange(column.at, event.currentTarget.value || null)}>
            <option value="">{t("imports.not_used")}</option>{fields.map((field) => <option key={field} value={field}>{t(`imports.field_${field}`)}</option>)}</select></div></li>))}</ul>
    </details>
  );
};

const isMoney = (value: unknown): value is Money => typeof value === "object" && value !== null && "amount" in value;
const cell = (value: unknown): string => {
  if (isMoney(value)) return money(value);
  if (Array.isArray(value)) return value.join(", ");
  const text = String(value ?? "");
  return /^\d{4}-\d\d-\d\d$/.test(text) ? day(text) : text;
};

/** The fields that the first rows fill, in the order of the file. */
export const headsOf = (sample: Sample[]): string[] => [...new Set(sample.flatMap((row) => Object.keys(row.values)))];

/** The first rows as they are read: money as money, days as days. */
export const Rows = ({ result }: { result: Result }) => {
  const heads = headsOf(result.sample);
  if (heads.length === 0) return null;
  return (
    <section class="stack"><h2>{t("imports.sample")}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys */}
      <section class="card list scrolls" tabIndex={0} aria-label={t("imports.sample")}><table class="table"><thead><tr><th class="n">{t("imports.line")}</th>{heads.map((head) => <th key={head}>{t(`imports.field_${head}`)}</th>)}</tr></thead>
        <tbody>{result.sample.map((row) => <tr key={row.line}><td class="n">{row.line}</td>{heads.map((head) => <td key={head}>{head === "kind" && row.values.kind ? t(`accounts.kind_${String(row.values.kind)}`) : cell(row.values[head])}</td>)}</tr>)}</tbody></table></section></section>
  );
};

/** The lines that are not taken, each with its column and the reason. */
export const Left = ({ rejected }: { rejected: Result["rejected"] }) => (rejected.length === 0 ? null : (
  <section class="stack"><h2>{t("imports.rejected", { n: count(rejected.length) })}</h2>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys */}
    <section class="card list scrolls" tabIndex={0} aria-label={t("imports.rejected", { n: count(rejected.length) })}><table class="table"><thead><tr><th class="n">{t("imports.line")}</th><th>{t("imports.field")}</th><th>{t("imports.reason")}</th></tr></thead>
      <tbody>{rejected.slice(0, SHOWN).map((one, at) => <tr key={`${one.line}-${at + 1}`}><td class="n">{one.line}</td><td>{one.field === "row" ? t("imports.whole_row") : one.field}</td><td>{one.reason}</td></tr>)}</tbody></table></section>
    <More left={rejected.length - SHOWN} /></section>
));

export const Lines = ({ title, text, lines }: { title: string; text?: string; lines: string[] }) => (lines.length === 0 ? null : (
  <section class="stack"><h2>{title}</h2>{text && <p class="sub">{text}</p>}<ul class="card list">{lines.slice(0, SHOWN).map((line, at) => <li key={`line-${at + 1}`}><div class="row"><span class="grow">{line}</span></div></li>)}</ul><More left={lines.length - SHOWN} /></section>
));

const More = ({ left }: { left: number }) => (left > 0 ? <p class="sub">{t("imports.and_more", { n: count(left) })}</p> : null);
