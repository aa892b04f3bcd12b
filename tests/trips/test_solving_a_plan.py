"""The solver: plans that hold whatever is asked, the same first plan as on the phone, and a good answer where the best is known."""

import json
import random
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.trips.instances import faults
from fieldapp.trips.problem import EVER, Day, Lunch, Problem
from fieldapp.trips.solver import Search, solve

VECTORS = json.loads((Path(__file__).parent / "plan_vectors.json").read_text())


def made_up(seed: int, customers: int, days: int) -> Problem:
    dice = random.Random(seed)
    spots = [(dice.randrange(100), dice.randrange(100)) for _ in range(customers + 1)]
    way = [[int(((a - c) ** 2 + (b - d) ** 2) ** 0.5) + 1 for c, d in spots] for a, b in spots]
    opens = [0] + [dice.randrange(150) for _ in range(customers)]
    closes = [300] + [begin + dice.randrange(20, 120) for begin in opens[1:]]
    day = Day(start=0, end=0, opens=0, closes=300, first=opens, last=closes)
    return Problem(way, [0] + [10] * customers, [0] + [dice.randrange(1, 50) for _ in range(customers)], [day] * days)


def rounds(many: int) -> Callable[[], float]:
    """So that the answer does not hang on this machine's speed."""
    gone = iter(range(many + 1))
    return lambda: next(gone) / many if many else 1


def solved(problem: Problem, many: int) -> list[list[int]]:
    return solve(problem, rounds(many), random.Random(1))


def score(problem: Problem, tours: list[list[int]]) -> int:
    return sum(problem.value[place] for tour in tours for place in tour)


@pytest.mark.parametrize("seed", range(3))
def test_a_small_day_is_solved_to_the_best(seed: int) -> None:
    problem = made_up(seed, 6, 1)
    orders = (list(order) for length in range(1, 7) for order in permutations(range(1, 7), length))
    best = max((score(problem, [order]) for order in orders if not faults(problem, [order])), default=0)
    assert score(problem, solved(problem, 150)) == best


def test_without_time_there_is_still_a_plan() -> None:
    problem = made_up(1, 20, 2)
    tours = solved(problem, 0)
    assert score(problem, tours) > 0
    assert faults(problem, tours) == []


def test_with_more_time_the_plan_gets_better() -> None:
    problem = made_up(4, 80, 3)
    assert score(problem, solved(problem, 300)) > score(problem, solved(problem, 0))


def vector_problem(case: dict[str, Any]) -> Problem:
    days = [
        Day(
            start=day["start"], end=day["end"], opens=day["opens"], closes=day["closes"], first=day["first"], last=day["last"],
            split={int(place): [(a, b) for a, b in windows] for place, windows in day["split"].items()},
            drive=day["drive"], lunch=Lunch(**day["lunch"]) if day["lunch"] else None,
        )
        for day in case["days"]
    ]  # fmt: skip
    return Problem(case["way"], case["stay"], case["value"], days, frozenset(case["must"]), case["length"], case["most"])


@pytest.mark.parametrize("case", VECTORS["plans"], ids=lambda case: case["name"])
def test_the_first_plan_is_the_phones_first_plan(case: dict[str, Any]) -> None:
    search = Search(vector_problem(case), random.Random(1), case["planned"])
    plan = search.recreate(search.bare, 2, 0)
    assert plan.stops == case["want"]["tours"]
    assert [tour.arrival for tour in plan.tours] == case["want"]["arrival"]
    assert [tour.latest for tour in plan.tours] == case["want"]["latest"]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Days of their own, closed places, appointments, musts that cannot be, limits of driving and of the whole way."""
    size = draw(st.integers(1, 14))
    number = st.integers(0, 300)
    way = draw(st.lists(st.lists(st.integers(0, 60), min_size=size, max_size=size), min_size=size, max_size=size))
    numbers = st.lists(number, min_size=size, max_size=size)
    value = [0, *draw(st.lists(st.integers(0, 50), min_size=size - 1, max_size=size - 1))]
    days = []
    for _ in range(draw(st.integers(0, 3))):
        opens, first = draw(st.integers(0, 100)), draw(numbers)
        last = [begin + draw(st.integers(-1, 90)) for begin in first]
        drive = draw(st.sampled_from([EVER, 100]))
        days.append(Day(0, 0, opens, opens + draw(number), first, last, drive=drive))
    must = frozenset(draw(st.sets(st.sampled_from(range(size)), max_size=3))) - {0}
    limit = draw(st.sampled_from([None, 80]))
    return Problem(way, draw(numbers), value, days, must, way if limit else None, limit or 0)


@given(problems())
@settings(max_examples=150, deadline=None)
def test_no_plan_breaks_a_rule(problem: Problem) -> None:
    tours = solved(problem, 25)
    assert faults(problem, tours) == []


@given(problems(), st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_a_must_that_has_a_place_alone_is_never_left_out_for_others(problem: Problem, seed: int) -> None:
    alone = Problem(problem.way, problem.stay, [int(place in problem.must) for place in range(problem.size)], problem.days, problem.must,
                    problem.length, problem.most)  # fmt: skip
    first = {place for tour in solved(alone, 0) for place in tour}
    tours = solve(problem, rounds(20), random.Random(seed))
    kept = {place for tour in tours for place in tour if place in problem.must and problem.value[place] > 0}
    assert len(kept) >= len([place for place in first if problem.value[place] > 0])
