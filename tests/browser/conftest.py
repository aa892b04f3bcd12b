"""Chromium on a phone's screen, against a real server process."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, ViewportSize, sync_playwright

from tests.browser.server import Server
from tests.company import PASSWORD

PHONE: ViewportSize = {"width": 390, "height": 844}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "instance").mkdir()
    running = Server(tmp_path / "instance")
    running.seed()
    running.start()
    yield running
    running.stop()


def chromium_path() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "Chromium is missing: apt-get install chromium"
    return found


Opener = Callable[..., BrowserContext]


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path) -> Iterator[Opener]:
    """Opens a phone by name; opened again after `close()`, it has kept its storage."""
    opened: list[BrowserContext] = []

    def open_phone(name: str, locale: str = "en-US") -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / name),
            executable_path=chromium_path(),
            args=FLAGS,
            headless=True,
            viewport=PHONE,
            locale=locale,
            has_touch=True,
            is_mobile=True,
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_phone
    for context in opened:
        context.close()


def sign_in(page: Page, server: Server, name: str) -> None:
    """Through the page, as a person would."""
    page.goto(server.url + "/sign-in")
    page.locator('input[type="email"]').fill(f"{name}@example.com")
    page.locator('input[type="password"]').fill(PASSWORD)
    page.locator('button[type="submit"], .btn.go').first.click()
    page.wait_for_url(lambda address: "/sign-in" not in address)
