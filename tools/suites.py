"""`./run test`: every suite, counted from what the runners themselves wrote down."""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools.environment import StepFailed, build_client
from tools.paths import PYTHON, ROOT, child_environment
from tools.system_packages import Missing, chromium


@dataclass
class Outcome:
    """What one suite came to. `failed` counts errors too; `skipped` holds "test: reason"."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)


def read_junit(name: str, report: Path) -> Outcome:
    """pytest's own report; a missing one (the run broke off) is one failure."""
    if not report.is_file():
        return Outcome(name, failed=1)
    outcome = Outcome(name)
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        elif skipped is not None:
            outcome.skipped.append(f"{case.get('name')}: {skipped.get('message')}")
        else:
            outcome.passed += 1
    return outcome


def read_vitest(name: str, report: Path) -> Outcome:
    """vitest's own report; a file that could not be loaded has no tests and counts as one failure."""
    if not report.is_file():
        return Outcome(name, failed=1)
    told = json.loads(report.read_text())
    outcome = Outcome(name)
    for suite in told["testResults"]:
        states = [test["status"] for test in suite["assertionResults"]]
        outcome.passed += states.count("passed")
        failed = states.count("failed")
        outcome.failed += failed or int(suite["status"] == "failed")
        outcome.skipped += [test["fullName"] for test in suite["assertionResults"] if test["status"] in {"skipped", "pending", "todo"}]
    return outcome


def judge(outcome: Outcome, status: int) -> Outcome:
    """A runner that ended badly without a failed test, or a suite without tests, is a failure as well."""
    if outcome.failed == 0 and (status != 0 or outcome.passed == 0):
        outcome.failed = 1
        print(
            f"{outcome.name}: " + ("no tests ran" if outcome.passed == 0 else f"the runner ended with status {status}"),
            flush=True,
        )
    return outcome


def run_pytest(name: str, arguments: list[str], folder: Path, more: dict[str, str] | None = None) -> Outcome:
    report = folder / f"{name}.xml"
    command = [str(PYTHON), "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    status = subprocess.call(command, cwd=ROOT, env={**child_environment(), **(more or {})})
    return judge(read_junit(name, report), status)


def on_sqlite(folder: Path) -> Outcome:
    return run_pytest("sqlite", ["tests", "--ignore=tests/browser", "--database=sqlite"], folder)


def on_postgresql(folder: Path) -> Outcome:
    return run_pytest("postgresql", ["tests", "--ignore=tests/browser", "--ignore=tests/run", "--database=postgresql"], folder)


def in_client(folder: Path) -> Outcome:
    report = folder / "client.json"
    command = [
        "node",
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=default",
        "--reporter=json",
        f"--outputFile.json={report}",
    ]
    status = subprocess.call(command, cwd=ROOT, env=child_environment())
    return judge(read_vitest("client", report), status)


def in_browser(folder: Path) -> Outcome:
    try:
        more = {"FIELDAPP_CHROMIUM": chromium()}
    except Missing as error:
        print(f"browser: {error}", flush=True)
        return Outcome("browser", failed=1)
    return run_pytest("browser", ["tests/browser"], folder, more)


SUITES: dict[str, Callable[[Path], Outcome]] = {
    "sqlite": on_sqlite,
    "postgresql": on_postgresql,
    "client": in_client,
    "browser": in_browser,
}


def built() -> Outcome | None:
    """Build the client, which pages and browser need; None when it went well, else a failure of its own."""
    try:
        build_client()
    except StepFailed as error:
        print(error, flush=True)
        return Outcome("build", failed=1)
    return None


def close(outcomes: list[Outcome]) -> int:
    """Print a line a suite and the closing line; the exit status."""
    passed, failed = sum(one.passed for one in outcomes), sum(one.failed for one in outcomes)
    for one in outcomes:
        print(f"{one.name}: {one.passed} passed, {one.failed} failed" + (f", {len(one.skipped)} skipped" if one.skipped else ""))
        for line in one.skipped:
            print(f"  skipped: {line}")
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


def run_suites(names: list[str]) -> int:
    unknown = [name for name in names if name not in SUITES]
    if unknown:
        print(f"./run test knows the suites {', '.join(SUITES)}; not {', '.join(unknown)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="fieldapp-test-", dir=os.environ.get("TMPDIR")) as folder:
        broken = built()
        outcomes = [broken] if broken else []
        for name, suite in SUITES.items():
            if not names or name in names:
                print(f"== {name}", flush=True)
                outcomes.append(suite(Path(folder)))
    return close(outcomes)
