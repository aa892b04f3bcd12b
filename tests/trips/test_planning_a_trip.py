"""The planner of a trip: nothing refused, nothing lost, every must in or named with why."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.trips.checker import refusals
from fieldapp.trips.estimates import Place, leg
from fieldapp.trips.ground import ways
from fieldapp.trips.planner import propose
from fieldapp.trips.schedule import DayRules, Stop, trip_schedule
from fieldapp.trips.wish import Bounds, Guest, Hours, Proposal, Wish

BASE = {"lat": 29.76, "lon": -95.37}
UNBOUND = Bounds()
VECTORS = json.loads((Path(__file__).parent / "plan_vectors.json").read_text())


def crowd(many: int, days: int = 3) -> list[Guest]:
    dice = random.Random(7)

    def one(number: int) -> Guest:
        place = {"lat": 28.6 + dice.random() * 2.4, "lon": -97 + dice.random() * 4}
        return Guest(f"c{number}", place, 45, dice.randrange(1, 200), must=False, opening=[None] * days)

    return [one(number) for number in range(many)]


def planned(wish: Wish, looks: int = 60) -> Proposal:
    """So many looks at the clock, so that the answer does not hang on this machine's speed."""
    looked = iter(range(1, looks + 1))
    return propose(wish, lambda: next(looked, looks) / looks, random.Random(1))


def ids(days: Sequence[Sequence[Stop]]) -> list[str]:
    return [stop.id for stops in days for stop in stops]


def wrong_with(wish: Wish, plan: Proposal) -> list[str]:
    before, after = (trip_schedule(days, wish.base, wish.rules) for days in (wish.days, plan.days))
    return [refusal.what for refusal in refusals(after, wish.bounds, before)]


@pytest.mark.parametrize("case", VECTORS["trips"], ids=lambda case: case["name"])
def test_the_checker_says_what_the_phones_says(case: dict[str, Any]) -> None:
    def days(given: list[list[dict[str, Any]]]) -> list[list[Stop]]:
        return [
            [Stop(**{**stop, "opening": stop["opening"] and [(a, b) for a, b in stop["opening"]]}) for stop in stops] for stops in given
        ]

    before, after = (trip_schedule(days(case[which]), BASE, DayRules(**case["rules"])) for which in ("before", "after"))
    bounds = Bounds(drive=case["drive"], metres=case["metres"])
    assert [after.metres, after.driving, after.nights] == case["want"]["trip"]
    assert [[one.day, one.what, one.stop] for one in refusals(after, bounds, before)] == case["want"]["refused"]


def test_three_days_are_filled_at_once_and_well() -> None:
    wish = Wish([[], [], []], BASE, crowd(300))
    plan = planned(wish, 1)
    assert wrong_with(wish, plan) == []
    assert sum(one.value for one in wish.guests if one.id in plan.added) > 2800


def test_a_must_with_a_place_is_in_before_all_others_and_one_without_is_named_with_why() -> None:
    def must(name: str, place: Place | None, hours: Hours = None) -> Guest:
        return Guest(name, place, 60, 1, must=True, opening=[hours])

    here = {"lat": 29.9, "lon": -95.1}
    musts = [must("near", here), must("far", {"lat": 35.0, "lon": -101.0}), must("shut", here, []), must("nowhere", None)]
    plan = planned(Wish([[]], BASE, [*musts, *crowd(20, 1)]))
    assert "near" in plan.added
    assert plan.unmet == {"far": "far", "shut": "closed", "nowhere": "no_position"}


def test_an_appointment_keeps_its_time_and_what_is_done_stays_first() -> None:
    fixed = Stop("fixed", {"lat": 29.9, "lon": -95.1}, 60, 47_700)
    done = Stop("done", {"lat": 29.8, "lon": -95.5}, 45)
    wish = Wish([[done, fixed], []], BASE, crowd(60, 2), frozen=frozenset({"done"}))
    plan = planned(wish)
    day = trip_schedule(plan.days, BASE, wish.rules).days[0]
    assert next(stop.start for stop in day.stops if stop.id == "fixed") == 47_700
    assert day.stops[0].id == "done"
    assert len(plan.added) > 5


def test_a_must_that_the_search_does_not_find_a_place_for_gets_one_where_the_checker_lets_it() -> None:
    late, before = Stop("late", {"lat": 29.8, "lon": -95.5}, 61, 32_400), Guest("near", BASE, 10, 1, must=True, opening=[None])
    plan = planned(Wish([[late]], BASE, [before], DayRules(36_420, 68_820, 50)))
    assert (plan.added, plan.unmet) == (["near"], {})


def test_a_must_of_unknown_hours_is_never_called_closed() -> None:
    long = Guest("long", BASE, 700, 1, must=True, opening=[None])
    assert planned(Wish([[]], BASE, [long])).unmet == {"long": "far"}


def test_nights_are_away_where_that_reaches_more() -> None:
    def town(lat: float, lon: float) -> list[Guest]:
        return [Guest(f"t{n}", {"lat": lat + n / 100, "lon": lon}, 45, 50, must=False, opening=[None] * 3) for n in range(12)]

    far, close = (planned(Wish([[], [], []], BASE, guests)) for guests in (town(27.8, -97.4), town(29.7, -95.3)))
    assert any(trip_schedule(far.days, BASE, DayRules()).nights)
    assert not any(trip_schedule(close.days, BASE, DayRules()).nights)


def test_no_day_has_more_driving_and_no_trip_more_way_than_allowed() -> None:
    wish = Wish([[], [], []], BASE, crowd(100), bounds=Bounds(drive=7200, metres=300_000))
    plan = planned(wish)
    trip = trip_schedule(plan.days, BASE, wish.rules)
    assert len(plan.added) > 3
    assert max(day.driving for day in trip.days) <= 7200
    assert trip.metres <= 300_000


def test_ways_between_many_are_the_ways_between_two() -> None:
    places = [one.place for one in crowd(30)] + [None]
    metres, seconds = ways(places)
    for a, start in enumerate(places):
        for b, end in enumerate(places):
            assert (int(metres[a, b]), int(seconds[a, b])) == (leg(start, end).metres, leg(start, end).seconds)


places = st.none() | st.builds(lambda lat, lon: {"lat": lat, "lon": lon}, st.floats(29, 31), st.floats(-96.5, -94))
minutes = st.integers(5, 240)


@st.composite
def openings(draw: st.DrawFn) -> Hours:
    if draw(st.booleans()):
        return draw(st.sampled_from([None, []]))
    a, b, c, d = sorted(draw(st.lists(st.integers(0, 1440), min_size=4, max_size=4)))
    return [(a * 60, b * 60), (c * 60, d * 60)]


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """Closed days, impossible musts, nobody at all, midnight, missing positions, broken plans, no day."""
    count = draw(st.integers(0, 4))
    by_day = st.lists(openings(), min_size=count, max_size=count)
    guests = [
        Guest(f"c{n}", draw(places), draw(minutes), draw(st.integers(0, 200)), draw(st.booleans()), draw(by_day))
        for n in range(draw(st.integers(0, 10)))
    ]
    days = [
        [
            Stop(
                f"s{day}{at}",
                draw(places),
                draw(minutes),
                draw(st.none() | st.integers(0, 1439).map(lambda minute: minute * 60)),
                draw(openings()),
            )
            for at in range(draw(st.integers(0, 3)))
        ]
        for day in range(count)
    ]
    start = draw(st.sampled_from([0, 28_800, 36_420, 72_000]))
    rules = DayRules(start, min(86_400, start + draw(st.sampled_from([0, 3, 9, 16])) * 3600), draw(st.sampled_from([0, 45])))
    bounds = Bounds(draw(st.sampled_from([UNBOUND.drive, 5400])), draw(st.sampled_from([UNBOUND.metres, 100_000])))
    moving = [stop for stops in days for stop in stops if stop.at is None and stop.place is not None] if draw(st.booleans()) else []
    frozen = frozenset(stops[0].id for stops in days if stops) if not moving and draw(st.booleans()) else frozenset()
    base: Place | None = draw(places)
    return Wish(days, base, guests, rules, bounds, {stop.id: draw(by_day) for stop in moving}, frozen)


@given(wishes())
@settings(max_examples=60, deadline=None)
def test_whatever_is_asked_nothing_is_refused_or_lost(wish: Wish) -> None:
    plan = planned(wish, 20)
    there = ids(plan.days)
    assert wrong_with(wish, plan) == []
    assert set(ids(wish.days)) <= set(there)
    assert len(there) == len(set(there))
    assert {one.id for one in wish.guests if one.must and one.id not in there} == plan.unmet.keys()
