"""Chance with a seed: the same seed, the same company, down to its ids."""

import random
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TypeVar

T = TypeVar("T")


class Dice(random.Random):
    """Python's generator with the few throws that sample data needs."""

    def id(self, day: date) -> str:
        """A UUIDv7 as if made on that day."""
        milliseconds = int(datetime.combine(day, time(12), UTC).timestamp() * 1000) + self.randrange(3_600_000)
        bits = self.getrandbits(74)
        value = (milliseconds << 80) | (0x7 << 76) | ((bits >> 62) << 64) | (0b10 << 62) | (bits & ((1 << 62) - 1))
        return str(uuid.UUID(int=value))

    def one(self, of: Sequence[T]) -> T:
        return of[self.randrange(len(of))]

    def chance(self, share: float) -> bool:
        return self.random() < share
