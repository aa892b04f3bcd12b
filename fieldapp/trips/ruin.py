"""What a search takes out of a plan to build it anew: any stops, a stretch of the days, or some that lie close together. Pure."""

from collections.abc import Iterator, Sequence
from random import Random

from fieldapp.trips.problem import Problem
from fieldapp.trips.tour import Tour

MOST = 8
"""As many stops leave at once. Small ruins are soon repaired: more of them in the same time find more than few large ones."""
HIT = 0.7
"""Of the days, besides the one that surely does, that lose a stretch."""
APART = 0.3
"""How much of the time two visits must lie apart counts as way between them."""


class Ruin:
    """Names the stops that leave; never those of `stays`."""

    def __init__(self, problem: Problem, dice: Random, stays: frozenset[int]) -> None:
        self.problem, self.dice, self.stays = problem, dice, stays
        self.near: dict[int, list[int]] = {}

    def strike(self, tours: Sequence[Tour]) -> set[int]:
        visited = self.movable(tours)
        if not visited:
            return set()
        count = 1 + self.below(max(2, min(MOST, len(visited) // 3)))
        kind = self.below(3)
        if kind == 0:
            return set(self.dice.choices(visited, k=count))
        if kind == 1:
            return set(self._stretches(tours)) - self.stays
        return set(self._around(visited, count))

    def movable(self, tours: Sequence[Tour]) -> list[int]:
        return [place for tour in tours for place in tour.stops if place not in self.stays]

    def below(self, limit: int) -> int:
        """Faster than randrange, and even enough."""
        return int(self.dice.random() * limit)

    def _stretches(self, tours: Sequence[Tour]) -> Iterator[int]:
        sure = self.below(len(tours))
        for day, tour in enumerate(tours):
            stops = tour.stops
            if stops and (day == sure or self.dice.random() < HIT):
                length = 1 + self.below(max(1, len(stops) // 2))
                begin = self.below(len(stops) - length + 1)
                yield from stops[begin : begin + length]

    def _around(self, visited: list[int], count: int) -> Iterator[int]:
        centre, there = visited[self.below(len(visited))], set(visited)
        yield centre
        close = (place for place in self._neighbours(centre) if place in there)
        yield from (place for place, _ in zip(close, range(count - 1), strict=False))

    def _neighbours(self, here: int) -> list[int]:
        """The other customers, nearest first, in place and time."""
        known = self.near.get(here)
        if known is None:
            problem = self.problem
            others = [place for place, value in enumerate(problem.value) if value > 0 and place != here]
            known = self.near[here] = sorted(others, key=lambda there: problem.way[here][there] + APART * self._apart(here, there))
        return known

    def _apart(self, one: int, other: int) -> int:
        problem, day = self.problem, self.problem.days[0]
        way, stay, first, last = problem.way, problem.stay, day.first, day.last
        return max(0, first[other] - last[one] - stay[one] - way[one][other], first[one] - last[other] - stay[other] - way[other][one])
