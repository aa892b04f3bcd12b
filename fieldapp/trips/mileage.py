"""What was driven on a trip, ride by ride, for the tax office and the expense report. Pure.

The way is reckoned from the map (`estimates.leg`), not read from the car. Where a day ends follows the rule of the plan: at the last
stop when that is far from the base, and at the base on the last day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fieldapp.trips.estimates import Place, is_too_far, leg, rounded

METRES_PER_MILE = 1609.344


@dataclass(frozen=True)
class Spot:
    """A place with the name it has on paper; `place` is None while nobody has located it."""

    name: str
    place: Place | None


@dataclass(frozen=True)
class Call:
    """One visit that took place. `at`: when, as text that sorts."""

    day: date
    at: str
    spot: Spot
    purpose: str


@dataclass(frozen=True)
class Ride:
    """`metres` is None where one end is not on the map. `purpose` is None on the way back to the base."""

    day: date
    start: str
    end: str
    purpose: str | None
    metres: int | None


def rides(calls: Iterable[Call], base: Spot, *, is_over: bool) -> list[Ride]:
    """Every ride of the trip in the order of the road; the way home only once the trip is over."""
    days: dict[date, list[Call]] = {}
    for call in sorted(calls, key=lambda call: (call.day, call.at)):
        days.setdefault(call.day, []).append(call)
    driven: list[Ride] = []
    here = base
    for day, stops in days.items():
        driven += _day(day, here, stops)
        here = stops[-1].spot
        is_last = day == max(days)
        if is_over if is_last else not is_too_far(leg(here.place, base.place)):
            driven.append(_ride(day, here, base, None))
            here = base
    return driven


def _day(day: date, start: Spot, stops: Sequence[Call]) -> list[Ride]:
    froms = [start, *(stop.spot for stop in stops)]
    return [_ride(day, come_from, stop.spot, stop.purpose) for come_from, stop in zip(froms, stops, strict=False)]


def _ride(day: date, start: Spot, end: Spot, purpose: str | None) -> Ride:
    known = start.place is not None and end.place is not None
    return Ride(day, start.name, end.name, purpose, leg(start.place, end.place).metres if known else None)


def in_unit(metres: int, unit: str) -> float:
    """Kilometres or miles, to one decimal: what stands on paper is what is added up."""
    return rounded(metres / (METRES_PER_MILE if unit == "mi" else 1000) * 10) / 10


def owed(metres: int, cents_per_km: float) -> int:
    """What the company pays for it, in cents."""
    return rounded(metres / 1000 * cents_per_km)
