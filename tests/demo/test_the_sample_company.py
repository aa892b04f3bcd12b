"""The sample company is whole, believable and the same each time."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from fieldapp.cli import read_arguments
from fieldapp.core.actor import acting_as, system
from fieldapp.core.clock import frozen
from fieldapp.core.records import every
from fieldapp.demo import NotEmpty, fill
from fieldapp.people.queries import must_have_organisation
from tests.conftest import empty

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
PASSWORD = "correct horse battery"
Sample = dict[str, list[tuple[Any, ...]]]  # type → ids and a field of each


def made(name: str) -> list[Any]:
    with acting_as(system(must_have_organisation().id)):
        return every(name)


def fill_small() -> Sample:
    with frozen(MONDAY):
        fill(seed=7, reps=2, accounts=24, password=PASSWORD)
    return {name: [(record.id, getattr(record, field)) for record in made(name)] for name, field in FIELDS.items()}


FIELDS = {"account": "name", "contact": "emails", "visit": "status", "note": "body", "need": "status", "task": "title", "trip": "title"}


@pytest.fixture(scope="module")
def sample(whole_app: Flask) -> Iterator[Sample]:
    """What is in the company, which is there for all tests that only look at it: it takes seconds to make."""
    with whole_app.app_context():
        yield fill_small()
        empty()


def test_past_trips_are_done_and_the_next_one_waits(sample: Sample) -> None:
    by_month = {(trip.month, trip.owner_id): trip.status for trip in made("trip")}
    assert {status for (month, _), status in by_month.items() if month < "2026-11"} == {"done"}
    assert {status for (month, _), status in by_month.items() if month == "2026-12"} == {"draft", "submitted"}


def test_everybody_can_sign_in(sample: Sample, whole_app: Flask) -> None:
    for login in ("admin", "manager", "rep1", "rep2"):
        device = {"id": "01a20b81-e99c-7835-b26d-8d0da0494a1f", "name": "Test"}
        body = {"email": f"{login}@example.com", "password": PASSWORD, "device": device}
        assert whole_app.test_client().post("/api/session", json=body).status_code == 200


def test_a_database_with_people_in_it_is_left_alone(sample: Sample) -> None:
    with pytest.raises(NotEmpty):
        fill(seed=1, reps=1, accounts=1, password=PASSWORD)


@pytest.mark.one_database
def test_the_same_seed_gives_the_same_company(sample: Sample) -> None:
    assert len(sample["account"]) == 24
    assert all(sample.values())
    empty()
    assert fill_small() == sample


@pytest.mark.parametrize("wrong", [["--reps", "0"], ["--accounts", "-3"], ["--reps", "many"]])
def test_a_company_of_nobody_is_not_understood(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(["demo", *wrong])
    assert ended.value.code == 2 and "a number, 1 or more" in capsys.readouterr().err
