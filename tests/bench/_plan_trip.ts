import { readFileSync, writeSync } from "node:fs";
import { propose } from "../../static/app/trips/planner.ts";
import { chance } from "../../static/app/trips/ruin.ts";
import { tripSchedule } from "../../static/app/trips/schedule.ts";
import { type Candidate, type PlanDay, askedOf } from "../../static/app/trips/wish.ts";

/** One trip planned by the phone's engine: what it is worth after some seconds of a processor, 0: the first plan. */
interface Account { id: string; lat: number; lon: number; value: number; minutes: number; must: boolean; at: number | null; hours: [number, number][] | null }
const { base, accounts, seconds } = JSON.parse(readFileSync(0, "utf8")) as { base: { lat: number; lon: number }; accounts: Account[]; seconds: number[] };
const cpu = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const days: PlanDay[] = ["2026-12-08", "2026-12-09", "2026-12-10"].map((day) => ({ day, stops: [] }));
const place = ({ lat, lon }: Account): { lat: number; lon: number } => ({ lat, lon });
accounts.filter((one) => one.at !== null).forEach((one, index) => { days[index].stops.push({ id: one.id, place: place(one), minutes: one.minutes, at: one.at, open: null }); });
const candidates = accounts.filter((one) => one.at === null).map((one): Candidate => ({ ...one, place: place(one), open: () => one.hours }));
const answers = seconds.map((limit) => {
  const begun = cpu();
  const plan = propose(askedOf({ days, base, candidates }), { spent: () => (limit === 0 ? 1 : (cpu() - begun) / limit), dice: chance(1) });
  const { stops, nights } = tripSchedule(plan.days, base);
  return { limit, took: cpu() - begun, stops, nights, unmet: plan.unmet.length, worth: candidates.reduce((sum, one) => sum + (plan.added.includes(one.id) ? one.value : 0), 0) };
});
writeSync(1, JSON.stringify(answers));
