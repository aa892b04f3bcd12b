"""A wish as a problem of the search. Pure. The phone has the same (static/app/trips/ground.ts).

Place 0 is the base, 1 to the number of days less one are the nights, then come the nodes: stops of the plan and guests.
What is broken already (a late appointment, a day too long) may stay as it is but gets no worse.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fieldapp.trips.estimates import EARTH_METRES, ROAD_FACTOR, ROAD_SPEED, TOWN_METRES, TOWN_SPEED, Place, is_too_far, leg
from fieldapp.trips.problem import EVER, Day, Lunch, Problem, Whole, Window
from fieldapp.trips.schedule import LUNCH_BY, LUNCH_EARLIEST, LUNCH_FROM, DaySchedule, Stop, trip_schedule
from fieldapp.trips.wish import Guest, Wish

GRID = 300
"""Visits begin on the next five minutes: with ways and visits of full ones every start of the search is one of the schedule's."""

Nights = Sequence[Place | None]
Tours = Sequence[Sequence[int]]
Angles = NDArray[np.float64]


def on_grid(seconds: float) -> int:
    return math.ceil(seconds / GRID) * GRID


@dataclass(frozen=True)
class Node:
    """`stop`: of the plan, None: a guest. `home`: the day it stays on, None: any. `fixed`: begins at that moment only."""

    guest: Guest
    stop: Stop | None
    home: int | None
    fixed: int | None

    @property
    def stay(self) -> int:
        """An appointment at an odd minute is lengthened, so that what follows is on the grid again."""
        begins = self.fixed or 0
        return on_grid(begins + self.guest.minutes * 60) - begins

    def windows(self, day: int) -> list[Window]:
        if self.home not in (None, day):
            return []
        if self.fixed is not None:
            return [(self.fixed, self.fixed)]
        hours = self.guest.opening[day]
        if hours is None:
            return [(0, EVER)]
        starts = [(on_grid(opens), closes - self.guest.minutes * 60) for opens, closes in hours]
        return [window for window in starts if window[0] <= window[1]]


class Ground:
    """`planned`: the stops that stay, `begun`: all that are in the plan, by day."""

    def __init__(self, wish: Wish, guests: Sequence[Guest]) -> None:
        self.wish, self.nodes = wish, list[Node]()
        moving = wish.hours.keys()
        bare = trip_schedule([[stop for stop in stops if stop.id not in moving] for stops in wish.days], wish.base, wish.rules)
        self.begun = [
            [self._enter(self._node(stop, at, day, bare.days[day])) for at, stop in enumerate(stops)] for day, stops in enumerate(wish.days)
        ]
        self.planned = [[place for place in stops if self.node(place).guest.id not in moving] for stops in self.begun]
        for guest in guests:
            self._enter(Node(guest, None, None, None))
        self.places = [*[wish.base] * len(wish.days), *[node.guest.place for node in self.nodes]]
        self.length, seconds = ways(self.places)
        self.way = self._rounded(seconds)
        self.days = [self._day(day, bare.days[day]) for day in range(len(wish.days))]

    def node(self, place: int) -> Node:
        return self.nodes[place - len(self.wish.days)]

    def _enter(self, node: Node) -> int:
        self.nodes.append(node)
        return len(self.wish.days) + len(self.nodes) - 1

    def _node(self, stop: Stop, at: int, day: int, bare: DaySchedule) -> Node:
        """A stop without a position is taken to be where the one before it is."""
        earlier = [one.place for one in self.wish.days[day][:at] if one.place is not None]
        place = stop.place or (earlier[-1] if earlier else self.wish.base)
        timed = next((one for one in bare.stops if one.id == stop.id), None)
        as_it_is = timed is not None and (timed.closed or timed.late > 0 or stop.id in self.wish.frozen)
        hours = self.wish.hours.get(stop.id, [stop.opening] * len(self.wish.days))
        guest = Guest(stop.id, place, stop.minutes, 1, True, hours)
        return Node(guest, stop, None if stop.id in self.wish.hours else day, timed.start if timed and as_it_is else stop.at)

    def _rounded(self, seconds: Whole) -> Whole:
        """To where days end the way counts as it is, since no visit begins there."""
        rounded: Whole = -(-seconds // GRID) * GRID
        ends = len(self.wish.days)
        rounded[:, :ends] = seconds[:, :ends]
        return rounded

    def _day(self, day: int, bare: DaySchedule) -> Day:
        rules, bounds, before = self.wish.rules, self.wish.bounds, len(self.wish.days)
        windows = [[(0, EVER)]] * before + [node.windows(day) for node in self.nodes]
        lunch = Lunch(rules.lunch * 60, LUNCH_EARLIEST, LUNCH_FROM, LUNCH_BY) if rules.lunch > 0 else None
        return Day(
            start=day, end=(day + 1) % before, opens=on_grid(rules.start), closes=max(rules.end, bare.finish),
            first=[one[0][0] if one else 1 for one in windows], last=[one[-1][1] if one else 0 for one in windows],
            split={place: one for place, one in enumerate(windows) if len(one) > 1},
            drive=EVER if math.isinf(bounds.drive) else int(max(bounds.drive, bare.driving)), lunch=lunch,
        )  # fmt: skip

    def problem(self, nights: Nights) -> Problem:
        """`nights`: where each is spent, None: at home."""
        for place, night in enumerate(nights, 1):
            self.places[place] = night or self.wish.base
        ends = slice(0, len(self.wish.days))
        there, away = ways(self.places, self.places[ends])
        back, home = ways(self.places[ends], self.places)
        self.length[:, ends], self.way[:, ends] = there, away
        self.length[ends], rows = back, -(-home // GRID) * GRID
        rows[:, ends] = home[:, ends]
        self.way[ends] = rows
        none = [0] * len(self.wish.days)
        limited = not math.isinf(self.wish.bounds.metres)
        return Problem(
            way=self.way, stay=none + [node.stay for node in self.nodes], value=none + [max(1, node.guest.value) for node in self.nodes],
            days=self.days, must=frozenset(place for place, node in enumerate(self.nodes, len(none)) if node.guest.must),
            length=self.length if limited else None, most=int(self.wish.bounds.metres) if limited else 0,
        )  # fmt: skip

    def nights(self, tours: Tours) -> list[Place | None]:
        """Where one would sleep after these days: far from home at the last stop."""
        found: list[Place | None] = []
        here: Place | None = None
        for tour in tours[:-1]:
            last = self.node(tour[-1]).guest.place if tour else here
            here = last if is_too_far(leg(last, self.wish.base)) else None
            found.append(here)
        return found

    def plan(self, tours: Tours) -> list[list[Stop]]:
        return [[self._stop(self.node(place), day) for place in tour] for day, tour in enumerate(tours)]

    @staticmethod
    def _stop(node: Node, day: int) -> Stop:
        guest, stop = node.guest, node.stop
        if stop is not None and node.home == day:
            return stop
        return Stop(guest.id, guest.place, guest.minutes, stop.at if stop else None, guest.opening[day])


def ways(starts: Sequence[Place | None], ends: Sequence[Place | None] | None = None) -> tuple[Whole, Whole]:
    """Metres and seconds between each two, as `leg` reckons them one by one."""
    (lat, lon, known), (to_lat, to_lon, to_known) = _angles(starts), _angles(starts if ends is None else ends)
    high, wide = np.sin((to_lat - lat[:, None]) / 2), np.sin((to_lon - lon[:, None]) / 2)
    h = high * high + np.cos(lat)[:, None] * np.cos(to_lat) * wide * wide
    metres = np.floor(2 * EARTH_METRES * np.arcsin(np.minimum(1, np.sqrt(h))) * ROAD_FACTOR + 0.5)
    metres[~(known[:, None] & to_known)] = 0
    seconds = np.floor(np.minimum(metres, TOWN_METRES) / TOWN_SPEED + np.maximum(0, metres - TOWN_METRES) / ROAD_SPEED + 0.5)
    return metres.astype(np.int32), seconds.astype(np.int32)


def _angles(places: Sequence[Place | None]) -> tuple[Angles, Angles, NDArray[np.bool_]]:
    lat = np.radians([place["lat"] if place else 0.0 for place in places])
    lon = np.radians([place["lon"] if place else 0.0 for place in places])
    return lat, lon, np.array([place is not None for place in places], dtype=bool)
