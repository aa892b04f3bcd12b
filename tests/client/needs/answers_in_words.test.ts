import { beforeEach, describe, expect, test } from "vitest";
import { speak } from "../../../static/app/core/i18n/index.ts";
import { type Asked, fieldsOf, measure } from "../../../static/app/needs/checklist.ts";
import { answerWord, hintOf, saidWords } from "../../../static/app/needs/saying.ts";
import spanish from "../../../static/app/needs/spanish.json";

const kinds = ["hose", "tube_fitting", "valve", "adapter"] as const;
const all = kinds.flatMap(fieldsOf);
const field = (key: string): Asked => all.find((one) => one.key === key) as Asked;
/** Materials, standards and sizes are the same in both languages: a figure in it, or all capitals, or a trade name. */
const isCode = (answer: string): boolean => /\d/.test(answer) || answer.split(/[/ ]/).every((part) => /^[A-Z-]{2,}$/.test(part)) || ["Monel", "Delrin/POM"].includes(answer);

describe("in Spanish", () => {
  beforeEach(() => speak("es"));
  test("every answer that is not a code has a Spanish word", () => {
    const missing = all.flatMap((one) => one.allowed ?? []).filter((answer) => !isCode(answer) && !(answer in spanish.answers));
    expect(missing).toEqual([]);
  });
  test("every hint has a Spanish sentence", () => {
    expect(all.map((one) => one.help).filter((help) => help && !(help in spanish.hints))).toEqual([]);
  });
  test("nothing is translated that nobody asks", () => {
    const asked = new Set(all.flatMap((one) => one.allowed ?? []));
    expect(Object.keys(spanish.answers).filter((answer) => !asked.has(answer))).toEqual([]);
  });
  test("codes stay and words change", () => expect([answerWord(field("standards"), "SAE 100R2AT"), answerWord(field("end_a_shape"), "90 elbow"), answerWord(field("end_a_family"), "JIC37")])
    .toEqual(["SAE 100R2AT", "Codo 90°", "JIC 37° (abocinado SAE 37°)"]));
  test("a measure is said with its unit as typed", () => expect(saidWords(field("fluid_temp_max"), measure("190", "F"))).toBe("190 °F"));
  test("don't know is said with its question", () => expect(saidWords(field("line_function"), "unknown")).toBe("Función de la línea: no sé"));
});

describe("in English", () => {
  beforeEach(() => speak("en"));
  test("an answer begins with a capital and is otherwise the trade's", () => expect(answerWord(field("movement"), "pull/drag")).toBe("Pull/drag"));
  test("what one source says only is for the office to check", () => expect(hintOf(field("tube_hardness"))).toBe("The office will check."));
  test("nothing answered says nothing", () => expect([null, undefined, [], measure("", "psi")].map((value) => saidWords(field("working_pressure"), value))).toEqual(["", "", "", ""]));
});
