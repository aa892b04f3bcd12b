"""What a plan breaks, from its times as the schedule recomputes them, knowing nothing of the search. Pure.

Nothing that is refused is proposed. The phone has the same (static/app/trips/checker.ts).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from fieldapp.trips.schedule import TripSchedule
from fieldapp.trips.wish import Bounds


@dataclass(frozen=True)
class Refusal:
    """What is wrong on a day: over, late, closed, twice, driving or length. `stop`: with whom."""

    day: int
    what: str
    stop: str | None = None


def refusals(trip: TripSchedule, bounds: Bounds, before: TripSchedule) -> Iterator[Refusal]:
    """What was as bad `before` is not held against the plan."""
    was = {stop.id: stop for day in before.days for stop in day.stops}
    seen: set[str] = set()
    for index, (day, old) in enumerate(zip(trip.days, before.days, strict=True)):
        for stop in day.stops:
            known = was.get(stop.id)
            if stop.late > (known.late if known else 0):
                yield Refusal(index, "late", stop.id)
            if stop.closed and not (known and known.closed):
                yield Refusal(index, "closed", stop.id)
            if stop.id in seen:
                yield Refusal(index, "twice", stop.id)
            seen.add(stop.id)
        if day.over > old.over:
            yield Refusal(index, "over")
        if day.driving > max(bounds.drive, old.driving):
            yield Refusal(index, "driving")
    if trip.metres > max(bounds.metres, before.metres):
        yield Refusal(len(trip.days) - 1, "length")
