import { expect, test } from "vitest";
import en from "../../../../static/app/core/i18n/en.ts";
import es from "../../../../static/app/core/i18n/es.ts";

const files = (catalogue: Record<string, Record<string, string>>): Record<string, Record<string, string>> =>
  Object.fromEntries(Object.entries(catalogue).map(([path, words]) => [path.split("/").at(-1) ?? "", words]));
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();

const english = files(en);
const spanish = files(es);

test("both languages have the same files", () => expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort()));
for (const [file, words] of Object.entries(english)) {
  test(`${file} has the same keys in both languages`, () => expect(Object.keys(spanish[file] ?? {}).sort()).toEqual(Object.keys(words).sort()));
  test(`${file} has the same placeholders in both languages`, () => {
    for (const [key, word] of Object.entries(words)) expect([key, holes(spanish[file]?.[key] ?? "")]).toEqual([key, holes(word)]);
  });
}
