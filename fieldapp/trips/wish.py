"""What the planner of a trip is asked, and what it answers. The phone has the same (static/app/trips/wish.ts)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from fieldapp.trips.estimates import Place
from fieldapp.trips.schedule import DayRules, Stop

Hours = Sequence[tuple[int, int]] | None
"""Openings of a day in seconds since midnight; None: not known, empty: closed."""


@dataclass(frozen=True)
class Guest:
    """Somebody who could be visited. `opening`: hours by day of the trip."""

    id: str
    place: Place | None
    minutes: int
    value: int
    must: bool
    opening: Sequence[Hours]


@dataclass(frozen=True)
class Bounds:
    """Seconds of driving a day, metres of the whole trip; what a night away has to bring; towns to sleep in, before others."""

    drive: float = inf
    metres: float = inf
    night: int = 20
    towns: Sequence[Place] = ()


@dataclass(frozen=True)
class Wish:
    """`days`: the stops that are in the plan. They stay in it; those of `hours` (theirs by day) may move, the others keep day and order.
    `frozen`: what is done or under way: nothing comes before it on its day.
    """

    days: Sequence[Sequence[Stop]]
    base: Place | None
    guests: Sequence[Guest]
    rules: DayRules = field(default_factory=DayRules)
    bounds: Bounds = field(default_factory=Bounds)
    hours: Mapping[str, Sequence[Hours]] = field(default_factory=dict)
    frozen: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Proposal:
    """`unmet`: the musts that have no place, each with why: no_position, closed, far or full."""

    days: list[list[Stop]]
    added: list[str]
    unmet: dict[str, str]
