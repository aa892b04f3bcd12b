export { age, day, distance, type LengthUnit, lengthUnit, measureIn, money, span, time } from "./figures.ts";
export { count, hasPicked, type Key, type Language, language, locale, plural, speak, t, type Values } from "./words.ts";
