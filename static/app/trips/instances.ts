import { readFileSync, writeSync } from "node:fs";
import { EVER, type Problem } from "./problem.ts";
import { chance } from "./ruin.ts";
import { solve } from "./solver.ts";

/** A planning file as the server reads it (fieldapp/trips/instances.py), solved by the phone's engine: `./run plan --engine phone`. `until`: milliseconds by the clock on the wall; or `cpu`: seconds of the processor. No part of the app. */
interface Asked { way: number[][]; stay: number[]; value: number[]; first: number[]; last: number[]; days: number; until?: number; cpu?: number }

const asked = JSON.parse(readFileSync(0, "utf8")) as Asked;
const [first, last] = [Int32Array.from(asked.first), Int32Array.from(asked.last)];
const day = { from: 0, to: 0, opens: first[0], closes: last[0], drive: EVER, lunch: null, first, last, split: new Map() };
const size = asked.value.length;
const problem: Problem = {
  size, way: Int32Array.from(asked.way.flat()), stay: Int32Array.from(asked.stay), value: Int32Array.from(asked.value), must: new Uint8Array(size),
  days: Array.from({ length: asked.days }, () => day), length: null, most: 0,
};
const used = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const [begun, usedBefore] = [Date.now(), used()];
const { until, cpu } = asked;
const spent = (): number => (until === undefined ? (used() - usedBefore) / (cpu ?? 1) : (Date.now() - begun) / Math.max(1, until - begun));
writeSync(1, JSON.stringify(solve(problem, { spent, dice: chance(1) })));
