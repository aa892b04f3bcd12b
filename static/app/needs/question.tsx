import { useSignal } from "@preact/signals";
import { useKept } from "../core/capture/index.ts";
import { language, t } from "../core/i18n/index.ts";
import type { Need, Shown } from "../core/records.ts";
import { store } from "../core/store/index.ts";
import { Field, Picks, Seg } from "../core/ui/index.ts";
import { type Asked, families, figure, type Measure, measure } from "./checklist.ts";

interface QuestionProps { need: Shown<Need>; field: Asked }

const UNKNOWN = "unknown";
const labelOf = (field: Asked): string => (language.value === "es" ? field.es : field.en);
const hintOf = (field: Asked): string | undefined => [language.value === "en" ? field.help : null, field.confidence === "cross-checked" ? null : t("needs.verify")].filter(Boolean).join(". ") || undefined;

/** Lays one answer over the card as it is now on the phone, so that two quick answers do not cover one another. */
const answer = async (need: string, key: string, value: unknown): Promise<void> => {
  const now = await store.get("need", need);
  await store.patch("need", need, { spec: { ...now?.spec, [key]: value } });
};

/** One question of the checklist in the part that fits its kind of answer. */
export const Question = ({ need, field }: QuestionProps) => {
  const value = need.spec?.[field.key];
  const label = labelOf(field);
  if (field.type === "bool") return (
    <Seg label={label} showLabel value={value === true ? "yes" : value === false ? "no" : value === UNKNOWN ? UNKNOWN : null}
      options={[{ value: "no", label: t("needs.no") }, { value: "yes", label: t("needs.yes") }, { value: UNKNOWN, label: t("needs.unknown") }]}
      onChange={(said) => void answer(need.id, field.key, said === UNKNOWN ? UNKNOWN : said === "yes")} />);
  if (field.families || field.type === "enum") {
    const options = field.families ? families.map((one) => ({ value: one.code, label: language.value === "es" ? one.es : one.en })) : (field.allowed ?? []).map((one) => ({ value: one, label: one }));
    return <Picks label={label} showLabel value={typeof value === "string" ? value : null} options={[...options, { value: UNKNOWN, label: t("needs.unknown") }]} onChange={(said) => void answer(need.id, field.key, said)} />;
  }
  if (field.type === "multi" || field.type === "checklist") return (
    <Picks label={label} showLabel multi value={Array.isArray(value) ? (value as string[]) : []} options={(field.allowed ?? []).map((one) => ({ value: one, label: one }))} onChange={(said) => void answer(need.id, field.key, said)} />);
  return field.units && field.type === "number" ? <Figure need={need} field={field} units={field.units} /> : <Words need={need} field={field} />;
};

const Words = ({ need, field }: QuestionProps) => {
  const value = need.spec?.[field.key];
  const kept = useKept(`need:${need.id}:${field.key}`, typeof value === "string" ? value : "", (text) => answer(need.id, field.key, text.trim() || null));
  return <Field label={labelOf(field)} type={field.type === "date" ? "date" : "text"} value={kept.text} onInput={kept.set} onBlur={() => void kept.flush()} hint={hintOf(field)} autocomplete="off" />;
};

const Figure = ({ need, field, units }: QuestionProps & { units: string[] }) => {
  const stored = need.spec?.[field.key] as Measure | undefined | null;
  const unit = useSignal(stored?.unit ?? units[0] ?? "");
  const kept = useKept(`need:${need.id}:${field.key}`, stored?.typed ?? "", (text) => answer(need.id, field.key, text.trim() ? measure(text, unit.value) : null));
  const change = async (): Promise<void> => {
    unit.value = units[(units.indexOf(unit.value) + 1) % units.length] ?? unit.value;
    await kept.flush();
    if (kept.text.trim()) await answer(need.id, field.key, measure(kept.text, unit.value));
  };
  const odd = kept.text.trim() !== "" && figure(kept.text) === null;
  return <Field label={labelOf(field)} type="figure" value={kept.text} unit={unit.value} onUnit={units.length > 1 ? () => void change() : undefined}
    onInput={kept.set} onBlur={() => void kept.flush()} hint={odd ? t("needs.not_a_figure") : hintOf(field)} autocomplete="off" />;
};
