"""What a poll costs when the feed grows: lines put straight into the database of a running server, then asked for over HTTP."""

import sqlite3
import time
from contextlib import closing
from statistics import median
from typing import Any

from fieldapp.core.ids import new_id
from tests.bench._figures import table, whole
from tests.bench._sides import Ours

SIZES = (10_000, 100_000, 1_000_000)
DELTA, TIMES = 100, 40
LINE = '{{"kind":"put","scope":"{scope}","seq":{seq},"type":"note","id":"{id}","rev":1,"data":{{"body":"{body}"}}}}'
BODY = "Boom hose on crane 2 burst at the crimp, second time this quarter"


def grow(ours: Ours, scope: str, until: int) -> None:
    """Put lines after those that are there. Count and sum are not looked at: nobody here checks what they hold."""
    with closing(sqlite3.connect(ours.server.instance / "fieldapp.sqlite3", isolation_level=None)) as database:
        org, head = database.execute("SELECT org_id, head FROM sync_scope WHERE scope = ?", (scope,)).fetchone()
        ids = [(seq, new_id()) for seq in range(head + 1, until + 1)]
        rows = ((org, scope, seq, "note", id, 1, "put", LINE.format(scope=scope, seq=seq, id=id, body=BODY)) for seq, id in ids)
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO sync_feed (org_id, scope, seq, type, record_id, rev, kind, line) VALUES (?,?,?,?,?,?,?,?)", rows)
        database.execute("UPDATE sync_scope SET head = ? WHERE scope = ?", (until, scope))
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def measure(ours: Ours) -> dict[str, Any]:
    """p50 in seconds, by the number of records of the rep's territory."""
    scope = next(name for name in ours.scopes if name.startswith("terr:"))
    result: dict[str, Any] = {}
    for size in SIZES:
        grow(ours, scope, size)
        heads = dict(ours.server.rows("SELECT scope, head FROM sync_scope"))
        held = {name: heads.get(name, 0) for name in ours.scopes}
        ours.wire.reopen()
        result[str(size)] = {
            "empty": taken(ours, held, 0),
            "delta": taken(ours, held | {scope: heads[scope] - DELTA}, DELTA),
        }
    return result


def taken(ours: Ours, cursor: dict[str, int], count: int) -> float:
    seconds = []
    for _ in range(TIMES):
        began = time.perf_counter()
        answer = ours.pull(ours.wire, cursor)
        seconds.append(time.perf_counter() - began)
        assert ours.count(answer) == count
    return median(seconds)


def show(result: dict[str, Any]) -> str:
    rows = [[whole(int(size)), *(f"{by[what] * 1000:.2f} ms" for what in ("empty", "delta"))] for size, by in result.items()]
    return table([f"records (p50 of {TIMES})", "empty poll", f"delta of {DELTA}"], rows)
