"""Planning files in the TOPTW format (one vertex a line), and their solution as `./run plan` prints it."""

import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fieldapp.core.errors import Invalid
from fieldapp.trips.solver import Problem, faults, solve

SHORTEST = 8  # number, x, y, duration, score, …, opens, closes


def solve_file(path: Path, days: int, seconds: float) -> dict[str, Any]:
    """`{"instance", "days", "score", "tours", "seconds"}`. Raises Invalid when the file is not of this form."""
    begun = time.monotonic()
    problem = read_instance(path)
    tours = solve(problem, days, seconds - (time.monotonic() - begun))
    wrong = faults(problem, tours)
    if wrong:
        raise AssertionError(f"the solver broke its own rules: {wrong}")
    score = sum(problem.score[vertex] for tour in tours for vertex in tour)
    spent = round(time.monotonic() - begun, 3)
    return {"instance": path.stem, "days": days, "score": score, "tours": tours, "seconds": spent}


def read_instance(path: Path) -> Problem:
    """Ways are rounded down: to two decimals in the files of Cordeau et al. (their second line names a duration), else to one."""
    try:
        lines = [line.split() for line in path.read_text().splitlines() if line.strip()]
        decimals = 100 if float(lines[1][0]) > 0 else 10
        rows = [[float(part) for part in line] for line in lines[2:]]
        vertices = [(row[1], row[2], row[3], row[4], row[-2], row[-1]) for row in rows]
    except (OSError, ValueError, IndexError) as error:
        raise Invalid(f"{path} is not a planning file.", code="bad_instance") from error
    if not rows or min(map(len, rows)) < SHORTEST:
        raise Invalid(f"{path} is not a planning file.", code="bad_instance")
    return _problem(vertices, decimals)


def _problem(vertices: Sequence[Sequence[float]], decimals: int) -> Problem:
    """Everything in whole numbers of the smallest unit, so that nothing is rounded on the way."""
    way = [[math.floor(math.hypot(a[0] - b[0], a[1] - b[1]) * decimals + 1e-9) for b in vertices] for a in vertices]
    return Problem(
        way=way,
        service=[round(vertex[2] * decimals) for vertex in vertices],
        score=[round(vertex[3]) for vertex in vertices],
        opens=[round(vertex[4] * decimals) for vertex in vertices],
        closes=[round(vertex[5] * decimals) for vertex in vertices],
    )
