import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import en from "../../../static/app/words/en/trips.json";
import es from "../../../static/app/words/es/trips.json";

const folder = new URL("../../../static/app/trips/", import.meta.url);
const source = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");

test("both languages have the same words with the same places to fill", () => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
  expect(Object.keys(es)).toEqual(Object.keys(en));
  for (const [key, text] of Object.entries(en)) expect([key, holes(es[key as keyof typeof es])]).toEqual([key, holes(text)]);
});

test("every word a screen asks for is there", () => {
  const asked = [...source.matchAll(/\bt\("trips\.(\w+)"/g)].map((found) => found[1] ?? "");
  const counted = [...source.matchAll(/plural\("trips\.(\w+)"/g)].flatMap((found) => [`${found[1]}_one`, `${found[1]}_other`]);
  expect([...asked, ...counted].filter((key) => !(key in en))).toEqual([]);
});
