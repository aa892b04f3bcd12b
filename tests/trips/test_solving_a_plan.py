"""The solver: plans that hold, the file format, and a good answer on a case small enough to know the best."""

import random
from itertools import permutations
from pathlib import Path

import pytest

from fieldapp.core.errors import Invalid
from fieldapp.trips.instances import read_instance, solve_file
from fieldapp.trips.solver import Problem, faults, solve


def made_up(seed: int, customers: int) -> Problem:
    dice = random.Random(seed)
    spots = [(dice.randrange(100), dice.randrange(100)) for _ in range(customers + 1)]
    way = [[int(((a - c) ** 2 + (b - d) ** 2) ** 0.5) + 1 for c, d in spots] for a, b in spots]
    opens = [0] + [dice.randrange(150) for _ in range(customers)]
    closes = [300] + [begin + dice.randrange(20, 120) for begin in opens[1:]]
    return Problem(way, [0] + [10] * customers, [0] + [dice.randrange(1, 50) for _ in range(customers)], opens, closes)


def clock_of(ticks: int) -> list[float]:
    return [tick / ticks for tick in range(ticks + 2)]


def solved(problem: Problem, days: int, rounds: int) -> list[list[int]]:
    """As many rounds as the made-up clock allows, so that the answer does not hang on this machine's speed."""
    ticks = iter(clock_of(rounds))
    return solve(problem, days, 1.0, clock=lambda: next(ticks))


def score(problem: Problem, tours: list[list[int]]) -> int:
    return sum(problem.score[vertex] for tour in tours for vertex in tour)


@pytest.mark.parametrize("seed", range(5))
def test_a_plan_never_breaks_the_rules(seed: int) -> None:
    problem = made_up(seed, 40)
    assert faults(problem, solved(problem, 3, 60)) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_small_day_is_solved_to_the_best(seed: int) -> None:
    problem = made_up(seed, 6)
    orders = (list(order) for length in range(1, 7) for order in permutations(range(1, 7), length))
    best = max((score(problem, [order]) for order in orders if not faults(problem, [order])), default=0)
    assert score(problem, solved(problem, 1, 150)) == best


def test_without_time_there_is_still_a_plan() -> None:
    problem = made_up(1, 20)
    tours = solve(problem, 2, 0)
    assert score(problem, tours) > 0
    assert faults(problem, tours) == []


def test_the_checker_names_what_is_wrong() -> None:
    problem = Problem([[0, 50], [50, 0]], [0, 10], [0, 5], [0, 0], [200, 40])
    assert faults(problem, [[1]]) == ["1 too late"]
    assert faults(problem, [[7]]) == ["7 is no customer"]
    assert "1 twice" in faults(problem, [[1], [1]])


def test_a_planning_file_is_read_and_ways_are_rounded_down(tmp_path: Path) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text("1 1 1 1\n0 100\n0 0 0 0 0 0 0 0 100\n1 1 1 5 10 1 1 1 20 60\n")
    assert read_instance(path).way[0][1] == 14
    answer = solve_file(path, 1, 0.01)
    assert (answer["instance"], answer["days"], answer["score"], answer["tours"]) == ("tiny", 1, 10, [[1]])
    path.write_text("nothing of the kind")
    with pytest.raises(Invalid):
        read_instance(path)
