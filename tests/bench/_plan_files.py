"""Planning problems: files with their best known scores, or invented ones of the same families."""

import csv
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldapp.trips.instances import read_instance
from fieldapp.trips.problem import Day, Problem


@dataclass(frozen=True)
class Case:
    """`best`: the best known score, None where nobody knows one."""

    name: str
    problem: Problem
    best: int | None


def from_folder(folder: Path) -> Iterator[Case]:
    """`best_known.csv` (instance, m, best_known) beside `instances/`."""
    with (folder / "best_known.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            days = int(row["m"])
            yield Case(
                f"{row['instance']}/{days}", read_instance(folder / "instances" / f"{row['instance']}.txt", days), int(row["best_known"])
            )


def invented() -> Iterator[Case]:
    """Scattered and clustered customers, narrow, mixed and wide windows, a short and a long day, one to four days."""
    for seed in range(24):
        dice = random.Random(seed)
        yield Case(f"invented {seed}", _invent(dice, clustered=seed % 2 == 1, long=seed % 3 == 2, days=1 + seed % 4), None)


def _invent(dice: random.Random, *, clustered: bool, long: bool, days: int) -> Problem:
    size, horizon = (200, 10_000) if long else (100, 2_400)
    centres = [(dice.uniform(0, 100), dice.uniform(0, 100)) for _ in range(8)]
    spots = [(50.0, 50.0)]
    for _ in range(size):
        x, y = dice.choice(centres)
        spots.append((dice.gauss(x, 5), dice.gauss(y, 5)) if clustered else (dice.uniform(0, 100), dice.uniform(0, 100)))
    way = [[math.floor(math.dist(a, b) * 10) for b in spots] for a in spots]
    width = dice.choice([100, 300, 1000])
    first = [0, *[dice.randrange(way[0][place], max(way[0][place] + 1, horizon - way[0][place] - 100)) for place in range(1, size + 1)]]
    last = [horizon, *[begin + (width if dice.random() < 0.75 else horizon) for begin in first[1:]]]
    day = Day(start=0, end=0, opens=0, closes=horizon, first=first, last=last)
    return Problem(way, [0] + [100] * size, [0, *[dice.randrange(1, 41) for _ in range(size)]], [day] * days)
