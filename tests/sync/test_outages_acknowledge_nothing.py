"""sync.md, 503: a lock, a full disk, a deadlock. Nothing is acknowledged and no mutation is blamed for it."""

from typing import Any

import pytest
from psycopg import errors
from sqlalchemy.exc import OperationalError

from fieldapp.core.database import db
from fieldapp.notes.models import Note
from fieldapp.sync.models import SyncMutation, SyncQuarantine
from tests.company import Company

FULL = OperationalError("INSERT", {}, Exception("database or disk is full"))
DEADLOCK = OperationalError("UPDATE", {}, errors.DeadlockDetected("deadlock detected"))


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception, times: int) -> list[int]:
    """The next so many notes meet this error in the middle of their being written."""
    calls: list[int] = []
    real = Note.__init__

    def init(self: Note, **values: Any) -> None:
        calls.append(1)
        if len(calls) <= times:
            raise error
        real(self, **values)

    monkeypatch.setattr(Note, "__init__", init)
    return calls


def count(model: type[Any]) -> int:
    return db.session.query(model).count()


def test_a_full_disk_is_the_servers_fault_and_the_phone_tries_later(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep, account = company.phone("rep"), company.account()
    for body in ("one", "two"):
        rep.write("create", "note", set={"account_id": account, "body": body})
    with monkeypatch.context() as patch:
        failing(patch, FULL, 1)
        answer = rep.request()
        assert (answer.status_code, answer.json["code"]) == (503, "try_later")
    assert (count(SyncMutation), count(SyncQuarantine), count(Note)) == (0, 0, 0)
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok", "ok"]


def test_a_deadlock_is_tried_again_at_once(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep = company.phone("rep")
    rep.write("create", "note", set={"account_id": company.account(), "body": "one"})
    calls = failing(monkeypatch, DEADLOCK, 2)
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok"]
    assert len(calls) == 3


def test_one_deadlock_after_another_ends_in_try_later(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep = company.phone("rep")
    rep.write("create", "note", set={"account_id": company.account(), "body": "one"})
    failing(monkeypatch, DEADLOCK, 99)
    assert rep.request().status_code == 503
    assert (count(SyncMutation), count(Note)) == (0, 0)
