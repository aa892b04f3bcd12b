"""`./run bench sync`: our server beside pouchdb-server and rxdb-server, in one run, the rounds interleaved.

Everybody holds the same notes and answers over HTTP on this machine, without compression. Ours stores durably, checks rights, merges and
keeps a history; the others have no users and keep everything in memory. The floor is SQLite read and written without any server.
Then ours alone: what a poll costs from 10,000 to a million records, and a hundred phones on Monday morning. `--only` takes one part.
"""

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

from fieldapp.core.ids import new_id
from tests.bench import _growth, _monday
from tests.bench._figures import machine, table, whole
from tests.bench._sides import MOST, Note, Ours, PouchDb, RxDb, Side

PUSHED, DELTA, READERS = 1_000, 100, 8
SAID = "Boom hose on crane 2 burst at the crimp, second time this quarter; wants {0} pcs of the -12 assembly by Thursday. "
SAID += "Ask about the bend radius at the mast foot, they route it too tight. Gate code changed, see the site."
Seconds = dict[str, dict[str, list[float]]]  # what → who → seconds by round


def notes(count: int) -> list[Note]:
    account, author = new_id(), new_id()
    return [
        {
            "id": new_id(), "account_id": account, "visit_id": None, "body": SAID.format(number), "occurred_at": "2026-11-23T07:10:00Z",
            "kind": "meeting", "promise": number % 5 == 0, "kept": None, "author_id": author,
        }
        for number in range(count)
    ]  # fmt: skip


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def expect(side: Side, answer: bytes, count: int) -> None:
    came = side.count(answer)
    if came != count:
        raise AssertionError(f"{side.name} answered with {came} records instead of {count}")


def fill(side: Side) -> float:
    """The first 10,000 notes; how long they took."""
    bodies = side.bodies(notes(MOST))
    side.wire.reopen()
    return timed(lambda: side.push(bodies))[0]


def one_round(side: Side) -> dict[str, float]:
    taken: dict[str, float] = {}
    side.wire.reopen()
    taken["pull"], answer = timed(lambda: side.pull(side.wire))
    expect(side, answer, MOST)
    mark = side.mark()
    side.push(side.bodies(notes(DELTA)))
    taken["delta"], answer = timed(lambda: side.pull(side.wire, mark))
    expect(side, answer, DELTA)
    mark = side.mark()
    taken["empty"], answer = timed(lambda: side.pull(side.wire, mark))
    expect(side, answer, 0)
    bodies = side.bodies(notes(PUSHED))
    taken["push"], _ = timed(lambda: side.push(bodies))
    taken["readers"] = readers(side)
    return taken


def readers(side: Side) -> float:
    """Eight phones that come back at the same moment and pull everything."""
    wires = [side.wire.twin() for _ in range(READERS)]
    for wire in wires:
        wire.reopen()
    with ThreadPoolExecutor(READERS) as pool:
        taken, answers = timed(lambda: list(pool.map(side.pull, wires)))
    for wire, answer in zip(wires, answers, strict=True):
        wire.close()
        expect(side, answer, MOST)
    return taken


def floor(ours: Ours) -> dict[str, float]:
    """The same lines by plain sqlite3: about what no server of ours can be faster than."""
    path = ours.server.instance / "fieldapp.sqlite3"
    with sqlite3.connect(path) as database:
        key = database.execute("SELECT org_id, scope FROM sync_scope ORDER BY head DESC LIMIT 1").fetchone()
        query = "SELECT line FROM sync_feed WHERE org_id = ? AND scope = ? AND seq > 0 ORDER BY seq LIMIT ?"
        read, rows = timed(lambda: database.execute(query, (*key, MOST)).fetchall())
    with sqlite3.connect(path.with_name("floor.sqlite3"), isolation_level=None) as scratch:
        scratch.execute("PRAGMA journal_mode=WAL")
        scratch.execute("PRAGMA synchronous=FULL")
        scratch.execute("CREATE TABLE IF NOT EXISTS feed (seq INTEGER PRIMARY KEY, line TEXT)")
        written, _ = timed(lambda: write_plainly(scratch, rows[:PUSHED], ours.batch))
    return {"pull": read, "push": written}


def write_plainly(scratch: sqlite3.Connection, rows: list[tuple[str]], batch: int) -> None:
    """A synced commit for each batch, as the server has one for each request."""
    for start in range(0, len(rows), batch):
        scratch.execute("BEGIN IMMEDIATE")
        scratch.executemany("INSERT INTO feed (line) VALUES (?)", rows[start : start + batch])
        scratch.execute("COMMIT")


COUNTS = {"pull": MOST, "push": PUSHED, "delta": DELTA, "empty": 1, "readers": MOST * READERS}
TITLES = {
    "pull": "pull of 10,000, docs/s",
    "push": "push of 1,000, docs/s",
    "delta": "delta of 100, docs/s",
    "empty": "empty poll, requests/s",
    "readers": "8 readers at once, docs/s",
}


def measure(rounds: int, folder: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    """Per second, p50 of the rounds, by what and by whom."""
    sides: list[Side] = []
    seconds: Seconds = {what: {} for what in COUNTS}
    try:
        for make in (Ours, PouchDb, RxDb):
            sides.append(make(folder / make.__name__))
            tell(f"{sides[-1].name} took its first 10,000 notes in {fill(sides[-1]):.1f} s")
        ours = sides[0]
        assert isinstance(ours, Ours)
        for number in range(rounds + 1):  # the first one warms everybody up and does not count
            tell(f"round {number} of {rounds}")
            for name, taken in [("SQLite alone", floor(ours)), *((side.name, one_round(side)) for side in sides)]:
                for what in taken if number else ():
                    seconds[what].setdefault(name, []).append(taken[what])
    finally:
        for side in sides:
            side.stop()
    rates = {what: {who: COUNTS[what] / median(taken) for who, taken in by.items()} for what, by in seconds.items()}
    return {"machine": machine(), "rounds": rounds, "per_second": rates, "keeps": {side.name: side.keeps for side in sides}}


def show(result: dict[str, Any]) -> str:
    names = ["SQLite alone", *result["keeps"]]
    rows = []
    for what, rates in result["per_second"].items():
        ratios = [f"{rates['fieldapp'] / rates[name]:.2f}" for name in names[2:]]
        rows.append([TITLES[what], *(whole(rates[name]) if name in rates else "" for name in names), *ratios])
    head = [f"p50 of {result['rounds']} rounds", *names, *(f"ours : {name}" for name in names[2:])]
    keeps = "\n".join(f"{name} keeps its records {where}." for name, where in result["keeps"].items())
    return f"{table(head, rows)}\n{keeps}\n{result['machine']}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./run bench sync")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=["peers", "growth", "monday"], help="one of the three parts")
    parser.add_argument("--phones", type=int, default=_monday.PHONES, help="how many come back on Monday (at most 100)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="fieldapp-bench-") as folder:
        result = parts(options.only, options.rounds, options.phones, Path(folder))
    print(json.dumps(result) if options.json else "\n\n".join(SHOWN[part](told) for part, told in result.items()))
    return 0


def parts(only: str | None, rounds: int, phones: int, folder: Path) -> dict[str, Any]:
    """What was measured, by part."""

    def tell(said: str) -> None:
        print(said, file=sys.stderr, flush=True)

    made: dict[str, Callable[[], dict[str, Any]]] = {
        "peers": lambda: measure(rounds, folder, tell),
        "growth": lambda: grown(folder),
        "monday": lambda: _monday.measure(folder / "monday", phones),
    }
    result: dict[str, Any] = {}
    for part in [only] if only else made:
        tell(part)
        result[part] = made[part]()
    return result


def grown(folder: Path) -> dict[str, Any]:
    ours = Ours(folder / "growth")
    try:
        return _growth.measure(ours)
    finally:
        ours.stop()


SHOWN: dict[str, Callable[[dict[str, Any]], str]] = {"peers": show, "growth": _growth.show, "monday": _monday.show}


if __name__ == "__main__":
    sys.exit(main())
