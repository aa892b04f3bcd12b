import { lengthUnit } from "../core/i18n/index.ts";
import { store } from "../core/store/index.ts";
import { fieldsOf, isMeasure, measure } from "./checklist.ts";

/** Answers one after the other, each laid over the card as it is on the phone by then, so that two quick ones do not cover one another. */
let turn: Promise<void> = Promise.resolve();
export const answer = (need: string, key: string, value: unknown): Promise<void> => {
  const mine = turn.then(async () => {
    const now = await store.get("need", need);
    await store.patch("need", need, { spec: { ...now?.spec, [key]: value } });
  });
  turn = mine.catch(() => undefined);
  return mine;
};

const kept = (units: string[]): string => `unit:${units.join()}`;
const OF_MILES = ["psi", "F", "in", "gpm", "inHg"];
const OF_KILOMETRES = ["bar", "C", "mm", "L/min", "kPa"];
/** The unit the person used last among these: who says bar once, says bar again. Before that, what goes with their miles or kilometres. */
export const usualUnit = (units: string[]): string => {
  const last = localStorage.getItem(kept(units));
  if (last && units.includes(last)) return last;
  return units.find((unit) => (lengthUnit.value === "mi" ? OF_MILES : OF_KILOMETRES).includes(unit)) ?? units[0] ?? "";
};
export const rememberUnit = (units: string[], unit: string): void => {
  try { localStorage.setItem(kept(units), unit); } catch { /* On a full phone the usual unit is offered again. */ }
};

/** The draft `need:<id>:<field>`, as the card would have kept it. */
export const finish = async ([id = "", key = ""]: string[], text: string): Promise<unknown> => {
  if (key === "summary") return text.trim() ? store.patch("need", id, { summary: text }) : undefined;
  if (key === "competitor") return store.patch("need", id, { competitor: text.trim() || null });
  const need = await store.get("need", id);
  if (!need) throw new Error("The need is not on this phone");
  const units = fieldsOf(need.kind).find((field) => field.key === key && field.type === "number")?.units;
  if (!units || text.trim() === "") return answer(id, key, text.trim() || null);
  const before = need.spec?.[key];
  return answer(id, key, measure(text, isMeasure(before) ? before.unit : usualUnit(units)));
};
