import type { Need } from "../core/records.ts";
import facts from "./checklist.json";

/** One question of the trade's checklist. `confidence` other than "cross-checked" is said beside it. */
export interface Asked {
  kind: string; group: string; key: string; en: string; es: string; type: "enum" | "number" | "text" | "multi" | "bool" | "checklist" | "date";
  units?: string[]; allowed?: string[]; families?: boolean; asked?: boolean; help?: string; source: number; confidence: string;
}
/** A measure as typed, with its unit, and the same in SI (`si` null where it is not a plain figure). */
export interface Measure { typed: string; unit: string; si: number | null; si_unit: string }

/** How many is a field of every need, so the checklist does not ask it again. */
const all = (facts.fields as Asked[]).filter((field) => field.key !== "qty");
export const families: { code: string; en: string; es: string }[] = facts.families;

export const fieldsOf = (kind: Need["kind"]): Asked[] => all.filter((field) => field.kind === kind);
/** The groups of a kind in the trade's order; a hose's are the letters of STAMPED (installation goes with delivery's end). */
export const groupsOf = (kind: Need["kind"]): string[] => [...new Set(fieldsOf(kind).map((field) => field.group))];

const SI: Record<string, [number, number, string]> = {
  psi: [6894.757, 0, "Pa"], bar: [100_000, 0, "Pa"], MPa: [1e6, 0, "Pa"], inHg: [3386.389, 0, "Pa"], kPa: [1000, 0, "Pa"],
  C: [1, 273.15, "K"], F: [5 / 9, 255.3722, "K"], in: [0.0254, 0, "m"], mm: [0.001, 0, "m"], m: [1, 0, "m"], ft: [0.3048, 0, "m"],
  gpm: [6.30902e-5, 0, "m3/s"], "L/min": [1 / 60_000, 0, "m3/s"], deg: [Math.PI / 180, 0, "rad"],
};

/** "3,000" and "0.75" are figures; "3/4" and "1 1/2" too. Null for anything else. */
export const figure = (typed: string): number | null => {
  const text = typed.trim().replace(/,(?=\d{3}\b)/g, "").replace(",", ".");
  const parts = /^(-?\d+(?:\.\d+)?)$|^(?:(\d+)[ -])?(\d+)\/(\d+)$/.exec(text);
  if (!parts) return null;
  return parts[1] !== undefined ? Number(parts[1]) : Number(parts[2] ?? 0) + Number(parts[3]) / Number(parts[4]);
};

/** The figure as typed beside its SI value. */
export const measure = (typed: string, unit: string): Measure => {
  const [factor, offset, name] = SI[unit] ?? [1, 0, unit];
  const value = figure(typed);
  return { typed, unit, si: value === null ? null : value * factor + offset, si_unit: name };
};

export const isMeasure = (value: unknown): value is Measure => typeof value === "object" && value !== null && "typed" in value;
/** Whether something was answered. "Don't know" is an answer, an answer taken back is none. */
export const isAnswered = (value: unknown): boolean => {
  if (isMeasure(value)) return value.typed !== "";
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== "";
};

export type Progress = "missing" | "part" | "done";
/** A group is done when all that it asks is answered, or when something is and it asks nothing in particular. */
export const progressOf = (kind: Need["kind"], group: string, spec: Record<string, unknown>): Progress => {
  const fields = fieldsOf(kind).filter((field) => field.group === group);
  const asked = fields.filter((field) => field.asked);
  const answered = (some: Asked[]): number => some.filter((field) => isAnswered(spec[field.key])).length;
  if (answered(fields) === 0) return "missing";
  return answered(asked) === asked.length ? "done" : "part";
};

/** The groups that count as the card's progress: of a hose the seven letters, of others all. */
export const countedGroups = (kind: Need["kind"]): string[] => groupsOf(kind).filter((group) => kind !== "hose" || group !== "I");
export const groupsDone = (need: Pick<Need, "kind" | "spec">): number => countedGroups(need.kind).filter((group) => progressOf(need.kind, group, need.spec ?? {}) === "done").length;
