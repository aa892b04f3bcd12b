"""The planner's search: insert what is worth most for the delay it brings, then ruin and recreate as long as there is time. Pure.

The phone has the same (static/app/trips/solver.ts); docs/planning.md says how and why.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import numpy as np
from numpy.typing import NDArray

from fieldapp.trips.problem import EVER, Problem
from fieldapp.trips.ruin import Ruin
from fieldapp.trips.tour import Grounds, Land, Tour

Numbers = NDArray[np.float64]
Tours = Sequence[Sequence[int]]

WARMTH = 0.015
"""At first a plan may be followed that is worth about this part of the best one less; at the end none that is worse."""
BLURS = 256


@dataclass(frozen=True)
class Plan:
    """Immutable. `pull` by place: what it is worth while it is free, else 0. A must counts more than all others together."""

    tours: tuple[Tour, ...]
    pull: Numbers
    score: int

    @property
    def stops(self) -> list[list[int]]:
        return [list(tour.stops) for tour in self.tours]


class Search:
    """One problem being solved. `planned`: the stops that stay, by day, in their order; `begun`: where the search begins."""

    def __init__(self, problem: Problem, dice: Random, planned: Tours = (), begun: Tours | None = None) -> None:
        self.problem, self.dice = problem, dice
        self.ruin = Ruin(problem, dice, frozenset(place for stops in planned for place in stops))
        begun = planned if begun is None else begun
        kept = [place for stops in begun for place in stops]
        more = sum(problem.value) + 1
        self.worth = [value + (more if place in problem.must else 0) for place, value in enumerate(problem.value)]
        land = Land(problem)
        shared: dict[int, Grounds] = {id(day): Grounds(land, day) for day in problem.days}
        grounds = [shared[id(day)] for day in problem.days]
        starts = [*begun, *[()] * (len(grounds) - len(begun))]
        pull: Numbers = np.array(self.worth, dtype=np.float64)
        pull[kept] = 0
        tours = tuple(ground.tour(tuple(stops)) for ground, stops in zip(grounds, starts, strict=True))
        self.bare = Plan(tours, pull, sum(self.worth[place] for place in kept))
        blur = np.random.default_rng(dice.randrange(1 << 30))
        self.blurs: Numbers = blur.random((BLURS, problem.size)) - 0.5

    def recreate(self, plan: Plan, power: float, noise: float) -> Plan:
        """Insert until nothing fits. `power`: how much more worth counts than delay; `noise` blurs it, for variety."""
        tours, free, score = list(plan.tours), plan.pull.copy(), plan.score
        pull = free**power
        if noise > 0:
            pull *= 1 + noise * self.blurs[self.ruin.below(BLURS)]
        ratio = np.array([self._ratios(tour, pull) for tour in tours]).reshape(len(tours), self.problem.size)
        length = self.length(tours)
        while ratio.size:
            day, place = divmod(int(ratio.argmax()), self.problem.size)
            if ratio[day, place] <= 0:
                break
            longer, more = tours[day].adding(place), self._detour(tours[day], place)
            if not longer.holds or length + more > self.problem.most:
                ratio[day, place] = 0
                continue
            tours[day], length = longer, length + more
            free[place] = pull[place] = 0
            ratio[:, place] = 0
            score += self.worth[place]
            ratio[day] = self._ratios(longer, pull)
        return Plan(tuple(tours), free, score)

    @staticmethod
    def _ratios(tour: Tour, pull: Numbers) -> Numbers:
        ratio: Numbers = pull / (tour.delay + 1.0)
        ratio[tour.delay >= EVER // 2] = 0
        return ratio

    def ruined(self, plan: Plan) -> Plan:
        out = self.ruin.strike(plan.tours)
        pull = plan.pull.copy()
        for place in out:
            pull[place] = self.worth[place]
        return Plan(tuple(tour.without(out) for tour in plan.tours), pull, plan.score - sum(self.worth[place] for place in out))

    def length(self, tours: Sequence[Tour]) -> int:
        """Of the whole trip, where that is limited."""
        length = self.problem.length
        if length is None:
            return 0
        ways = [(tour.grounds.day.start, *tour.stops, tour.grounds.day.end) for tour in tours]
        return sum(length[here][there] for way in ways for here, there in pairwise(way))

    def _detour(self, tour: Tour, place: int) -> int:
        length = self.problem.length
        if length is None:
            return 0
        at, day = int(tour.before[place]), tour.grounds.day
        behind = tour.stops[at - 1] if at > 0 else day.start
        ahead = tour.stops[at] if at < len(tour.stops) else day.end
        return length[behind][place] + length[place][ahead] - length[behind][ahead]

    @staticmethod
    def driving(plan: Plan) -> int:
        return sum(tour.driving for tour in plan.tours)

    def plain(self, plan: Plan) -> int:
        """The value, musts counted like the others."""
        return sum(self.problem.value[place] for tour in plan.tours for place in tour.stops)


def solve(problem: Problem, spent: Callable[[], float], dice: Random, planned: Tours = (), begun: Tours | None = None) -> list[list[int]]:
    """The best tours found. `spent` tells from 0 to 1 how much of the time is gone; the first plan is finished however short it is.

    What is `planned` stays, in its order. Worse plans are followed less and less (simulated annealing).
    """
    search = Search(problem, dice, planned, begun)
    now = best = search.recreate(search.bare, 2, 0)
    reach = WARMTH * search.plain(best)
    while (gone := spent()) < 1 and search.ruin.movable(best.tours):
        trial = search.recreate(search.ruined(now), 1 + 2 * dice.random(), 0.5 * dice.random())
        loss = reach * (1 - gone) * -math.log(1 - dice.random())
        if trial.score > now.score - loss:
            now = trial
            if now.score > best.score or (now.score == best.score and search.driving(now) < search.driving(best)):
                best = now
    return best.stops
