"""`./run test` counts what the runners wrote down, and never calls nothing a success."""

import json
from pathlib import Path

import pytest

from tools.suites import Outcome, close, judge, read_junit, read_vitest, run_suites

JUNIT = """<testsuites><testsuite>
<testcase name="one"/><testcase name="two"><failure message="no"/></testcase>
<testcase name="three"><error message="no"/></testcase>
<testcase name="four"><skipped message="no such database"/></testcase>
</testsuite></testsuites>"""


def test_failures_and_errors_of_pytest_count_as_failed(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(JUNIT)
    outcome = read_junit("sqlite", tmp_path / "report.xml")
    assert (outcome.passed, outcome.failed, outcome.skipped) == (1, 2, ["four: no such database"])


def test_a_run_that_broke_off_before_its_report_is_a_failure(tmp_path: Path) -> None:
    assert read_junit("sqlite", tmp_path / "absent.xml").failed == 1
    assert read_vitest("client", tmp_path / "absent.json").failed == 1


def test_a_client_file_that_does_not_load_is_a_failure(tmp_path: Path) -> None:
    tests = [{"status": "passed", "fullName": "a"}, {"status": "todo", "fullName": "b"}]
    suites = [{"status": "passed", "assertionResults": tests}, {"status": "failed", "assertionResults": []}]
    (tmp_path / "report.json").write_text(json.dumps({"testResults": suites}))
    outcome = read_vitest("client", tmp_path / "report.json")
    assert (outcome.passed, outcome.failed, outcome.skipped) == (1, 1, ["b"])


def test_a_suite_without_tests_is_a_failure() -> None:
    assert judge(Outcome("client"), status=0).failed == 1


def test_a_bad_ending_without_a_failed_test_is_a_failure() -> None:
    assert judge(Outcome("client", passed=3), status=1).failed == 1


def test_the_closing_line_is_the_sum_and_skips_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    status = close([Outcome("sqlite", passed=2, skipped=["four: no such database"]), Outcome("client", passed=3)])
    lines = capsys.readouterr().out.splitlines()
    assert (status, lines[-1]) == (0, "5 passed, 0 failed")
    assert "  skipped: four: no such database" in lines


def test_one_failure_anywhere_sets_the_exit_status() -> None:
    assert close([Outcome("sqlite", passed=2), Outcome("client", passed=3, failed=1)]) == 1


def test_no_tests_at_all_is_not_a_success() -> None:
    assert close([]) == 1


def test_an_unknown_suite_is_refused() -> None:
    assert run_suites(["nonsense"]) == 2
