"""Proposes the plan of a trip: who, on which day, in which order, and where the nights are. Pure.

The phone has the same (static/app/trips/planner.ts); docs/planning.md says how it works.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from fieldapp.trips.checker import refusals
from fieldapp.trips.estimates import NIGHT_AWAY, Place, is_too_far, leg
from fieldapp.trips.ground import Ground
from fieldapp.trips.schedule import Stop, TripSchedule, trip_schedule
from fieldapp.trips.solver import solve
from fieldapp.trips.wish import Guest, Proposal, Wish

MOST = 300
"""So many are looked at: the musts, then who is worth most for the way from what is fixed."""
SHORT = 600
"""A detour shorter than this is as good as none."""
BEGINNINGS, ENOUGH, SETTLING = 8, 3, 4
"""So many towns to spend all nights in are begun with, so many however short the time; so often nights move to where the days end."""
FEW, MANY = 30, 1000
"""Rounds of the search for each beginning, and for each other choice of nights."""

Spent = Callable[[], float]
Nights = list[Place | None]


@dataclass(frozen=True)
class Held:
    """A plan that the checker lets pass, and how good it is: musts, worth less nights, driving."""

    tours: list[list[int]]
    nights: Nights
    rank: tuple[int, int, int]


def rounds(many: int, spent: Spent) -> Spent:
    gone = iter(range(1, many + 1))
    return lambda: next(gone, many) / many if spent() < 1 else 1


def shortlist(wish: Wish) -> list[Guest]:
    """Musts and whoever is worth most for the way from the nearest place that is fixed."""
    open_ones = [one for one in wish.guests if one.place is not None and any(hours is None or hours for hours in one.opening)]
    if len(open_ones) <= MOST:
        return open_ones
    fixed = [wish.base, *[stop.place for stops in wish.days for stop in stops], *[one.place for one in open_ones if one.must]]
    anchors = [place for place in fixed if place is not None]

    def pull(one: Guest) -> tuple[bool, float]:
        near = min((leg(anchor, one.place).seconds for anchor in anchors), default=0)
        return one.must, one.value / (SHORT + near)

    return sorted(open_ones, key=pull, reverse=True)[:MOST]


class Planner:
    """`spent` tells from 0 to 1 how much of the time is gone."""

    def __init__(self, wish: Wish, guests: Sequence[Guest], spent: Spent, dice: Random) -> None:
        self.wish, self.spent, self.dice = wish, spent, dice
        self.ground = Ground(wish, guests)
        self.before = self.timed(wish.days)
        nodes = sorted(self.ground.nodes, key=lambda node: (not node.guest.must, -node.guest.value))
        self.far = [node.guest.place for node in nodes if is_too_far(leg(wish.base, node.guest.place))]

    def timed(self, days: Sequence[Sequence[Stop]]) -> TripSchedule:
        return trip_schedule(days, self.wish.base, self.wish.rules)

    def search(self) -> Held | None:
        """A little for every beginning; then the nights of the best plan are moved again and again, as long as there is time."""
        best: Held | None = None
        for at, nights in enumerate(self._beginnings()):
            if at < ENOUGH or self.spent() < 1:
                best = better(best, self._settle(nights, self.ground.planned, lambda: rounds(FEW, lambda: 0)))
        if best is None or sum(map(len, self.ground.planned)) == len(self.ground.nodes):
            return best
        if not self.far or len(self.wish.days) < 2:
            return better(best, self._settle(best.nights, best.tours, lambda: self.spent))
        while self.spent() < 1:
            same = self.dice.random() < 0.3
            nights, begun = (best.nights, best.tours) if same else (self._moved(best.nights), self.ground.planned)
            best = better(best, self._settle(nights, begun, lambda: rounds(MANY, self.spent))) or best
        return best

    def _beginnings(self) -> list[Nights]:
        """As the plan has them, all nights at home, or all in one town: a preferred one, one of a must, or of somebody worth much."""
        nights = len(self.wish.days) - 1
        apart: list[Place | None] = []
        for town in [*self.wish.bounds.towns, *self.far] if nights > 0 else []:
            if len(apart) < BEGINNINGS and all(leg(town, other).seconds >= NIGHT_AWAY for other in apart):
                apart.append(town)
        planned = self.ground.nights(self.ground.begun)
        return [*([planned] if any(planned) else []), [None] * nights, *[[town] * nights for town in apart]]

    def _settle(self, nights: Nights, begun: list[list[int]], effort: Callable[[], Spent]) -> Held | None:
        """Solves with these nights, then moves each to the last stop of its day and goes on from there, until they stay where they are."""
        best: Held | None = None
        for _ in range(SETTLING):
            found = self._held(solve(self.ground.problem(nights), effort(), self.dice, self.ground.planned, begun))
            best = better(best, found)
            if found is None or found.nights == nights:
                break
            nights, begun = found.nights, found.tours
        return best

    def _held(self, tours: list[list[int]]) -> Held | None:
        """What the checker refuses loses whoever is worth least on that day, and nothing that was in the plan before."""
        while True:
            timed = self.timed(self.ground.plan(tours))
            wrong = next(refusals(timed, self.wish.bounds, self.before), None)
            if wrong is None:
                return Held(tours, self.ground.nights(tours), self._rank(tours, timed))
            upto = [place for tour in tours[: wrong.day + 1] for place in tour if self.ground.node(place).stop is None]
            if not upto:
                return None
            here = set(tours[wrong.day])
            out = min(upto, key=lambda place: (place not in here, self.ground.node(place).guest.must, self.ground.node(place).guest.value))
            tours = [[place for place in tour if place != out] for tour in tours]

    def _rank(self, tours: list[list[int]], timed: TripSchedule) -> tuple[int, int, int]:
        guests = [self.ground.node(place).guest for tour in tours for place in tour]
        worth = sum(guest.value for guest in guests) - sum(timed.nights) * self.wish.bounds.night
        return sum(guest.must for guest in guests), worth, -timed.driving

    def _moved(self, nights: Nights) -> Nights:
        """Another place for some of the nights: home, where another night is, or with somebody who could be visited."""
        dice = self.dice
        kind = dice.random()
        other = None if kind < 0.2 else dice.choice(nights) if kind < 0.44 else dice.choice(self.far)
        first, last = sorted((dice.randrange(len(nights)), dice.randrange(len(nights))))
        return [other if first <= day <= last else night for day, night in enumerate(nights)]


def better(one: Held | None, other: Held | None) -> Held | None:
    if one is None or other is None:
        return one or other
    return one if one.rank >= other.rank else other


def propose(wish: Wish, spent: Spent, dice: Random) -> Proposal:
    """What is in stays in, musts come first, then the best of the rest. A must that has no place is told in `unmet`, with why.

    Nothing that the checker refuses is proposed; what was broken before stays as it was.
    """
    guests = shortlist(wish)
    days = _whole(wish, Planner(wish, guests, spent, dice)) if wish.days else None
    if days is None and wish.days:
        days = _whole(wish, Planner(replace(wish, hours={}), guests, lambda: 1, dice))
    plan = _with_musts(wish, [list(stops) for stops in wish.days] if days is None else days)
    there = {stop.id for stops in plan for stop in stops}
    unmet = {one.id: _why(wish, one, plan) for one in wish.guests if one.must and one.id not in there}
    return Proposal(plan, [one.id for one in wish.guests if one.id in there], unmet)


def _whole(wish: Wish, planner: Planner) -> list[list[Stop]] | None:
    """None: something that was in the plan would be lost."""
    found = planner.search()
    if found is None:
        return None
    plan = planner.ground.plan(found.tours)
    there = {stop.id for stops in plan for stop in stops}
    return plan if all(stop.id in there for stops in wish.days for stop in stops) else None


def _with_musts(wish: Wish, plan: list[list[Stop]]) -> list[list[Stop]]:
    """Musts that have a place although the search did not find it: its grid is coarser than the clock."""
    for one in wish.guests:
        if one.must and one.place is not None and all(stop.id != one.id for stops in plan for stop in stops):
            before = trip_schedule(plan, wish.base, wish.rules)
            fitting = (days for days in _joined(wish, one, plan) if _passes(wish, days, before))
            plan = next(fitting, plan)
    return plan


def _joined(wish: Wish, one: Guest, plan: list[list[Stop]]) -> Iterator[list[list[Stop]]]:
    """The plan with somebody in every place, behind what is done."""
    for day, stops in enumerate(plan):
        done = max((at for at, stop in enumerate(stops, 1) if stop.id in wish.frozen), default=0)
        for at in range(done, len(stops) + 1):
            stop = Stop(one.id, one.place, one.minutes, None, one.opening[day])
            yield [*plan[:day], [*stops[:at], stop, *stops[at:]], *plan[day + 1 :]]


def _passes(wish: Wish, plan: Sequence[Sequence[Stop]], before: TripSchedule) -> bool:
    return next(refusals(trip_schedule(plan, wish.base, wish.rules), wish.bounds, before), None) is None


def _why(wish: Wish, one: Guest, plan: list[list[Stop]]) -> str:
    rules = wish.rules
    if one.place is None:
        return "no_position"
    length = one.minutes * 60
    spans = [span for hours in one.opening for span in hours or ()]
    if None not in one.opening and not any(max(opens, rules.start) + length <= min(closes, rules.end) for opens, closes in spans):
        return "closed"
    empty: list[list[Stop]] = [[] for _ in plan]
    bare = trip_schedule(empty, wish.base, rules)
    return "full" if any(_passes(wish, alone, bare) for alone in _joined(wish, one, empty)) else "far"
