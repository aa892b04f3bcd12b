"""`./run plan`: the file format, both engines, and the checker that believes neither."""

import json
from pathlib import Path

import pytest

from fieldapp import cli
from fieldapp.core.errors import Invalid
from fieldapp.trips.instances import faults, read_instance, solve_file
from fieldapp.trips.problem import Day, Problem

TINY = "1 1 1 1\n0 100\n0 0 0 0 0 0 0 0 100\n1 1 1 5 10 1 1 1 20 60\n"


def test_the_checker_names_what_is_wrong() -> None:
    day = Day(0, 0, 0, 200, [0, 0], [200, 40])
    problem = Problem([[0, 50], [50, 0]], [0, 10], [0, 5], [day, day])
    assert faults(problem, [[1], []]) == ["1 too late"]
    assert faults(problem, [[7], []]) == ["7 is no customer"]
    assert "1 twice" in faults(problem, [[1], [1]])


def test_a_file_is_read_and_ways_are_rounded_down(tmp_path: Path) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text(TINY)
    assert read_instance(path, 1).way[0][1] == 14
    path.write_text("nothing of the kind")
    with pytest.raises(Invalid):
        read_instance(path, 1)


@pytest.mark.parametrize("part", ["1 nan 1 5 10", "1 inf 1 5 10", "1 1e12 1 5 10", "1 1 1 5 -10", "1 1 1 -5 10"])
def test_a_file_with_impossible_numbers_is_refused_and_no_engine_sees_it(tmp_path: Path, part: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("\n".join([*TINY.splitlines()[:3], f"{part} 1 1 1 20 60"]))
    with pytest.raises(Invalid):
        read_instance(path, 1)


@pytest.mark.parametrize("engine", ["server", "phone"])
def test_who_closes_before_opening_is_visited_by_neither_engine(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(TINY.replace("20 60", "60 20"))
    answer = solve_file(path, 1, 0.01, engine)
    assert (answer["score"], answer["tours"]) == (0, [[]])


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "soon"])
def test_seconds_that_are_none_are_not_taken(seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["plan", "any.txt", "--days", "1", "--seconds", seconds])
    assert "say how many seconds" in capsys.readouterr().err


@pytest.mark.parametrize("engine", ["server", "phone"])
def test_both_engines_solve_a_file(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text(TINY)
    answer = solve_file(path, 1, 0.01, engine)
    assert (answer["instance"], answer["days"], answer["score"], answer["tours"]) == ("tiny", 1, 10, [[1]])


def test_the_command_prints_the_answer_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text(TINY)
    assert cli.main(["plan", str(path), "--days", "2", "--seconds", "0"]) == 0
    assert json.loads(capsys.readouterr().out)["tours"] in ([[1], []], [[], [1]])
    path.write_text("")
    assert cli.main(["plan", str(path), "--days", "1"]) == 1
    assert "not a planning file" in capsys.readouterr().err
