"""The jobs of the core and of people: statistics, disk, old failures."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from fieldapp.core import jobs, tending
from fieldapp.core.clock import frozen, now
from fieldapp.core.database import db
from fieldapp.people.models import FailedSignIn
from tests.company import Company


def failures() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(FailedSignIn)) or 0


def test_every_periodic_job_of_the_app_runs_through(company: Company) -> None:
    assert jobs.work_off() >= 4
    assert jobs.counts(db.session()).keys() == {"done"}


def test_old_failures_to_sign_in_are_forgotten(company: Company) -> None:
    company.app.test_client().post("/api/session", json={"email": "rep@example.com", "password": "not this one"})
    assert failures() == 2
    with frozen(now() + timedelta(days=1)):
        jobs.work_off()
    assert failures() == 0


def test_a_disk_that_fills_up_is_said_in_the_log(
    company: Company, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Usage:
        free = 100 * 1024**2

    monkeypatch.setattr("fieldapp.core.tending.shutil.disk_usage", lambda _: Usage)
    tending.watch_disk({})
    told: dict[str, Any] = json.loads(capsys.readouterr().err.splitlines()[-1])
    assert (told["event"], told["level"], told["free_mb"]) == ("disk is filling up", "warning", 100)
