"""A day's times, recomputed from its stops alone: no plan is believed that this disagrees with. Pure.

The phone has the same (static/app/trips/schedule.ts); tests/trips/vectors.json holds both to the same numbers.
Clock times are seconds since midnight.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fieldapp.trips.estimates import Leg, Place, is_too_far, leg

FIVE_MINUTES = 300
LUNCH_FROM = 41_400  # 11:30
LUNCH_EARLIEST = 37_800  # 10:30
LUNCH_BY = 48_600  # 13:30
GAP_MINUTES = 30


@dataclass(frozen=True)
class Stop:
    """`at`: a fixed start. `opening`: the hours of that weekday, None when not known."""

    id: str
    place: Place | None
    minutes: int
    at: int | None = None
    opening: Sequence[tuple[int, int]] | None = None


@dataclass(frozen=True)
class DayRules:
    """Start and end of the working day; lunch in minutes."""

    start: int = 28_800
    end: int = 63_000
    lunch: int = 45


@dataclass(frozen=True)
class Timed:
    """One stop with its times. `late`: seconds after its fixed start. `closed`: no opening hours fit."""

    id: str
    leg: Leg
    lunch: bool
    arrival: int
    wait: int
    start: int
    end: int
    late: int
    closed: bool


@dataclass(frozen=True)
class Gap:
    """Free time before the stop of that index; the number of stops means after the last."""

    before: int
    start: int
    minutes: int


@dataclass(frozen=True)
class DaySchedule:
    stops: list[Timed]
    home: Leg
    lunch_home: bool
    finish: int
    over: int
    gaps: list[Gap]

    @property
    def metres(self) -> int:
        return sum(stop.leg.metres for stop in self.stops) + self.home.metres

    @property
    def driving(self) -> int:
        return sum(stop.leg.seconds for stop in self.stops) + self.home.seconds


def schedule(stops: Sequence[Stop], start: Place | None, end: Place | None, rules: DayRules) -> DaySchedule:
    """The whole day in one pass: legs, lunch, waiting, arrivals, the way to `end`, and the free time in between."""
    timed: list[Timed] = []
    now, here, eaten = rules.start, start, rules.lunch == 0
    gaps: list[Gap] = []
    for index, stop in enumerate(stops):
        way = leg(here, stop.place)
        lunch = not eaten and lunch_before(stop, now, way.seconds, rules.lunch * 60)
        if lunch:
            eaten, now = True, now + rules.lunch * 60
        timed.append(_time(stop, way, lunch, now))
        gaps += _gap(index, timed[-1].wait, now)
        now, here = timed[-1].end, stop.place or here
    home = leg(here, end)  # also of a day without stops: after a night away there is still the way home
    lunch_home = bool(stops) and not eaten and now >= LUNCH_FROM and now + home.seconds > LUNCH_BY
    finish = now + home.seconds + (rules.lunch * 60 if lunch_home else 0)
    gaps += _gap(len(stops), rules.end - finish, now)
    return DaySchedule(timed, home, lunch_home, finish, max(0, finish - rules.end), gaps)


@dataclass(frozen=True)
class TripSchedule:
    """`nights`: for each day whether the night after it is away."""

    days: list[DaySchedule]
    nights: list[bool]

    @property
    def metres(self) -> int:
        return sum(day.metres for day in self.days)

    @property
    def driving(self) -> int:
        return sum(day.driving for day in self.days)


def trip_schedule(days: Sequence[Sequence[Stop]], base: Place | None, rules: DayRules) -> TripSchedule:
    """Days one after another: a day far from home ends where its last stop is, the next starts there, and the last one ends at the base."""
    found = TripSchedule([], [])
    start = base
    for index, stops in enumerate(days):
        last = next((stop.place for stop in reversed(stops) if stop.place is not None), start)
        night = index < len(days) - 1 and is_too_far(leg(last, base))
        end = last if night else base
        found.days.append(schedule(stops, start, end, rules))
        found.nights.append(night)
        start = end
    return found


def lunch_before(stop: Stop, now: int, drive: int, lunch: int) -> bool:
    """Before the drive that starts after 11:30, or would end the visit after 13:30; a fixed time goes first."""
    if now < LUNCH_EARLIEST:
        return False
    start, _ = _start_of(stop, now + drive)
    if now < LUNCH_FROM and start + stop.minutes * 60 <= LUNCH_BY:
        return False
    return stop.at is None or start > stop.at or _start_of(stop, now + drive + lunch)[0] <= stop.at


def _time(stop: Stop, way: Leg, lunch: bool, now: int) -> Timed:
    arrival = now + way.seconds
    start, closed = _start_of(stop, arrival)
    late = 0 if stop.at is None else start - stop.at
    return Timed(stop.id, way, lunch, arrival, start - arrival, start, start + stop.minutes * 60, late, closed)


def _start_of(stop: Stop, arrival: int) -> tuple[int, bool]:
    """On the next five minutes, not before a fixed time, inside the opening hours when it can be; and whether it cannot."""
    ready = math.ceil(arrival / FIVE_MINUTES) * FIVE_MINUTES
    if stop.at is not None:
        return max(stop.at, ready), False
    if stop.opening is None:
        return ready, False
    for opens, closes in stop.opening:
        start = max(ready, opens)
        if start + stop.minutes * 60 <= closes:
            return start, False
    return ready, True


def _gap(before: int, seconds: int, start: int) -> list[Gap]:
    return [Gap(before, start, seconds // 60)] if seconds >= GAP_MINUTES * 60 else []
