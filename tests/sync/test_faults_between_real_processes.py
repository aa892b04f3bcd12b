"""The short form of `./run bench faults` on the database of this run, and that it fails where a fault is built in."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tools.paths import ROOT

# naive_sequence needs writers side by side, which SQLite does not have, and time until two of them overtake one another
PLANT = {"sqlite": ("dropped_leave", "100"), "postgresql": ("naive_sequence", "300")}


def bench(database: str, *options: str) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, "-m", "tests.bench.faults", "--json", "--seed", "7", "--database", database, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return done.returncode, told


@pytest.fixture
def database(database_url: str) -> str:
    return "postgresql" if database_url else "sqlite"


def test_nothing_is_lost_or_doubled_between_real_processes(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = bench(database)
    faults, lost, doubled = sum(told["injected"].values()), len(told["lost"]), len(told["doubled"])
    with capsys.disabled():
        print(f"\n{database}, seed {told['seed']}: {faults} faults, {told['made']} changes made, {lost} lost, {doubled} doubled, ", end="")
        print(f"{told['converged']} of {told['phones']} phones converged")
    assert (told["lost"], told["doubled"], told["apart"], told["converged"]) == ([], [], [], told["phones"])
    assert (status, told["phones"]) == (0, 50)
    assert faults >= 300 and told["injected"]["kill -9"] == 1
    assert sum(told["ended"].values()) == told["made"] > 0


def test_a_fault_that_is_built_in_shows(database: str) -> None:
    plant, faults = PLANT[database]
    status, told = bench(database, "--faults", faults, "--network-only", "--plant", plant)
    assert status == 1
    assert told["lost"] or told["doubled"] or told["apart"]
