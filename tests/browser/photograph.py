"""`./run photos FOLDER`: a picture of each screen, on a phone and on a desk, light and dark, in both languages.

    ./run photos /somewhere --only trip,review --sizes phone --themes light,dark --languages en,es

Pictures are named `<screen>.<size>.<language>.<theme>.png`. The sample company is made anew in a temporary folder.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser.conftest import FLAGS, PHONE, chromium_path, sign_in
from tests.browser.screens import SCREENS, Found, Screen, records_of
from tests.browser.server import ROOT, Server
from tests.company import PASSWORD

DESK: ViewportSize = {"width": 1440, "height": 900}
SIZES = {"phone": PHONE, "desk": DESK}
LOCALES = {"en": "en-US", "es": "es-MX"}


@contextmanager
def sample_server() -> Iterator[Server]:
    """A server with the sample company; everybody's password is the tests' own."""
    with TemporaryDirectory(prefix="fieldapp-photos-") as folder:
        server = Server(Path(folder))
        environment = {**server.environment(), "FIELDAPP_DEMO_PASSWORD": PASSWORD}
        subprocess.run([sys.executable, "-m", "fieldapp.cli", "demo"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def open_as(browser: Browser, server: Server, who: str, size: str, language: str) -> Page:
    """A page in a fresh browser, signed in and with everything pulled."""
    more: dict[str, Any] = {"is_mobile": True, "has_touch": True} if size == "phone" else {}
    context: BrowserContext = browser.new_context(viewport=SIZES[size], locale=LOCALES[language], timezone_id="America/Chicago", **more)
    context.set_default_timeout(20_000)
    page = context.new_page()
    if who:
        sign_in(page, server, who)
        page.locator("a.sync.ok, a.sync.old").first.wait_for()
        page.goto(server.url + "/accounts")
        page.locator(".row").first.wait_for()
        page.locator("a.sync.ok, a.sync.old").first.wait_for()
    return page


def photograph(page: Page, server: Server, screen: Screen, found: Found, target: Path, themes: list[str]) -> None:
    page.goto(server.url + screen.path.format(**found))
    page.locator("main").first.wait_for()
    page.wait_for_load_state("networkidle")
    if screen.then:
        screen.then(page)
    for theme in themes:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
        page.screenshot(path=target / f"{screen.name}.{name_of(page)}.{theme}.png")


def name_of(page: Page) -> str:
    size = "desk" if (page.viewport_size or PHONE)["width"] > 1000 else "phone"
    return f"{size}.{page.evaluate('() => document.documentElement.lang')}"


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    def names(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(prog="./run photos")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", type=names, default=[""], help="screens whose name begins with one of these")
    parser.add_argument("--sizes", type=names, default=list(SIZES))
    parser.add_argument("--themes", type=names, default=["light", "dark"])
    parser.add_argument("--languages", type=names, default=list(LOCALES))
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    options = read_arguments(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    chosen = [screen for screen in SCREENS if screen.name.startswith(tuple(options.only))]
    with sample_server() as server, sync_playwright() as playwright:
        found = records_of(server.instance / "fieldapp.sqlite3")
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        for who in dict.fromkeys(screen.who for screen in chosen):
            for size in options.sizes:
                for language in options.languages:
                    page = open_as(browser, server, who, size, language)
                    for screen in chosen:
                        if screen.who == who and size in screen.sizes:
                            photograph(page, server, screen, found, options.folder, options.themes)
                    page.context.close()
        browser.close()
    print(f"{len(list(options.folder.glob('*.png')))} pictures in {os.path.relpath(options.folder)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
