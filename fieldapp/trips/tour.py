"""One day's tour: its times, and where each other place fits best. Pure.

A stop knows the latest arrival that keeps the rest of its day, so an insertion is tested with one comparison (Vansteenwegen et al. 2009,
there Wait and MaxShift); numpy tests every place before every stop at once. The phone has the same (static/app/trips/tour.ts).
"""

import numpy as np

from fieldapp.trips.problem import EVER, Day, Problem, Whole

Stops = tuple[int, ...]
MANY = 30_000  # tours remembered: some 30 MB


class Land:
    """The ways of a problem, in the forms that the tests want: rows for numpy, lists for single steps."""

    def __init__(self, problem: Problem) -> None:
        self.ways: Whole = np.array(problem.way, dtype=np.int32)
        self.stay = list(problem.stay)
        self.way: list[list[int]] = self.ways.tolist()
        self.onward: Whole = np.ascontiguousarray((self.ways + np.array(self.stay, dtype=np.int32)[:, None]).T)
        self.every = np.arange(problem.size)


class Grounds:
    """One day on that land, and every tour of it that was met."""

    def __init__(self, land: Land, day: Day) -> None:
        self.day = day
        self.ways, self.stay, self.way, self.onward, self.every = land.ways, land.stay, land.way, land.onward, land.every
        self.first, self.last = list(day.first), list(day.last)
        self.opens: Whole = np.array(day.first, dtype=np.int32)
        self.closes: Whole = np.array(day.last, dtype=np.int32)
        self.tours: dict[Stops, Tour] = {}

    def tour(self, stops: Stops) -> "Tour":
        """Ruin and recreate meets the same days again and again: each is worked out once."""
        known = self.tours.get(stops)
        if known is None:
            if len(self.tours) >= MANY:
                self.tours.clear()
            known = self.tours[stops] = Tour(self, stops)
        return known

    def start(self, place: int, came: int) -> int:
        """When a visit begins that is reached at `came`, if it can begin then at all."""
        for begin, end in self.day.split.get(place, ()):
            if came <= end:
                return max(came, begin)
        return max(came, self.first[place])

    def last_start(self, place: int, limit: int) -> int:
        """The latest arrival for a start that is not after `limit`."""
        if limit < self.first[place]:
            return -EVER
        if place in self.day.split:
            return next(min(end, limit) for begin, end in reversed(self.day.split[place]) if begin <= limit)
        last = self.last[place]
        return last if last < limit else limit


class Tour:
    """Immutable. `legs` counts the ways: one more than stops. `delay` by place: by how much its cheapest insertion delays what follows,
    EVER when it does not fit; `before`: before which index that is. `lunch_at`: the leg before which lunch is taken, -1: none.
    """

    __slots__ = ("arrival", "before", "delay", "driving", "grounds", "holds", "latest", "lunch_at", "sets", "stops")

    def __init__(self, grounds: Grounds, stops: Stops) -> None:
        self.grounds, self.stops = grounds, stops
        day = grounds.day
        self._forward([day.start, *stops, day.end])
        self._backward([*stops, day.end])
        self.holds = self.arrival[0] <= self.latest[0] and self.driving <= day.drive
        self._look()

    def _forward(self, places: list[int]) -> None:
        grounds, day = self.grounds, self.grounds.day
        way, stay, first, split = grounds.way, grounds.stay, grounds.first, day.split
        lunch = day.lunch if self.stops else None
        self.sets: list[int] = []
        self.arrival: list[int] = []
        self.driving, self.lunch_at = 0, -1
        now, here = day.opens, places[0]
        for leg, there in enumerate(places[1:]):
            drive = way[here][there]
            if lunch is not None and self.lunch_at < 0 and self._hungry(leg, now, drive):
                self.lunch_at, now = leg, now + lunch.length
            self.sets.append(now)
            now += drive
            self.arrival.append(now)
            self.driving += drive
            opens = first[there]
            now = (grounds.start(there, now) if split else now if now > opens else opens) + stay[there]
            here = there

    def _backward(self, places: list[int]) -> None:
        grounds, day = self.grounds, self.grounds.day
        way, stay, last_start = grounds.way, grounds.stay, grounds.last_start
        limit, after = day.closes, places[-1]
        latest = [limit]
        for leg in range(len(places) - 2, -1, -1):
            here = places[leg]
            if leg + 1 == self.lunch_at and day.lunch is not None:
                limit -= day.lunch.length
            limit = last_start(here, limit - way[here][after] - stay[here])
            latest.append(limit)
            after = here
        latest.reverse()
        self.latest = latest

    def _hungry(self, leg: int, now: int, drive: int) -> bool:
        """Whether lunch is before this drive; a fixed appointment goes first. As `lunch_before` in schedule.py."""
        grounds, lunch = self.grounds, self.grounds.day.lunch
        if lunch is None or now < lunch.earliest:
            return False
        if leg == len(self.stops):
            return now >= lunch.begin and now + drive > lunch.by
        stop, came = self.stops[leg], now + drive
        if now < lunch.begin and grounds.start(stop, came) + grounds.stay[stop] <= lunch.by:
            return False
        first, last = grounds.first[stop], grounds.last[stop]
        return first != last or came > last or came + lunch.length <= last

    def _look(self) -> None:
        """Rows are the places before which something is inserted, columns are what is inserted."""
        grounds, day, stops = self.grounds, self.grounds.day, self.stops
        behind, ahead = np.array((day.start, *stops)), np.array((*stops, day.end))
        there, onward = grounds.ways[behind], grounds.onward[ahead]
        next_arrival = self._through(np.array(self.sets, dtype=np.int32)[:, None] + there, onward)
        if self.lunch_at >= 0 and day.lunch is not None:
            leg, pause = self.lunch_at, day.lunch.length
            fed_later = self._through((there[leg] + (self.sets[leg] - pause))[None], onward[leg][None])[0] + pause
            np.minimum(next_arrival[leg], fed_later, out=next_arrival[leg])
        late = next_arrival > np.array(self.latest, dtype=np.int32)[:, None]
        if day.drive < EVER:
            drives = there + grounds.ways[:, ahead].T - grounds.ways[behind, ahead][:, None]
            late |= drives > day.drive - self.driving
        next_arrival -= np.array(self.arrival, dtype=np.int32)[:, None]
        next_arrival[late] = EVER
        self.before = next_arrival.argmin(0)
        self.delay: Whole = np.maximum(next_arrival[self.before, grounds.every], 0)

    def _through(self, came: Whole, onward: Whole) -> Whole:
        """When one is at the next stop after a visit that is reached at `came`; EVER: too late for it."""
        grounds = self.grounds
        late = came > grounds.closes
        begun = np.maximum(came, grounds.opens)
        for place in grounds.day.split:
            begun[:, place] = [grounds.start(place, int(one)) for one in came[:, place]]
        begun += onward
        begun[late] = EVER
        return begun

    def adding(self, place: int) -> "Tour":
        """The tour with this place where it fits best. Whether it `holds` has to be asked: lunch may have moved."""
        at = int(self.before[place])
        return self.grounds.tour((*self.stops[:at], place, *self.stops[at:]))

    def without(self, places: set[int]) -> "Tour":
        if places.isdisjoint(self.stops):
            return self
        return self.grounds.tour(tuple(stop for stop in self.stops if stop not in places))
