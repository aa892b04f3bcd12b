import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useKept } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Need, Shown } from "../core/records.ts";
import { Field, Picks, Seg } from "../core/ui/index.ts";
import { type Asked, families, figure, isMeasure, type Measure, measure } from "./checklist.ts";
import { answerWord, hintOf, labelOf, UNKNOWN, unitWord } from "./saying.ts";
import { answer, rememberUnit, usualUnit } from "./unfinished.ts";

interface QuestionProps { need: Shown<Need>; field: Asked }

/** One question of the checklist in the part that fits its kind of answer. */
export const Question = ({ need, field }: QuestionProps) => {
  const value = need.spec?.[field.key];
  const label = labelOf(field);
  if (field.type === "bool") return (
    <Seg label={label} showLabel value={value === true ? "yes" : value === false ? "no" : value === UNKNOWN ? UNKNOWN : null}
      options={[{ value: "no", label: t("needs.no") }, { value: "yes", label: t("needs.yes") }, { value: UNKNOWN, label: t("needs.unknown") }]}
      onChange={(said) => void answer(need.id, field.key, said === UNKNOWN ? UNKNOWN : said === "yes")} />);
  const offered = field.families ? families.map((one) => one.code) : (field.allowed ?? []);
  const options = [...offered, UNKNOWN].map((one) => ({ value: one, label: answerWord(field, one) }));
  if (field.families) return <Choose label={label} value={typeof value === "string" ? value : ""} options={options} onChange={(said) => void answer(need.id, field.key, said || null)} />;
  if (field.type === "enum") return (
    <Picks label={label} showLabel hint={hintOf(field)} value={typeof value === "string" ? value : null} options={options} onChange={(said) => void answer(need.id, field.key, said)} />);
  if (field.type === "multi" || field.type === "checklist") return (
    <Picks label={label} showLabel hint={hintOf(field)} multi value={Array.isArray(value) ? (value as string[]) : []} options={options} onChange={(said) => void answer(need.id, field.key, said)} />);
  return field.units && field.type === "number" ? <Figure need={need} field={field} units={field.units} /> : <Words need={need} field={field} />;
};

/** One of nineteen families: the phone's own wheel is quicker than as many buttons. */
const Choose = ({ label, value, options, onChange }: { label: string; value: string; options: { value: string; label: string }[]; onChange: (value: string) => void }) => {
  const id = useId();
  return (
    <div class="field"><label for={id}>{label}</label>
      <div class="box"><select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t("needs.choose")}</option>{options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</select></div></div>
  );
};

const Words = ({ need, field }: QuestionProps) => {
  const value = need.spec?.[field.key];
  const kept = useKept(`need:${need.id}:${field.key}`, typeof value === "string" ? value : "", (text) => answer(need.id, field.key, text.trim() || null));
  return <Field label={labelOf(field)} type={field.type === "date" ? "date" : "text"} value={kept.text} onInput={kept.set} onBlur={() => void kept.flush()} hint={hintOf(field)}
    error={kept.failed ? t("core.not_saved_text") : undefined} autocomplete="off" />;
};

const Figure = ({ need, field, units }: QuestionProps & { units: string[] }) => {
  const value = need.spec?.[field.key];
  const stored: Measure | null = isMeasure(value) ? value : null;
  const unit = useSignal(stored?.unit ?? usualUnit(units));
  const kept = useKept(`need:${need.id}:${field.key}`, stored?.typed ?? "", (text) => answer(need.id, field.key, text.trim() ? measure(text, unit.value) : null));
  const change = async (): Promise<void> => {
    unit.value = units[(units.indexOf(unit.value) + 1) % units.length] ?? unit.value;
    rememberUnit(units, unit.value);
    await kept.flush();
    if (kept.text.trim()) await answer(need.id, field.key, measure(kept.text, unit.value));
  };
  const odd = kept.text.trim() !== "" && figure(kept.text) === null;
  return <Field label={labelOf(field)} type="figure" value={kept.text} unit={unitWord(unit.value)} onUnit={units.length > 1 ? () => void change() : undefined}
    onInput={kept.set} onBlur={() => void kept.flush()} hint={odd ? t("needs.not_a_figure") : hintOf(field)} error={kept.failed ? t("core.not_saved_text") : undefined} autocomplete="off" />;
};
