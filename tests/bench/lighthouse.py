"""`./run bench lighthouse`: mobile scores of sign-in, Today and the accounts; Lighthouse comes from npm when the bench runs."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from tests.bench._figures import Figure, machine, show
from tests.bench._npm import packages
from tests.bench._phone import ready_for_the_road, sign_in
from tests.bench._sample import SMALL, server_with
from tests.browser.conftest import FLAGS, PHONE
from tests.browser.server import Server, free_port
from tools.environment import prepare
from tools.paths import child_environment
from tools.system_packages import chromium

PACKAGE = {"lighthouse": "13.5.0"}
REQUIRED = {"performance": "≥ 95", "accessibility": "100", "best-practices": "100"}
# Applied: the browser is really slowed down, CPU by four, network to slow 4G. Simulated: Lighthouse reckons from an unhindered start, and
# takes what a service worker serves as painted at once, so that the browser's own start counts as blocking.
METHODS = {"applied": "devtools", "simulated": "simulate"}
PAGES = {"sign-in": "/sign-in", "Today": "/", "accounts": "/accounts"}


def scores(port: int, address: str, method: str, folder: Path) -> dict[str, float]:
    """By category, 0 … 100, in the browser that listens on the port, with its storage as it is."""
    report = folder / "report.json"
    program = packages("lighthouse", PACKAGE) / "node_modules" / "lighthouse" / "cli" / "index.js"
    options = [
        f"--port={port}",
        "--disable-storage-reset",
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--throttling-method={method}",
    ]
    wanted = f"--only-categories={','.join(REQUIRED)}"
    subprocess.run(["node", str(program), address, *options, wanted], env=child_environment(), check=True, capture_output=True, timeout=300)
    said: dict[str, Any] = json.loads(report.read_text())
    if said.get("runtimeError"):
        raise AssertionError(said["runtimeError"])
    for category in said["categories"].values():
        for reference in category["auditRefs"]:
            audit = said["audits"][reference["id"]]
            if audit["score"] is not None and audit["score"] < 0.9 and reference["weight"] > 0:
                print(f"  {address}: {category['id']}: {audit['title']} ({audit.get('displayValue') or audit['score']})", file=sys.stderr)
    return {name: 100 * category["score"] for name, category in said["categories"].items()}


def measure(playwright: Playwright, server: Server, folder: Path, rounds: int) -> list[Figure]:
    """The sign-in page with nobody signed in, the others as a rep whose phone has synced once."""
    port = free_port()
    context = playwright.chromium.launch_persistent_context(
        str(folder / "browser"), executable_path=chromium(), args=[*FLAGS, f"--remote-debugging-port={port}"], headless=True, viewport=PHONE
    )
    figures = []
    try:
        for name, path in PAGES.items():
            if name == "Today":
                page = context.new_page()
                sign_in(page, server.url)
                ready_for_the_road(page, server.url, SMALL)
                page.close()
            for how, method in METHODS.items():
                taken = [scores(port, server.url + path, method, folder) for _ in range(rounds)]
                figures += [
                    Figure(f"{name}: {what}, {how}", asked, "", "", [one[what] for one in taken]) for what, asked in REQUIRED.items()
                ]
    finally:
        context.close()
    return figures


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./run bench lighthouse")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    prepare()
    with tempfile.TemporaryDirectory(prefix="fieldapp-bench-") as name, sync_playwright() as playwright:
        folder = Path(name)
        server = server_with(folder / "instance", SMALL)
        server.start()
        try:
            figures = measure(playwright, server, folder, options.rounds)
        finally:
            server.stop()
    told = {"machine": machine(), "scores": {figure.what: median(figure.taken) for figure in figures}}
    print(json.dumps(told) if options.json else f"{show(figures)}\n{machine()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
