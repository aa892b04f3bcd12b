"""Which places, on which day, in which order: the team orienteering problem with time windows, as a trip needs it. Pure.

The phone has the same (static/app/trips/problem.ts). Whole numbers and one unit of time throughout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int32]
Window = tuple[int, int]  # earliest and latest start of a visit

EVER = 0x3FFFFFFF
"""Longer than any day; as `Day.drive`: no limit."""


@dataclass(frozen=True)
class Lunch:
    """A break of `length`: before the drive that starts after `begin`, or whose visit would end after `by`; never before `earliest`."""

    length: int
    earliest: int
    begin: int
    by: int


@dataclass(frozen=True, eq=False)
class Day:
    """Where and when a day starts and ends, how long one may drive, and when each place can be visited.

    `first` and `last` are the earliest and the latest start of a visit by place; `last` before `first`: closed on that day; the same: a
    fixed appointment. `split`: every window of the places that open several times on that day, in order.
    """

    start: int
    end: int
    opens: int
    closes: int
    first: Sequence[int]
    last: Sequence[int]
    split: Mapping[int, Sequence[Window]] = field(default_factory=dict)
    drive: int = EVER
    lunch: Lunch | None = None


@dataclass(frozen=True, eq=False)
class Problem:
    """`way`: time between two places; `stay`: length of a visit; `value`: what it is worth, 0: no customer, only a place where days start
    or end. `must`: more important than any number of others. `length`: of the ways, of which the whole trip may take `most`.
    """

    way: Sequence[Sequence[int]] | Whole
    stay: Sequence[int]
    value: Sequence[int]
    days: Sequence[Day]
    must: frozenset[int] = frozenset()
    length: Sequence[Sequence[int]] | Whole | None = None
    most: int = 0

    @property
    def size(self) -> int:
        return len(self.value)
