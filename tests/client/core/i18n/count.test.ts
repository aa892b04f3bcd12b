import fc from "fast-check";
import { expect, test } from "vitest";
import { count, plural, speak } from "../../../../static/app/core/i18n/index.ts";

test.each([["en", "en-US"], ["es", "es-MX"]] as const)("whole numbers are written as %s writes them", async (language, locale) => {
  await speak(language);
  const written = new Intl.NumberFormat(locale);
  fc.assert(fc.property(fc.maxSafeInteger(), (n) => { expect(count(n)).toBe(written.format(n)); }));
  expect([0, 999, 1000, -1234567].map((n) => count(n))).toEqual(["0", "999", "1,000", "-1,234,567"]);
});
test.each([["en", "en-US"], ["es", "es-MX"]] as const)("one is one of 1 alone, in %s as in the browser's rules", async (language, locale) => {
  await speak(language);
  const rules = new Intl.PluralRules(locale);
  for (const n of [0, 1, 2, 3, 5, 10, 11, 21, 100, 101, 1001]) expect(plural("core.sync_questions", n)).toBe(`${count(n)} ${(language === "en" ? ["question", "questions"] : ["pregunta", "preguntas"])[rules.select(n) === "one" ? 0 : 1]}`);
});
