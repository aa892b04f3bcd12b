"""`./run bench client`: what a rep waits for, in Chromium with its CPU six times slower, beside the figures asked for.

./run bench client --only cold,search --rounds 9 --json
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tests.bench import _day, _fresh
from tests.bench._figures import Figure, machine, show
from tests.bench._floor import plain_page
from tests.bench._phone import ROWS, drawn, phone, ready_for_the_road, seen_and_drawn, sign_in, slow_page, tapped
from tests.bench._road import Road
from tests.bench._sample import LARGE, SMALL, server_with
from tests.browser.server import Server
from tools.environment import prepare
from tools.paths import DIST
from tools.sizes import first_load

LISTED = f"document.querySelectorAll('{ROWS}').length >= 10 && document.querySelector('input[type=search]')"
PLAIN = f"document.querySelectorAll('{ROWS}').length >= 10"
CALM_MS = 2_500  # until what comes after the first screen is done, and the screen is pictured
NO_PICTURE = "localStorage.removeItem('picture:/accounts')"
WORDS = ("kes", "nun", "lag", "quar")
BETWEEN_KEYS_MS = 400
SHOWN = f"document.querySelector('{ROWS}')?.innerHTML"  # each letter lengthens what is marked in the best match


class Bench:
    """One run: its folder, its browser, and how often each thing is done."""

    def __init__(self, playwright: Playwright, folder: Path, rounds: int) -> None:
        self.playwright, self.folder, self.rounds = playwright, folder, rounds
        self._large: Server | None = None

    def large(self) -> Server:
        """The server of 5,000 accounts, stopped, and a phone in `large-phone` that holds them all."""
        if self._large is None:
            self._large = server_with(self.folder / "large", LARGE)
            self._large.start()
            with phone(self.playwright, self.folder / "large-phone") as context:
                page = context.new_page()
                sign_in(page, self._large.url)
                ready_for_the_road(page, self._large.url, LARGE)
            self._large.stop()
        return self._large

    def cold(self) -> list[Figure]:
        """The list by its address, without a server: in a running browser, in one started with it, and the plainest page there."""
        place, large = self.folder / "large-phone", f"{self.large().url}/accounts"
        with plain_page() as plain, phone(self.playwright, self.folder / "plain-phone") as context:
            page = context.new_page()
            page.goto(plain)
            page.evaluate("async () => { await navigator.serviceWorker.ready }")
        figures = []
        for how, taken in (("", self.opened(place, large, LISTED)), (", the browser started with it", self.started(place, large, LISTED))):
            figures += [
                Figure(
                    f"offline cold start, 5,000 accounts: the list is seen{how}", "≤ 800 ms", "≤ 600 ms", "ms", [seen for seen, _ in taken]
                ),
                Figure(f"the app itself stands there{how}", "≤ 800 ms", "≤ 600 ms", "ms", [stands for _, stands in taken]),
            ]
        first = self.opened(place, large, LISTED, before=NO_PICTURE)
        figures.append(Figure("the same on the first start of a day: no picture", "", "", "ms", [stands for _, stands in first]))
        for how, taken in (
            ("running", self.opened(self.folder / "plain-phone", plain, PLAIN)),
            ("started", self.started(self.folder / "plain-phone", plain, PLAIN)),
        ):
            figures.append(Figure(f"14 rows of plain HTML, the browser {how}", "", "", "ms", [seen for seen, _ in taken]))
        return figures

    def opened(self, place: Path, address: str, test: str, before: str = "") -> list[tuple[float, float]]:
        """Milliseconds until the test holds: seen, and in the app itself; a new page each time. `before`: what each page runs first."""
        taken = []
        with phone(self.playwright, place) as context:
            for _ in range(self.rounds + 1):
                taken.append(opened(context, address, test, before))
        return taken[1:]

    def started(self, place: Path, address: str, test: str) -> list[tuple[float, float]]:
        """The same with a new browser each time."""
        taken = []
        for _ in range(self.rounds + 1):
            with phone(self.playwright, place) as context:
                taken.append(opened(context, address, test))
        return taken[1:]

    def search(self) -> list[Figure]:
        server = self.large()
        with phone(self.playwright, self.folder / "large-phone") as context:
            page = slow_page(context)
            page.goto(f"{server.url}/accounts", wait_until="commit")
            drawn(page, LISTED)
            taken = [took for _ in range(self.rounds) for word in WORDS for took in type_word(page, word)]
        return [Figure("search, key press to result, 5,000 accounts", "", "≤ 50 ms", "ms", taken)]

    def taps(self) -> list[Figure]:
        server = self.large()
        figures: dict[str, list[float]] = {}
        with phone(self.playwright, self.folder / "large-phone") as context:
            page = slow_page(context)
            page.goto(f"{server.url}/", wait_until="commit")
            drawn(page, "document.querySelector('main h1')")
            for _ in range(self.rounds + 1):
                for name, selector, test in TAPS:
                    figures.setdefault(name, []).append(tapped(page, selector, test))
                    page.wait_for_timeout(BETWEEN_KEYS_MS)
                    if name == "an account":  # a screen without tabs
                        page.go_back()
        return [Figure(f"tap to screen: {name}", "", "", "ms", taken[1:]) for name, taken in figures.items()]

    def sync(self) -> list[Figure]:
        """From the tap on "Sign in" on an empty phone until every record is on it, over a road like 4G; the app itself comes along."""
        server = server_with(self.folder / "small", SMALL)
        server.start()
        taken = []
        for number in range(self.rounds):
            road = Road(server.port)
            with phone(self.playwright, self.folder / f"small-phone-{number}") as context:
                taken.append(_day.first_sync(context.new_page(), f"http://localhost:{road.port}", server))
            road.close()
        figures = [Figure("first sync of 315 accounts and a year, over 4G", "≤ 3 s", "", "s", taken)]
        figures += _day.sizes(server)
        server.stop()
        return figures

    def load(self) -> list[Figure]:
        size = first_load(DIST) / 1000
        return [Figure("first load, script and style, gzip", "≤ 150 kB", "≤ 120 kB", "kB", [size])]

    def fresh(self) -> list[Figure]:
        return [Figure("./run from a fresh clone, until it answers", "≤ 90 s", "", "s", [_fresh.seconds_to_answer(self.folder / "fresh")])]


TAPS = [
    ("Accounts", 'nav.tabs a[href="/accounts"]', f"location.pathname === '/accounts' && {LISTED}"),
    ("an account", ROWS, "location.pathname.startsWith('/accounts/') && document.querySelector('main h1')"),
    ("Trips", 'nav.tabs a[href="/trips"]', "location.pathname === '/trips' && document.querySelector('main a[href^=\"/trips/\"]')"),
    ("Today", 'nav.tabs a[href="/"]', "location.pathname === '/' && document.querySelector('main h1')"),
]


def opened(context: BrowserContext, address: str, test: str, before: str = "") -> tuple[float, float]:
    """Milliseconds from the navigation until the test holds, in a page of its own: seen, and in the app itself."""
    page = slow_page(context)
    page.add_init_script(before)
    page.goto(address, wait_until="commit")
    took = seen_and_drawn(page, test)
    page.wait_for_timeout(CALM_MS)
    page.close()
    return took


def type_word(page: Any, word: str) -> list[float]:
    """Milliseconds from each key press until the list under the field says something else; then the field is emptied."""
    field = page.locator("input[type=search]")
    taken = []
    for letter in word:
        waiting = f"""() => {{
          const before = {SHOWN};
          window.answered = new Promise((done, failed) => addEventListener("keydown", (event) => {{
            window.drawn(() => {SHOWN} !== before).then((end) => done(end - event.timeStamp), failed);
          }}, {{ once: true, capture: true }}));
        }}"""
        page.evaluate(waiting)
        field.press(letter)
        taken.append(float(page.evaluate("() => window.answered")))
        page.wait_for_timeout(BETWEEN_KEYS_MS)
    field.fill("")
    page.wait_for_timeout(BETWEEN_KEYS_MS)
    return taken


PARTS: dict[str, Callable[[Bench], list[Figure]]] = {
    "load": Bench.load,
    "cold": Bench.cold,
    "search": Bench.search,
    "taps": Bench.taps,
    "sync": Bench.sync,
    "fresh": Bench.fresh,
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./run bench client")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {','.join(PARTS)}")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    wanted = options.only.split(",")
    if unknown := [name for name in wanted if name not in PARTS]:
        parser.error(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    prepare()
    with tempfile.TemporaryDirectory(prefix="fieldapp-bench-") as folder, sync_playwright() as playwright:
        bench = Bench(playwright, Path(folder), options.rounds)
        figures: list[Figure] = []
        for name in wanted:
            print(f"measuring {name}", file=sys.stderr, flush=True)
            measured = PARTS[name](bench)
            print(show(measured), file=sys.stderr, flush=True)
            figures += measured
    result = {"machine": machine(), "load": os.getloadavg()[1], "figures": [figure.as_json() for figure in figures]}
    print(json.dumps(result) if options.json else f"{show(figures)}\n{result['machine']}; load over five minutes {result['load']:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
