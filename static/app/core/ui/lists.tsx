import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import type { Tier } from "../records.ts";
import { Icon, type IconName } from "./icon.tsx";

interface RowProps {
  name: ComponentChildren; sub?: ComponentChildren; mark?: ComponentChildren; children?: ComponentChildren;
  href?: string; onClick?: () => void; chev?: boolean; selected?: boolean;
}

/** A thing in a list: mark, two lines, what it asks of you. The whole row is the target. Stands in `<ul class="card list"><li>`. */
export const Row = ({ name, sub, mark, children, href, onClick, chev = false, selected }: RowProps) => {
  const cls = selected ? "row on" : "row";
  const inside = <>{mark}<span class="grow"><span class="name">{name}</span>{sub && <span class="sub num">{sub}</span>}</span>{children}
    {chev && <Icon name="chev" chev />}</>;
  if (href) return <a class={cls} href={href}>{inside}</a>;
  if (onClick) return <button type="button" class={cls} onClick={onClick}>{inside}</button>;
  return <div class={cls}>{inside}</div>;
};

export type Tone = "ok" | "warn" | "bad" | "info" | "edge";

/** A state; never a button. */
export const Chip = ({ tone, icon, children }: { tone?: Tone; icon?: IconName; children: ComponentChildren }) => (
  <span class={tone ? `chip ${tone}` : "chip"}>{icon && <Icon name={icon} />}{children}</span>
);

/** The tier as punched into steel. */
export const Stamp = ({ tier }: { tier: Tier }) => (
  <span class={`stamp ${tier.toLowerCase()}`} role="img" aria-label={t("core.tier", { tier })}>{tier}</span>
);

/** Nothing here yet: what will be here, and the first step. */
export const Empty = ({ icon, title, text, children }: { icon: IconName; title: string; text?: ComponentChildren; children?: ComponentChildren }) => (
  <div class="empty"><Icon name={icon} /><p class="name">{title}</p>{text && <p class="sub">{text}</p>}{children}</div>
);

/** 7 of 8, a tick for each. */
export const Meter = ({ value, of, label }: { value: number; of: number; label?: string }) => (
  <div class="meter" role="img" aria-label={label ?? t("core.meter", { n: value, all: of })}>
    {Array.from({ length: of }, (_, at) => <i key={`tick-${at + 1}`} class={at < value ? "on" : undefined} />)}
  </div>
);
