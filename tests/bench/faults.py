"""`./run bench faults`: real server processes, phones on networks that break, and a count of every change at the end.

Fifty phones write at once through a proxy that delays, cuts, loses, repeats and holds back what they send. Meanwhile the server is
killed, its disk is full, its PostgreSQL dies, a backup is put back. One phone is away for three months, forty trickle. Then everything is
counted: each change is in the history, a conflict or the quarantine, once; each phone holds what the tables say.
"""

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from tests.bench._faults_count import Result
from tests.bench._faults_plants import ON_THE_PHONE, ON_THE_SERVER
from tests.bench._faults_run import TRICKLING, Run
from tests.bench._faults_site import blows
from tests.bench._figures import machine, table

SHORT, FULL = 300, 10_000
SHOWN = 20  # sentences about what is wrong


def tell(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


def show(run: Run, result: Result) -> str:
    injected = [[kind, f"{times:,}"] for kind, times in sorted(run.weather.done.items(), key=lambda one: -one[1])]
    ended = ", ".join(f"{times:,} {place}" for place, times in sorted(result.ended.items()))
    lines = [
        table(["injected", "times"], [*injected, ["together", f"{run.weather.total():,}"]]),
        f"made {result.made:,}: {ended}",
        f"lost {len(result.lost)}",
        f"doubled {len(result.doubled)}",
        f"converged {result.converged} of {result.phones} phones, {result.records:,} records on them",
        f"told to try later {run.weather.told_later:,} times",
        f"slowest exchange of another phone while {TRICKLING} trickled: {run.trickle:.1f} s",
    ]
    wrong = [*result.lost, *result.doubled, *result.apart]
    return "\n".join([*lines, *wrong[:SHOWN], *([f"… and {len(wrong) - SHOWN} more"] if len(wrong) > SHOWN else [])])


def as_json(run: Run, result: Result) -> dict[str, Any]:
    told = {**asdict(result), "ended": dict(result.ended), "injected": dict(run.weather.done), "trickle": run.trickle}
    return {"database": run.on, "seed": run.seed, "right": result.is_right, **told, "machine": machine()}


def read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench faults")
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} faults instead of {SHORT}")
    parser.add_argument("--faults", type=int, help="so many instead")
    parser.add_argument("--network-only", action="store_true", help="nothing befalls the server itself")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, help="of an earlier run; who meets whom still differs")
    parser.add_argument("--plant", choices=[*ON_THE_SERVER, *ON_THE_PHONE], default="", help="build this fault in; the run must fail")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    options = read_arguments(arguments)
    seed = options.seed if options.seed is not None else Random().randrange(10**6)
    faults = options.faults or (FULL if options.full else SHORT)
    tell(f"{options.database}, seed {seed}")
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fieldapp-faults-", ignore_cleanup_errors=True) as folder:
        run = Run(Path(folder), options.database, faults, seed, options.plant, tell)
        result = run.go([] if options.network_only else blows(options.database, options.full))
    seconds = time.monotonic() - begin
    if options.json:
        print(json.dumps({**as_json(run, result), "seconds": seconds}))
    else:
        print(f"{show(run, result)}\n{options.database}, seed {seed}, {seconds:.0f} s; {machine()}")
    return 0 if result.is_right else 1


if __name__ == "__main__":
    sys.exit(main())
