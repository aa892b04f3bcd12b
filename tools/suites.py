"""`./run test`: every suite, counted from what the runners themselves wrote down, two at a time."""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock

from tools.environment import StepFailed, build_client
from tools.paths import PYTHON, ROOT, child_environment
from tools.system_packages import Missing, chromium, webkit


@dataclass
class Outcome:
    """What one suite came to. `failed` counts errors too; `skipped` holds "test: reason"; `remark` says what no test says."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)
    remark: str = ""


@dataclass(frozen=True)
class Desk:
    """Where a suite works: a folder for reports, and whether its runner's lines are shown as they come or kept until it ends."""

    folder: Path
    live: bool = True

    def output(self, name: str) -> Path:
        return self.folder / f"{name}.out"

    def call(self, name: str, command: list[str], more: dict[str, str] | None = None) -> int:
        """Run a suite's runner; its status."""
        environment = {**child_environment(), **(more or {})}
        if self.live:
            return subprocess.call(command, cwd=ROOT, env=environment)
        with self.output(name).open("wb") as kept:
            return subprocess.call(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=kept, stderr=subprocess.STDOUT)


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
        outcome.remark = "no tests ran" if outcome.passed == 0 else f"the runner ended with status {status}"
    return outcome


def run_pytest(name: str, arguments: list[str], desk: Desk, more: dict[str, str] | None = None) -> Outcome:
    report = desk.folder / f"{name}.xml"
    status = desk.call(name, [str(PYTHON), "-m", "pytest", "-q", f"--junitxml={report}", *arguments], more)
    return judge(read_junit(name, report), status)


def on_sqlite(desk: Desk) -> Outcome:
    return run_pytest("sqlite", ["tests", "--ignore=tests/browser", "--database=sqlite"], desk)


def on_postgresql(desk: Desk) -> Outcome:
    return run_pytest("postgresql", ["tests", "--ignore=tests/browser", "--ignore=tests/run", "--database=postgresql"], desk)


def in_client(desk: Desk) -> Outcome:
    report = desk.folder / "client.json"
    command = ["node", "node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
    status = desk.call("client", command)
    return judge(read_vitest("client", report), status)


def in_browser(desk: Desk) -> Outcome:
    try:
        more = {"FIELDAPP_CHROMIUM": chromium()}
        webkit()
    except Missing as error:
        return Outcome("browser", failed=1, remark=str(error))
    return run_pytest("browser", ["tests/browser"], desk, more)


Suite = Callable[[Desk], Outcome]
SUITES: dict[str, Suite] = {
    "sqlite": on_sqlite,
    "postgresql": on_postgresql,
    "client": in_client,
    "browser": in_browser,
}
# Suites of one lane follow each other, lanes run side by side: two keep two cores busy, and the short one fills in wherever they wait.
LANES = [["sqlite", "postgresql"], ["browser"], ["client"]]


def built() -> Outcome | None:
    """Build the client, which pages and browser need; None when it went well, else a failure of its own."""
    try:
        build_client()
    except StepFailed as error:
        print(error, flush=True)
        return Outcome("build", failed=1)
    return None


def run_lanes(lanes: list[list[str]], suites: dict[str, Suite], folder: Path) -> list[Outcome]:
    """Run each lane's suites in turn, the lanes at once, and print each suite whole; a single lane shows its lines as they come."""
    desk, printing, stopped = Desk(folder, live=len(lanes) < 2), Lock(), Event()

    def run(lane: list[str]) -> list[Outcome]:
        return [one_suite(name, suites[name], desk, printing) for name in lane if not stopped.is_set()]

    with ThreadPoolExecutor(max_workers=max(1, len(lanes))) as threads:
        try:
            return [outcome for outcomes in threads.map(run, lanes) for outcome in outcomes]
        finally:
            stopped.set()  # Ctrl-C ends the running suites; none may start after it


def one_suite(name: str, suite: Suite, desk: Desk, printing: Lock) -> Outcome:
    if desk.live:
        print(f"== {name}", flush=True)
    outcome = suite(desk)
    with printing:
        if not desk.live:
            print(f"== {name}")
            output = desk.output(name)
            print(output.read_text(errors="replace") if output.is_file() else "", end="")
        if outcome.remark:
            print(f"{name}: {outcome.remark}")
        sys.stdout.flush()
    return outcome


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
    asked = [[name for name in lane if not names or name in names] for lane in LANES]
    with tempfile.TemporaryDirectory(prefix="fieldapp-test-", dir=os.environ.get("TMPDIR")) as folder:
        broken = built()
        outcomes = [broken] if broken else []
        outcomes += run_lanes([lane for lane in asked if lane], SUITES, Path(folder))
    return close(outcomes)
