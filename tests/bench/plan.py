"""`./run bench plan`: how near to the best known plans both engines come, beside PyVRP, and the phone's over the size of a territory.

Times are seconds of one processor, so that others on the machine hardly matter. `--instances FOLDER`: planning files with their best known
scores (`best_known.csv` beside `instances/`); without it invented problems, held against the best that any of the three found.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import zipcodes

from fieldapp.trips.instances import PHONE, faults, node
from fieldapp.trips.problem import Problem
from fieldapp.trips.solver import solve
from tests.bench._figures import machine, table
from tests.bench._pip import package
from tests.bench._plan_files import Case, from_folder, invented
from tools.paths import PYTHON, ROOT

PEER = "pyvrp==0.14.1"
SIZES = [60, 200, 1000, 2000]
Solver = Callable[[Problem, float], list[list[int]]]


def server(problem: Problem, seconds: float) -> list[list[int]]:
    begun = time.thread_time()
    return solve(problem, lambda: (time.thread_time() - begun) / seconds, random.Random(1))


def _asked(problem: Problem, seconds: float) -> str:
    day = problem.days[0]
    return json.dumps({
        "way": problem.way, "stay": problem.stay, "value": problem.value, "first": day.first, "last": day.last, "days": len(problem.days),
        "cpu": seconds,
    })  # fmt: skip


def _told(command: Sequence[str], said: str, environment: dict[str, str] | None = None) -> Any:
    done = subprocess.run(command, input=said, text=True, capture_output=True, check=True, env={**os.environ, **(environment or {})})
    return json.loads(done.stdout)


def phone(problem: Problem, seconds: float) -> list[list[int]]:
    tours: list[list[int]] = _told([str(node()), str(PHONE)], _asked(problem, seconds))
    return tours


def pyvrp(problem: Problem, seconds: float) -> list[list[int]]:
    program = ROOT / "tests" / "bench" / "peers" / "pyvrp_solve.py"
    tours: list[list[int]] = _told([str(PYTHON), str(program)], _asked(problem, seconds), {"PYTHONPATH": str(package(PEER))})
    return [*tours, *[[]] * (len(problem.days) - len(tours))]


ENGINES: dict[str, Solver] = {"phone": phone, "server": server, PEER: pyvrp}


def scores(case: Case, times: Sequence[float]) -> dict[tuple[str, float], int]:
    found = {}
    for name, engine in ENGINES.items():
        for seconds in times:
            tours = engine(case.problem, seconds)
            wrong = faults(case.problem, tours)
            if wrong:
                raise AssertionError(f"{name} on {case.name}: {wrong}")
            found[name, seconds] = sum(case.problem.value[place] for tour in tours for place in tour)
    return found


def gaps(cases: Sequence[Case], times: Sequence[float]) -> dict[str, dict[float, float]]:
    """Mean gap in percent, by engine and time."""
    each: dict[tuple[str, float], list[float]] = {}
    for case in cases:
        found = scores(case, times)
        best = case.best if case.best is not None else max(found.values())
        for key, score in found.items():
            each.setdefault(key, []).append(100 * (best - score) / best)
        print(f"  {case.name}: best {best}, {', '.join(map(str, found.values()))}", file=sys.stderr)
    return {name: {seconds: mean(each[name, seconds]) for seconds in times} for name in ENGINES}


def territory(size: int) -> list[dict[str, Any]]:
    """Accounts in real towns of Texas and Louisiana; five musts not too far from Houston, two of them at fixed hours."""
    dice = random.Random(5)
    towns = [town for state in ("TX", "LA") for town in zipcodes.filter_by(state=state, active=True)]  # type: ignore[no-untyped-call]
    accounts: list[dict[str, Any]] = []
    for number in range(size):
        town = dice.choice(towns)
        value = round(dice.choice([100] * 2 + [50] * 3 + [20] * 5) * dice.uniform(0, 2))
        lat, lon = float(town["lat"]) + dice.uniform(-0.05, 0.05), float(town["long"]) + dice.uniform(-0.05, 0.05)
        hours = [[28_800, 43_200], [46_800, 61_200]] if dice.random() < 0.2 else [[28_800, 61_200]]
        accounts.append(
            {"id": f"a{number}", "lat": lat, "lon": lon, "value": value, "minutes": 45, "must": False, "at": None, "hours": hours}
        )
    near = [one for one in accounts if abs(one["lat"] - HOUSTON["lat"]) + abs(one["lon"] - HOUSTON["lon"]) < 2.5]
    for index, one in enumerate(near[:5]):
        one.update(must=True, at=(36_000, 50_400)[index] if index < 2 else None)
    return accounts


HOUSTON = {"lat": 29.76, "lon": -95.37}


def over_size() -> list[dict[str, Any]]:
    program = ROOT / "tests" / "bench" / "_plan_trip.ts"
    found = []
    for size in SIZES:
        said = json.dumps({"base": HOUSTON, "accounts": territory(size), "seconds": [0, 0.5, 2]})
        found += [{"accounts": size, **answer} for answer in _told([str(node()), str(program)], said)]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run bench plan")
    parser.add_argument("--instances", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only each N-th problem")
    parser.add_argument("--seconds", default="0.2,1,2")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    times = [float(part) for part in options.seconds.split(",")]
    package(PEER)
    cases = list(from_folder(options.instances) if options.instances else invented())[:: options.every]
    found, sizes = gaps(cases, times), over_size()
    if options.json:
        print(json.dumps({"machine": machine(), "problems": len(cases), "gaps": found, "sizes": sizes}))
        return 0
    print(f"{machine()}; mean gap over {len(cases)} problems\n")
    print(
        table(
            ["engine", *[f"{seconds:g} s" for seconds in times]],
            [[name, *[f"{row[at]:.2f} %" for at in times]] for name, row in found.items()],
        )
    )
    head = ["accounts", "seconds", "took", "worth", "stops", "nights", "musts without a place"]
    rows = [
        [
            str(one[key]) if key != "took" else f"{one[key]:.2f}"
            for key in ("accounts", "limit", "took", "worth", "stops", "nights", "unmet")
        ]
        for one in sizes
    ]
    print("\n" + table(head, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
