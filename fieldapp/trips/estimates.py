"""How due an account is, how far it is, and what a trip costs. Pure; the phone computes the same numbers
(static/app/trips/rules.ts) and tests/trips/vectors.json holds both to them. Metres, seconds, cents.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

VALUE = {"A": 100, "B": 50, "C": 20}
INTERVAL = {"A": 30, "B": 60, "C": 120}  # days between visits where nobody set another
DUE_CAP = 2  # an account twice overdue is as due as it gets
OPEN_NEED = 30
OPEN_PROMISE = 15
EARTH_METRES = 6_371_000
ROAD_FACTOR = 1.25
TOWN_METRES = 8046.72  # the first five miles of a leg go at 30 mph, the rest at 50
TOWN_SPEED = 13.4112
ROAD_SPEED = 22.352

Place = Mapping[str, Any]  # lat, lon in degrees


@dataclass(frozen=True)
class DuePart:
    """One reason and its points: due, never, need or promise."""

    key: str
    points: int


@dataclass(frozen=True)
class Leg:
    metres: int
    seconds: int


@dataclass(frozen=True)
class Rates:
    """Cents: per km, per night, per day on the road."""

    km: float = 43
    night: float = 14_000
    meals: float = 6_000


@dataclass(frozen=True)
class Cost:
    driving: int
    nights: float
    meals: float

    @property
    def total(self) -> float:
        return self.driving + self.nights + self.meals


NIGHT_AWAY = 45 * 60  # seconds: a night away pays when the drive home from the last stop is longer
NOWHERE = Leg(0, 0)
RATES = Rates()


def rounded(value: float) -> int:
    """Half up, as the phone rounds too (Python's own rounds half to even)."""
    return math.floor(value + 0.5)


def due_parts(tier: str, interval: int | None, last_visit: date | None, open_needs: int, open_promises: int, today: date) -> list[DuePart]:
    """Why this account and how much: the value of its tier by how due it is, and points for what is open."""
    if last_visit is None:
        parts = [DuePart("never", VALUE[tier] * DUE_CAP)]
    else:
        days = max(0, (today - last_visit).days)
        parts = [DuePart("due", rounded(VALUE[tier] * min(DUE_CAP, days / (interval or INTERVAL[tier]))))]
    if open_needs > 0:
        parts.append(DuePart("need", OPEN_NEED))
    if open_promises > 0:
        parts.append(DuePart("promise", OPEN_PROMISE))
    return parts


def due_score(parts: list[DuePart]) -> int:
    return sum(part.points for part in parts)


def road_metres(start: Place, end: Place) -> int:
    """The way by road between two places: the great circle lengthened by a quarter."""
    lat = math.sin(math.radians(end["lat"] - start["lat"]) / 2)
    lon = math.sin(math.radians(end["lon"] - start["lon"]) / 2)
    h = lat * lat + math.cos(math.radians(start["lat"])) * math.cos(math.radians(end["lat"])) * lon * lon
    return rounded(2 * EARTH_METRES * math.asin(min(1, math.sqrt(h))) * ROAD_FACTOR)


def drive_seconds(metres: float) -> int:
    return rounded(min(metres, TOWN_METRES) / TOWN_SPEED + max(0, metres - TOWN_METRES) / ROAD_SPEED)


def is_too_far(home: Leg) -> bool:
    """Whether a night away pays more than the drive home."""
    return home.seconds > NIGHT_AWAY


def leg(start: Place | None, end: Place | None) -> Leg:
    """A leg from or to a place nobody has located counts as nothing; the screen says so."""
    if start is None or end is None:
        return NOWHERE
    metres = road_metres(start, end)
    return Leg(metres, drive_seconds(metres))


def trip_cost(metres: int, nights: int, days: int, rates: Rates = RATES) -> Cost:
    return Cost(rounded(metres / 1000 * rates.km), nights * rates.night, days * rates.meals)
