import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import { Icon } from "./icon.tsx";

interface BarProps { title: ComponentChildren; sub?: ComponentChildren; back?: string | true; children?: ComponentChildren }

/** App bar: where am I, and is my work safe. One line each, clipped, so that a long name never pushes the page down. `back` is an address, or true for the page before. Without `back` the title is the screen's h1. */
export const Bar = ({ title, sub, back, children }: BarProps) => (
  <header class="bar">
    {back === true && <button type="button" class="btn icon" aria-label={t("core.back")} onClick={() => history.back()}><Icon name="back" /></button>}
    {typeof back === "string" && <a class="btn icon" href={back} aria-label={t("core.back")}><Icon name="back" /></a>}
    {back === undefined && !sub
      ? <h1 class="grow clip">{title}</h1>
      : <div class="grow"><p class="name clip">{title}</p>{sub && <p class="xs num clip">{sub}</p>}</div>}
    {children}
  </header>
);
