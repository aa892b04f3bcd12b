"""What may change on an approved trip without a new decision. Pure; the phone weighs a change in the same way
(static/app/trips/tolerance.ts), and tests/trips/vectors.json holds both to the same answers.

Inside a day everything is the rep's own: order, times, lengths. What counts is who is visited and on which day, the way, the money,
and what the manager set a frame with: days, base and budget.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fieldapp.trips.changes import ACCOUNT, DAY, Plan, differences, on_the_road
from fieldapp.trips.estimates import RATES, Place, Rates, is_too_far, leg, rounded, trip_cost

FRAME = ("days", "base", "budget")
MOST_DAYS = 7

Places = Mapping[str, Place | None]


@dataclass(frozen=True)
class Tolerance:
    """Up to so many visits more, fewer or on another day; so much more way and cost than approved. Kilometres, cents."""

    visits: int = 2
    km: float = 80
    cost: float = 10_000


USUAL = Tolerance()


@dataclass(frozen=True)
class Weight:
    """In what a plan differs from the approved one and how much of that counts; `beyond` names what needs a decision."""

    changes: list[dict[str, Any]]
    visits: int
    metres: int
    cents: int
    beyond: list[str]


@dataclass(frozen=True)
class Road:
    metres: int
    nights: int
    days: int


def weigh(before: Plan, after: Plan, places: Places, rates: Rates = RATES, tolerance: Tolerance = USUAL) -> Weight:
    """`beyond` is empty while the rep may do it: else some of `days`, `base`, `budget`, `visits`, `way`, `cost`."""
    told = differences(before, after)
    visits = sum(1 for one in told if counts(one))
    was, now = road_of(before, places), road_of(after, places)
    metres = now.metres - was.metres
    cents = rounded(_cost(now, rates) - _cost(was, rates))
    limits = (
        ("visits", visits > tolerance.visits),
        ("way", metres > tolerance.km * 1000),
        ("cost", cents > tolerance.cost),
    )
    framed = [one["kind"] for one in told if one["kind"] in FRAME]
    return Weight(told, visits, metres, cents, framed + [name for name, passed in limits if passed])


def counts(change: Mapping[str, Any]) -> bool:
    """Whether it is a visit more, fewer, or on another day."""
    return change["kind"] in ("add", "del") or (change["kind"] == "mov" and change["was"][0] != change["now"][0])


def without(plan: Plan, accounts: Iterable[str]) -> dict[str, Any]:
    """The plan less the visits to these: a skipped stop is no change of the plan, wherever it stands in it."""
    gone = set(accounts)
    return {**plan, "visits": [row for row in plan["visits"] if row[ACCOUNT] not in gone]}


def road_of(plan: Plan, places: Places) -> Road:
    """The way of the whole trip. A day far from the base ends at its last stop and the next one starts there; the last ends at the base."""
    days = _days(plan)
    base = (plan["base"] or {}).get("position")
    metres, nights, start = 0, 0, base
    for index, day in enumerate(days):
        stops = [places.get(row[ACCOUNT]) for row in sorted(plan["visits"], key=on_the_road) if row[DAY] == day]
        last = next((place for place in reversed(stops) if place is not None), start)
        away = index < len(days) - 1 and is_too_far(leg(last, base))
        end = last if away else base
        metres, nights = metres + _way(start, stops, end), nights + away
        start = end
    return Road(metres, nights, len(days))


def _days(plan: Plan) -> list[str]:
    if not plan["start_date"]:
        return []
    start = date.fromisoformat(plan["start_date"])
    end = max(start, date.fromisoformat(plan["end_date"] or plan["start_date"]))
    return [(start + timedelta(days)).isoformat() for days in range(min(MOST_DAYS, (end - start).days + 1))]


def _way(start: Place | None, stops: list[Place | None], end: Place | None) -> int:
    """A stop that nobody has located is passed over."""
    metres, here = 0, start
    for place in stops:
        metres, here = metres + leg(here, place).metres, place or here
    return metres + leg(here, end).metres


def _cost(road: Road, rates: Rates) -> float:
    return trip_cost(road.metres, road.nights, road.days, rates).total
