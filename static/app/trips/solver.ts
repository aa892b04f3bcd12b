import type { Problem } from "./problem.ts";
import { type Dice, Ruin } from "./ruin.ts";
import { State } from "./state.ts";
import type { Tour } from "./tour.ts";

/** At first a plan may be followed that is worth about this part of the best one less; at the end none that is worse. */
const WARMTH = 0.015;

/** Inserts what is worth most for the delay it brings, until nothing fits. */
class Recreate {
  private readonly dice: Dice;
  private readonly pull: Float64Array;
  private readonly best: Int32Array;
  private readonly ratio: Float64Array;

  constructor(problem: Problem, dice: Dice) {
    this.dice = dice;
    this.pull = new Float64Array(problem.size);
    this.best = new Int32Array(problem.days.length);
    this.ratio = new Float64Array(problem.days.length);
  }

  /** `power`: how much more worth counts than delay. `noise` blurs it, for variety. */
  fill(state: State, power: number, noise: number): void {
    const { pull, best, ratio } = this;
    const { tours, free, worth } = state;
    for (let n = 0; n < state.many; n += 1) pull[free[n]] = worth[free[n]] ** power * (noise > 0 ? 1 + noise * (this.dice() - 0.5) : 1);
    for (let day = 0; day < tours.length; day += 1) this.choose(state, tours[day], day);
    for (;;) {
      let day = 0;
      for (let other = 1; other < tours.length; other += 1) if (ratio[other] > ratio[day]) day = other;
      if (tours.length === 0 || ratio[day] === 0) return;
      const place = best[day];
      const done = state.insert(tours[day], place);
      for (let other = 0; other < tours.length; other += 1) if (other === day || (done && best[other] === place)) this.choose(state, tours[other], other);
    }
  }

  private choose(state: State, { delay }: Tour, day: number): void {
    const { pull } = this;
    const { free, many } = state;
    let [best, most] = [0, 0];
    for (let n = 0; n < many; n += 1) {
      const place = free[n];
      if (delay[place] < 0) continue;
      const ratio = pull[place] / (delay[place] + 1);
      if (ratio > most || (ratio === most && place < best)) { most = ratio; best = place; }
    }
    this.best[day] = best;
    this.ratio[day] = most;
  }
}

/** The value of a plan, musts counted like the others. */
const plain = ({ problem, tours }: State): number => tours.reduce((sum, tour) => tour.visits().reduce((all, place) => all + problem.value[place], sum), 0);

/** What a search may use up: `spent` tells from 0 to 1 how much of it is gone. */
export interface Limits { spent: () => number; dice: Dice; planned?: Tours; begun?: Tours }
type Tours = readonly (readonly number[])[];

const driving = ({ tours }: State): number => tours.reduce((sum, tour) => sum + tour.driving, 0);

/**
 * The best tours found: what is `planned` stays, in its order, `begun` is where the search begins; the rest is inserted, and then ruined and
 * recreated as long as there is time. Worse plans are followed less and less (simulated annealing). The first plan is finished however short it is.
 */
export const solve = (problem: Problem, { spent, dice, planned = [], begun = planned }: Limits): number[][] => {
  const recreate = new Recreate(problem, dice);
  const ruin = new Ruin(problem, dice, planned.flat());
  let now = new State(problem, begun).look();
  recreate.fill(now, 2, 0);
  const best = new State(problem, begun);
  best.copy(now);
  const reach = WARMTH * plain(best);
  let trial = new State(problem, begun);
  for (let gone = spent(); gone < 1; gone = spent()) {
    trial.copy(now);
    if (!ruin.strike(trial)) break;
    recreate.fill(trial, 1 + 2 * dice(), 0.5 * dice());
    const loss = reach * (1 - gone) * -Math.log(1 - dice());
    if (trial.score <= now.score - loss) continue;
    [now, trial] = [trial, now];
    if (now.score > best.score || (now.score === best.score && driving(now) < driving(best))) best.copy(now);
  }
  return best.tours.map((tour) => [...tour.visits()]);
};
