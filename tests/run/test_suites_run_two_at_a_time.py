"""Suites of different lanes run at once, those of one lane in turn, and each is printed whole."""

import sys
from pathlib import Path
from threading import Barrier

import pytest

from tools.suites import LANES, SUITES, Desk, Outcome, Suite, run_lanes


def saying(name: str, *lines: str) -> Suite:
    """A suite whose runner prints these lines, one write each."""

    def suite(desk: Desk) -> Outcome:
        script = "".join(f"print({line!r}, flush=True);" for line in lines)
        return Outcome(name, passed=1, failed=desk.call(name, [sys.executable, "-c", script]))

    return suite


def test_every_suite_has_its_place_in_one_lane() -> None:
    assert sorted(name for lane in LANES for name in lane) == sorted(SUITES)


def test_two_lanes_are_under_way_at_the_same_time(tmp_path: Path) -> None:
    both = Barrier(2, timeout=10)

    def suite(desk: Desk) -> Outcome:
        both.wait()
        return Outcome("met", passed=1)

    assert [one.passed for one in run_lanes([["a"], ["b"]], {"a": suite, "b": suite}, tmp_path)] == [1, 1]


def test_suites_of_one_lane_follow_each_other_in_the_order_of_the_lanes(tmp_path: Path) -> None:
    suites = {name: saying(name) for name in ("a", "b", "c")}
    assert [one.name for one in run_lanes([["a", "b"], ["c"]], suites, tmp_path)] == ["a", "b", "c"]


def test_the_lines_of_two_suites_are_not_mixed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suites = {"a": saying("a", "a1", "a2", "a3"), "b": saying("b", "b1", "b2", "b3")}
    run_lanes([["a"], ["b"]], suites, tmp_path)
    told = capsys.readouterr().out
    assert "== a\na1\na2\na3\n" in told
    assert "== b\nb1\nb2\nb3\n" in told


def test_a_single_lane_shows_its_lines_as_they_come(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run_lanes([["a"]], {"a": saying("a", "a1")}, tmp_path)
    assert capfd.readouterr().out == "== a\na1\n"
    assert list(tmp_path.iterdir()) == []


def test_a_remark_is_printed_with_its_suite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_lanes([["a"], ["b"]], {"a": lambda _desk: Outcome("a", failed=1, remark="no browser"), "b": saying("b")}, tmp_path)
    assert "== a\na: no browser\n" in capsys.readouterr().out
