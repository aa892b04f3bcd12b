"""Which customers, on which day, in which order: the team orienteering problem with time windows. Pure.

An insertion heuristic with ruin and recreate (Vansteenwegen et al. 2009): each stop knows its latest arrival that still
keeps the rest of its day, so testing an insertion is one comparison; the best insertion has the highest score² ÷ shift.
"""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Clock = Callable[[], float]
Spot = tuple[int, int]  # shift, index in the tour


@dataclass(frozen=True)
class Problem:
    """Vertex 0 is where each day starts and ends. One unit of time and way throughout; `closes` is the latest start."""

    way: Sequence[Sequence[int]]
    service: Sequence[int]
    score: Sequence[int]
    opens: Sequence[int]
    closes: Sequence[int]

    @property
    def size(self) -> int:
        return len(self.score)


class Tour:
    """One day: its stops with the depot at both ends, and for each its arrival, departure and latest arrival."""

    __slots__ = ("arrival", "latest", "leave", "problem", "spots", "stops")

    def __init__(self, problem: Problem, stops: list[int], spots: dict[int, Spot | None]) -> None:
        self.problem, self.stops, self.spots = problem, stops, spots
        self.retime()

    def retime(self) -> None:
        problem, stops = self.problem, self.stops
        self.arrival, self.leave = [0], [problem.opens[0]]
        for before, here in pairwise(stops):
            came = self.leave[-1] + problem.way[before][here]
            self.arrival.append(came)
            self.leave.append(max(came, problem.opens[here]) + problem.service[here])
        self.latest = [problem.closes[0]] * len(stops)
        for index in range(len(stops) - 2, 0, -1):
            here, after = stops[index], stops[index + 1]
            must_leave = self.latest[index + 1] - problem.way[here][after] - problem.service[here]
            self.latest[index] = min(problem.closes[here], must_leave)

    def look(self, vertex: int) -> None:
        """Remember the cheapest place for this vertex, or that there is none."""
        problem = self.problem
        way, closes, opens, service = problem.way, problem.closes[vertex], problem.opens[vertex], problem.service[vertex]
        onward, stops, leave, latest, arrival = way[vertex], self.stops, self.leave, self.latest, self.arrival
        best: Spot | None = None
        for index in range(1, len(stops)):
            came = leave[index - 1] + way[stops[index - 1]][vertex]
            if came > closes:
                break
            next_arrival = (came if came > opens else opens) + service + onward[stops[index]]
            if next_arrival <= latest[index] and (best is None or next_arrival - arrival[index] < best[0]):
                best = (next_arrival - arrival[index], index)
        self.spots[vertex] = best

    def copy(self) -> "Tour":
        twin = Tour.__new__(Tour)
        twin.problem, twin.stops, twin.spots = self.problem, self.stops[:], dict(self.spots)
        twin.arrival, twin.latest, twin.leave = self.arrival, self.latest, self.leave
        return twin


@dataclass
class Plan:
    tours: list[Tour]
    free: set[int]
    score: int

    def copy(self) -> "Plan":
        return Plan([tour.copy() for tour in self.tours], set(self.free), self.score)

    def visited(self) -> list[int]:
        return [vertex for tour in self.tours for vertex in tour.stops[1:-1]]


def solve(problem: Problem, days: int, seconds: float, seed: int = 1, clock: Clock = time.monotonic) -> list[list[int]]:
    """The best tours found within `seconds`, without the depot. The first plan is finished however short the time."""
    begun, dice = clock(), random.Random(seed)
    plan = Plan([Tour(problem, [0, 0], {}) for _ in range(days)], set(range(1, problem.size)), 0)
    for tour in plan.tours:
        _look_all(tour, plan.free)
    recreate(problem, plan, dice, noise=0)
    best = plan
    near = _neighbours(problem)
    while (spent := (clock() - begun) / seconds if seconds > 0 else 1) < 1:
        trial = plan.copy()
        ruin(problem, trial, dice, near)
        recreate(problem, trial, dice, noise=0.5 * dice.random())
        if trial.score >= best.score * (1 - 0.04 * (1 - spent)):
            plan = trial
        if trial.score > best.score:
            best = trial
    return [tour.stops[1:-1] for tour in best.tours]


def recreate(problem: Problem, plan: Plan, dice: random.Random, noise: float) -> None:
    """Insert the best vertex at its best place until none fits. `noise` blurs the scores, for variety."""
    worth = {vertex: problem.score[vertex] ** 2 * (1 + noise * (dice.random() - 0.5)) for vertex in plan.free}
    while True:
        best, chosen = 0.0, None
        for tour in plan.tours:
            for vertex, spot in tour.spots.items():
                if spot is not None and worth[vertex] > best * max(1, spot[0]):
                    best, chosen = worth[vertex] / max(1, spot[0]), (tour, vertex, spot[1])
        if chosen is None:
            return
        _insert(problem, plan, *chosen)


def _insert(problem: Problem, plan: Plan, tour: Tour, vertex: int, index: int) -> None:
    tour.stops = [*tour.stops[:index], vertex, *tour.stops[index:]]
    plan.free.discard(vertex)
    plan.score += problem.score[vertex]
    for each in plan.tours:
        each.spots.pop(vertex, None)
    tour.retime()
    _look_all(tour, [other for other, spot in tour.spots.items() if spot is not None])


def ruin(problem: Problem, plan: Plan, dice: random.Random, near: Sequence[Sequence[int]]) -> None:
    """Take some stops out: at random, a stretch of the days, or some that lie close together."""
    visited = plan.visited()
    if not visited:
        return
    count = dice.randint(1, max(2, len(visited) // 3))
    kind = dice.randrange(3)
    if kind == 0:
        out = set(dice.sample(visited, min(count, len(visited))))
    elif kind == 1:
        out = _stretches(plan, dice)
    else:
        there, centre = set(visited), dice.choice(visited)
        out = {centre, *[vertex for vertex in near[centre] if vertex in there][: count - 1]}
    _remove(problem, plan, out)


def _stretches(plan: Plan, dice: random.Random) -> set[int]:
    out: set[int] = set()
    for tour in plan.tours:
        stops = tour.stops[1:-1]
        if stops and dice.random() < 0.7:
            length = dice.randint(1, max(1, len(stops) // 2))
            begin = dice.randrange(len(stops) - length + 1)
            out.update(stops[begin : begin + length])
    return out


def _remove(problem: Problem, plan: Plan, out: set[int]) -> None:
    plan.free |= out
    plan.score -= sum(problem.score[vertex] for vertex in out)
    for tour in plan.tours:
        if out.isdisjoint(tour.stops):
            _look_all(tour, out)
            continue
        tour.stops = [stop for stop in tour.stops if stop not in out]
        tour.retime()
        _look_all(tour, plan.free)


def _look_all(tour: Tour, vertices: Iterable[int]) -> None:
    for vertex in vertices:
        tour.look(vertex)


def _neighbours(problem: Problem) -> list[list[int]]:
    """For each vertex the others, nearest first."""
    return [
        sorted((other for other in range(1, problem.size) if other != here), key=problem.way[here].__getitem__)
        for here in range(problem.size)
    ]


def faults(problem: Problem, tours: Sequence[Sequence[int]]) -> list[str]:
    """What is wrong with a plan, recomputed from nothing but its order: too late, twice, unknown. Empty when all is well."""
    stops = [vertex for tour in tours for vertex in tour]
    found = [f"{vertex} is no customer" for vertex in stops if not 0 < vertex < problem.size]
    if found:
        return found
    found = [f"{vertex} twice" for vertex in sorted(set(stops)) if stops.count(vertex) > 1]
    for tour in tours:
        now, here = problem.opens[0], 0
        for vertex in [*tour, 0]:
            now += problem.way[here][vertex]
            if now > problem.closes[vertex]:
                found.append(f"{vertex} too late")
            now, here = max(now, problem.opens[vertex]) + problem.service[vertex], vertex
    return found
