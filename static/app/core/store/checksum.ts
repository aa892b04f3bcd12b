const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const encoder = new TextEncoder();
const modulus = 2 ** 53;

/** CRC-32 (zlib's) of the text's UTF-8 bytes. */
export const crc32 = (text: string): number => {
  let value = 0xffffffff;
  for (const byte of encoder.encode(text)) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
};

/** Number of live records of a scope and the sum of their checksums modulo 2^53, as the server's `check` has them. */
export type Tally = [count: number, sum: number];

const mark = (type: string, id: string, rev: number): number => crc32(`${type}/${id}/${rev}`);
export const counted = ([count, sum]: Tally, type: string, id: string, rev: number): Tally => {
  const add = mark(type, id, rev);
  return [count + 1, sum >= modulus - add ? sum - (modulus - add) : sum + add];
};
export const uncounted = ([count, sum]: Tally, type: string, id: string, rev: number): Tally => {
  const take = mark(type, id, rev);
  return [count - 1, sum >= take ? sum - take : sum + (modulus - take)];
};
