import { companyTolerance } from "../core/company.ts";
import { plural, t } from "../core/i18n/index.ts";
import { cents, road } from "./parts.tsx";
import type { Weight } from "./tolerance.ts";

/** "3 visits changed, 2 allowed · 62 mi more, 50 mi allowed": what needs the decision. */
export const beyondText = (weight: Weight): string => weight.beyond.map((one) => {
  const may = companyTolerance.value;
  switch (one) {
    case "visits": return plural("trips.am_visits", weight.visits, { may: may.visits });
    case "way": return t("trips.am_more", { more: road(weight.metres), may: road(may.km * 1000) });
    case "cost": return t("trips.am_more", { more: cents(weight.cents), may: cents(may.cost) });
    default: return t(`trips.am_${one}`);
  }
}).join(" · ");

const signed = (value: number, words: (value: number) => string): string => `${value < 0 ? "−" : "+"}${words(Math.abs(value))}`;
const WORTH_METRES = 1000;
const WORTH_CENTS = 100;
/** "+62 mi · +$127": what the change does to way and cost; empty when nothing worth a word. */
export const weightText = ({ metres, cents: more }: Weight): string => [
  Math.abs(metres) >= WORTH_METRES && signed(metres, road), Math.abs(more) >= WORTH_CENTS && signed(more, cents),
].filter(Boolean).join(" · ");
