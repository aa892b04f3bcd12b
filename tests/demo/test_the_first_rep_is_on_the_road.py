"""On each working day the sample company shows a day on the road, whatever the year before was like: that is left out here."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from fieldapp import demo
from fieldapp.core.actor import acting_as, system
from fieldapp.core.clock import frozen
from fieldapp.core.records import every
from fieldapp.people.queries import must_have_organisation


@pytest.mark.one_database
@pytest.mark.parametrize("day", range(23, 28))
def test_on_a_working_day_the_first_rep_is_on_the_road(app: Flask, monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    months, now = demo.months, datetime(2026, 11, day, 12, tzinfo=UTC)
    monkeypatch.setattr(demo, "months", lambda today: months(today)[-2:])
    with frozen(now):
        demo.fill(seed=7, reps=2, accounts=40, password="correct horse battery")
    with acting_as(system(must_have_organisation().id)):
        out = [trip for trip in every("trip") if trip.status == "under_way"]
        stops = [visit for visit in every("visit") if visit.trip_id == out[0].id and visit.day == now.date()]
    assert [trip.start_date <= now.date() <= trip.end_date for trip in out] == [True]
    stops.sort(key=position)
    assert stops[0].status in {"done", "skipped"}
    assert {visit.status for visit in stops[1:]} == {"planned"}


def position(visit: Any) -> int:
    return int(visit.position)
