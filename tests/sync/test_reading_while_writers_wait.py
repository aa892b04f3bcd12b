"""On SQLite one writes at a time. However many phones wait for their turn, whoever only reads is answered at once."""

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from fieldapp.core.ids import new_id
from tests.bench._wire import Wire
from tests.browser.server import Server
from tests.company import PASSWORD

WRITERS, READS = 24, 5


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "instance")
    server.instance.mkdir()
    server.seed()
    server.start()
    yield server
    server.stop()


def signed_in(server: Server) -> Wire:
    wire = Wire(f"http://127.0.0.1:{server.port}")
    wire.ask_json("POST", "/api/session", {"email": "rep@example.com", "password": PASSWORD, "device": {"id": new_id(), "name": "phone"}})
    return wire


def test_many_phones_wait_for_the_lock_and_nobody_else_does(server: Server) -> None:
    reader = signed_in(server)
    account = server.rows("SELECT id FROM account LIMIT 1")[0]

    def push(wire: Wire) -> bytes:
        note = {"id": new_id(), "n": 1, "op": "create", "type": "note", "record": new_id(), "set": {"account_id": account, "body": "so"}}
        with closing(wire):
            return wire.ask("POST", "/api/sync", json.dumps({"device": new_id(), "mutations": [note]}).encode())

    with closing(sqlite3.connect(server.instance / "fieldapp.sqlite3", isolation_level=None)) as lock, ThreadPoolExecutor(WRITERS) as pool:
        lock.execute("BEGIN IMMEDIATE")
        waiting = [pool.submit(push, reader.twin()) for _ in range(WRITERS)]
        for _ in range(READS):
            reader.ask("GET", "/api/session")
        # behind the writers the reader would have waited until they gave up
        assert not any(push.done() for push in waiting)
        lock.execute("ROLLBACK")
        answers = [push.result() for push in waiting]
    reader.close()
    assert all(b'"verdict":"ok"' in answer for answer in answers)
    assert server.one("SELECT count(*) FROM note") == WRITERS
