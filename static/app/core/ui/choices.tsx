import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Icon, type IconName } from "./icon.tsx";

export interface Option<V extends string = string> { value: V; label: string; sub?: ComponentChildren; icon?: IconName }

interface SegProps<V extends string> { label: string; options: Option<V>[]; value: V | null | undefined; onChange: (value: V) => void; showLabel?: boolean }

/** 2 to 4 answers that exclude one another. */
export const Seg = <V extends string>({ label, options, value, onChange, showLabel = false }: SegProps<V>) => {
  const seg = (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid of equal buttons in every browser
    <div class="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onChange(option.value)}>
          {option.label}{option.sub && <span class="xs">{option.sub}</span>}
        </button>
      ))}
    </div>
  );
  return showLabel ? <div class="field"><span class="label">{label}</span>{seg}</div> : seg;
};

interface PicksBase<V extends string> { label: string; options: Option<V>[]; wrap?: boolean; showLabel?: boolean; hint?: string }
type PicksProps<V extends string> = PicksBase<V> & (
  | { multi: true; value: V[]; onChange: (value: V[]) => void }
  | { multi?: false; value: V | null | undefined; onChange: (value: V | null) => void });

const NONE: never[] = [];
/** What was tapped, until it has come back from where it is kept: taps quicker than that build on one another. */
const useAhead = <T,>(value: T): { shown: () => T; go: (next: T) => void } => {
  const ahead = useSignal<{ value: T } | null>(null);
  const now = JSON.stringify(value);
  useEffect(() => { if (ahead.value && JSON.stringify(ahead.value.value) === now) ahead.value = null; }, [now]);
  return { shown: () => (ahead.value ?? { value }).value, go: (next) => { ahead.value = { value: next }; } };
};

/** Filters and one-tap answers. A second tap takes the answer back. */
export const Picks = <V extends string>(props: PicksProps<V>) => {
  const { label, options, wrap = true, showLabel = false, hint } = props;
  const several = useAhead<V[]>(props.multi ? props.value : NONE);
  const isOn = (value: V): boolean => (props.multi ? several.shown().includes(value) : props.value === value);
  const tap = (value: V): void => {
    if (!props.multi) { props.onChange(isOn(value) ? null : value); return; }
    const next = isOn(value) ? several.shown().filter((one) => one !== value) : [...several.shown(), value];
    several.go(next);
    props.onChange(next);
  };
  const picks = (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways in every browser
    <div class={wrap ? "picks wrap" : "picks"} role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" class="pick" aria-pressed={isOn(option.value)} onClick={() => tap(option.value)}>
          {option.icon && <Icon name={option.icon} small />}{option.label}
        </button>
      ))}
    </div>
  );
  return showLabel ? <div class="field"><span class="label">{label}</span>{picks}{hint && <p class="say">{hint}</p>}</div> : picks;
};

interface StepsProps { label: string; value: number; onChange: (value: number) => void; min?: number; max?: number; step?: number; showLabel?: boolean }
/** A count: by taps to about 50, or typed. Taps quicker than the phone keeps them are counted from what was tapped, not from what is kept. */
export const Steps = ({ label, value, onChange, min = 0, max = 99, step = 1, showLabel = false }: StepsProps) => {
  const count = useAhead(value);
  const to = (next: number): void => {
    const wanted = Math.min(max, Math.max(min, next));
    if (wanted === count.shown()) return;
    count.go(wanted);
    onChange(wanted);
  };
  const type = (text: string): void => { if (/^\d+$/.test(text)) to(Number(text)); };
  const steps = (
    // biome-ignore lint/a11y/useSemanticElements: two buttons and a figure are a group, not a form part
    <div class="steps" role="group" aria-label={label}>
      <button type="button" aria-label={t("core.less")} onClick={() => to(count.shown() - step)}><Icon name="minus" /></button>
      <input inputMode="numeric" aria-label={label} value={count.shown()} onInput={(event) => type(event.currentTarget.value)} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" aria-label={t("core.more")} onClick={() => to(count.shown() + step)}><Icon name="plus" /></button>
    </div>
  );
  return showLabel ? <div class="field"><span class="label">{label}</span>{steps}</div> : steps;
};
