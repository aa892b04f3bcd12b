"""Server and phone compute the same numbers: vectors.json is read by both."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fieldapp.trips import changes, estimates
from fieldapp.trips.schedule import DayRules, Stop, schedule
from fieldapp.trips.tolerance import Tolerance, weigh

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())


@pytest.mark.parametrize("case", VECTORS["distance"])
def test_a_distance_is_the_phones_distance(case: dict[str, Any]) -> None:
    assert estimates.leg(case["from"], case["to"]) == estimates.Leg(case["metres"], case["seconds"])


@pytest.mark.parametrize("case", VECTORS["due"])
def test_a_due_score_is_the_phones_score(case: dict[str, Any]) -> None:
    last = date.fromisoformat(case["last_visit"]) if case["last_visit"] else None
    today = date.fromisoformat(case["today"])
    parts = estimates.due_parts(case["tier"], case["interval"], last, case["open_needs"], case["open_promises"], today)
    assert [[part.key, part.points] for part in parts] == case["parts"]
    assert estimates.due_score(parts) == case["score"]


@pytest.mark.parametrize("case", VECTORS["cost"])
def test_a_cost_is_the_phones_cost(case: dict[str, Any]) -> None:
    cost = estimates.trip_cost(case["metres"], case["nights"], case["days"])
    assert (cost.driving, cost.total) == (case["driving"], case["total"])


@pytest.mark.parametrize("case", VECTORS["schedule"], ids=lambda case: case["name"])
def test_a_day_has_the_phones_times(case: dict[str, Any]) -> None:
    stops = [
        Stop(
            stop["id"], stop["place"], stop["minutes"], stop["at"], [(a, b) for a, b in stop["open"]] if stop["open"] is not None else None
        )
        for stop in case["stops"]
    ]
    day = schedule(stops, case["from"], case["to"], DayRules(**case["rules"]))
    got = {
        "stops": [
            {
                "id": stop.id, "metres": stop.leg.metres, "seconds": stop.leg.seconds, "lunch": stop.lunch, "arrival": stop.arrival,
                "wait": stop.wait, "start": stop.start, "end": stop.end, "late": stop.late, "closed": stop.closed,
            }
            for stop in day.stops
        ],
        "home": {"metres": day.home.metres, "seconds": day.home.seconds},
        "lunch_home": day.lunch_home, "finish": day.finish, "metres": day.metres, "driving": day.driving, "over": day.over,
        "gaps": [{"before": gap.before, "from": gap.start, "minutes": gap.minutes} for gap in day.gaps],
    }  # fmt: skip
    assert got == case["want"]


@pytest.mark.parametrize("case", VECTORS["changes"], ids=lambda case: case["name"])
def test_a_plan_differs_in_what_the_phone_says(case: dict[str, Any]) -> None:
    assert changes.differences(case["before"], case["after"]) == case["want"]


@pytest.mark.parametrize("case", VECTORS["tolerance"], ids=lambda case: case["name"])
def test_a_change_weighs_what_the_phone_says(case: dict[str, Any]) -> None:
    may = Tolerance(**case["may"])
    got = weigh(case["before"], case["after"], VECTORS["places"], estimates.Rates(**case["rates"]), may)
    assert {"visits": got.visits, "metres": got.metres, "cents": got.cents, "beyond": got.beyond} == case["want"]
