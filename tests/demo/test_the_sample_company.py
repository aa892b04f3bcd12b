"""The sample company is whole, believable and the same each time."""

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


def made(name: str) -> list[Any]:
    with acting_as(system(must_have_organisation().id)):
        return every(name)


def fill_small() -> dict[str, list[tuple[Any, ...]]]:
    with frozen(MONDAY):
        fill(seed=7, reps=2, accounts=24, password=PASSWORD)
    return {name: [(record.id, getattr(record, field)) for record in made(name)] for name, field in FIELDS.items()}


FIELDS = {"account": "name", "contact": "emails", "visit": "status", "note": "body", "need": "status", "task": "title", "trip": "title"}


def test_the_same_seed_gives_the_same_company(app: Flask) -> None:
    first = fill_small()
    assert len(first["account"]) == 24
    assert all(first.values())
    empty()
    assert fill_small() == first


def test_past_trips_are_done_and_the_next_one_waits(app: Flask) -> None:
    fill_small()
    by_month = {(trip.month, trip.owner_id): trip.status for trip in made("trip")}
    assert {status for (month, _), status in by_month.items() if month < "2026-11"} == {"done"}
    assert {status for (month, _), status in by_month.items() if month == "2026-12"} == {"draft", "submitted"}


@pytest.mark.parametrize("day", range(23, 28))
def test_on_a_working_day_the_first_rep_is_on_the_road(app: Flask, day: int) -> None:
    today = MONDAY.replace(day=day)
    with frozen(today):
        fill(seed=7, reps=2, accounts=40, password=PASSWORD)
    out = [trip for trip in made("trip") if trip.status == "under_way"]
    assert [trip.start_date <= today.date() <= trip.end_date for trip in out] == [True]
    stops = sorted((visit for visit in made("visit") if visit.trip_id == out[0].id and visit.day == today.date()), key=position)
    assert stops[0].status in {"done", "skipped"}
    assert {visit.status for visit in stops[1:]} == {"planned"}


def position(visit: Any) -> int:
    return int(visit.position)


def test_everybody_can_sign_in(app: Flask) -> None:
    fill_small()
    for login in ("admin", "manager", "rep1", "rep2"):
        device = {"id": "01a20b81-e99c-7835-b26d-8d0da0494a1f", "name": "Test"}
        body = {"email": f"{login}@example.com", "password": PASSWORD, "device": device}
        assert app.test_client().post("/api/session", json=body).status_code == 200


def test_a_database_with_people_in_it_is_left_alone(app: Flask) -> None:
    fill_small()
    with pytest.raises(NotEmpty):
        fill(seed=1, reps=1, accounts=1, password=PASSWORD)


@pytest.mark.parametrize("wrong", [["--reps", "0"], ["--accounts", "-3"], ["--reps", "many"]])
def test_a_company_of_nobody_is_not_understood(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(["demo", *wrong])
    assert ended.value.code == 2 and "a number, 1 or more" in capsys.readouterr().err
