"""Jobs are leased, tried again after a failure or a crash, and given up in the open; the periodic ones come by themselves."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from fieldapp.core import jobs
from fieldapp.core.actor import current_org
from fieldapp.core.clock import frozen
from fieldapp.core.database import db, write
from fieldapp.core.worker import Worker
from tests.company import Company

START = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def only_these(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_kinds", {})


@pytest.fixture
def asked(company: Company) -> Iterator[str]:
    """One job named `count` is waiting; the clock stands at START."""
    with frozen(START):
        with write():
            jobs.enqueue("count", {"step": 2}, org_id=company.org_id)
        yield company.org_id


def the_job() -> jobs.Job:
    db.session.rollback()
    db.session.expire_all()
    return db.session.scalars(select(jobs.Job)).one()


def ask_and_fail(org_id: str) -> None:
    with write():
        jobs.enqueue("count", org_id=org_id)
        raise ZeroDivisionError


def failing(_args: dict[str, Any]) -> None:
    raise ValueError("the printer is out of paper")


def test_a_job_runs_once_as_the_organisation_itself(asked: str) -> None:
    seen: list[Any] = []
    jobs.handle("count", lambda args: seen.append((current_org(), args)))
    assert [jobs.work_off(), jobs.work_off()] == [1, 0]
    assert seen == [(asked, {"step": 2})]
    assert the_job().state == "done"


def test_what_asked_for_a_job_and_was_rolled_back_leaves_none(company: Company) -> None:
    with pytest.raises(ZeroDivisionError):
        ask_and_fail(company.org_id)
    assert list(db.session.scalars(select(jobs.Job))) == []


def test_a_leased_job_is_not_given_to_a_second_taker(asked: str) -> None:
    assert jobs.take() is not None
    assert jobs.take() is None


def test_a_crash_between_lease_and_done_runs_the_job_again(asked: str) -> None:
    seen: list[Any] = []
    jobs.handle("count", seen.append)
    jobs.take()  # and the process dies here
    with frozen(START + jobs.LEASE - timedelta(seconds=1)):
        assert jobs.work_off() == 0
    with frozen(START + jobs.LEASE):
        assert jobs.work_off() == 1
    assert len(seen) == 1


def test_who_comes_back_after_the_lease_ran_out_cannot_end_the_job(asked: str) -> None:
    jobs.handle("count", lambda args: None)
    late = jobs.take()
    assert late is not None
    with frozen(START + jobs.LEASE):
        jobs.take()
        jobs.perform(late)
    assert the_job().state == "waiting"


def test_a_failure_is_tried_again_with_growing_pauses_and_then_given_up_with_its_reason(asked: str) -> None:
    jobs.handle("count", failing)
    moment, tries = START, 0
    while the_job().state == "waiting" and tries < 20:
        moment = datetime.fromisoformat(the_job().due_at)
        with frozen(moment - timedelta(seconds=1)):
            assert jobs.take() is None or tries == 0
        with frozen(moment):
            assert jobs.work_off() == 1
        tries += 1
    assert tries == jobs.MOST_TRIES
    assert moment - START > timedelta(hours=5)
    assert [(job.state, job.reason) for job in jobs.given_up()] == [("given_up", "ValueError: the printer is out of paper")]
    assert jobs.counts(db.session()) == {"given_up": 1}


def test_a_job_that_ends_the_server_each_time_is_given_up_too(asked: str) -> None:
    moment = START
    for _ in range(jobs.MOST_TRIES):
        with frozen(moment):
            assert jobs.take() is not None
        moment += jobs.LEASE
    with frozen(moment):
        assert jobs.take() is None
    assert "ended each time" in (the_job().reason or "")


def test_what_a_failed_handler_wrote_is_not_left_half_done(asked: str, company: Company) -> None:
    def half(_args: dict[str, Any]) -> None:
        with write():
            jobs.enqueue("left behind", org_id=company.org_id)
            raise ValueError

    jobs.handle("count", half)
    jobs.work_off()
    assert the_job().name == "count"


def test_a_periodic_job_comes_once_a_period_however_often_one_looks(company: Company) -> None:
    seen: list[Any] = []
    jobs.handle("daily", seen.append, every=timedelta(days=1))
    for hours in (0, 1, 12, 24, 25):
        with frozen(START + timedelta(hours=hours)):
            jobs.work_off()
    assert len(seen) == 2


def test_done_jobs_are_forgotten_after_a_month(company: Company) -> None:
    jobs.handle("daily", lambda args: None, every=timedelta(days=1))
    for day in (0, 40):
        with frozen(START + timedelta(days=day)):
            jobs.work_off()
    assert len(list(db.session.scalars(select(jobs.Job)))) == 1


def test_many_takers_at_once_share_the_jobs_and_do_each_once(company: Company) -> None:
    seen: list[int] = []
    jobs.handle("count", lambda args: seen.append(args["step"]))
    with write():
        for step in range(40):
            jobs.enqueue("count", {"step": step}, org_id=company.org_id)

    def take_all() -> None:
        with company.app.app_context():
            jobs.work_off()
            db.session.remove()

    takers = [threading.Thread(target=take_all) for _ in range(4)]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join(60)
    assert sorted(seen) == list(range(40))


def test_the_thread_of_the_server_does_what_is_due(company: Company) -> None:
    done = threading.Event()
    jobs.handle("count", lambda args: done.set())
    with write():
        jobs.enqueue("count", org_id=company.org_id)
    worker = Worker(company.app, pause=0.05)
    worker.start()
    assert done.wait(20)
    worker.stop()
    assert the_job().state == "done"
