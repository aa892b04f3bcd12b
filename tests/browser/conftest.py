"""Chromium on a phone's screen, against a real server process."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, ViewportSize, expect, sync_playwright

from tests.browser.forked import ForkedServer
from tests.browser.phones import TIME_ZONE, Phone
from tests.browser.server import Server
from tests.browser.wire import Wire
from tests.company import PASSWORD

expect.set_options(timeout=30_000)  # a busy machine is slow, and nothing here waits longer than it has to
PHONE: ViewportSize = {"width": 390, "height": 844}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with the company in it, to be copied."""
    folder = tmp_path_factory.mktemp("seeded") / "instance"
    folder.mkdir()
    Server(folder).seed()
    return folder


@pytest.fixture
def server(tmp_path: Path, seeded: Path) -> Iterator[Server]:
    running = ForkedServer(tmp_path / "instance", seeded)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    """Between the server and whoever opens the wire's address instead of its."""
    running = Wire(server.port)
    yield running
    running.close()


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Iterator[Server]:
    running = ForkedServer(tmp_path_factory.mktemp("shared") / "instance", seeded)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def shared_server(module_server: Server) -> Server:
    """One for all tests of a module, who do not ask for what another left there; it runs, also after a test that broke off."""
    module_server.start()
    return module_server


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
            timezone_id=TIME_ZONE,
            geolocation={"latitude": 30.08, "longitude": -94.10},
            permissions=["geolocation", "microphone"],
            has_touch=True,
            is_mobile=True,
        )
        context.set_default_timeout(30_000)
        opened.append(context)
        return context

    yield open_phone
    for context in opened:
        context.close()


PhoneOf = Callable[..., Phone]


@pytest.fixture
def phone_of(phone: Opener) -> PhoneOf:
    """`phone_of("rep", server, "es")`: a new phone on which that person is signed in. Two of one person need a `name` each."""

    def get(person: str, server: Server, language: str = "en", name: str | None = None) -> Phone:
        made = Phone(lambda locale: phone(name or person, locale), server, language)
        made.sign_in(person)
        return made

    return get


def sign_in(page: Page, server: Server, name: str) -> None:
    """Through the page, as a person would."""
    page.goto(server.url + "/sign-in")
    page.locator('input[type="email"]').fill(f"{name}@example.com")
    page.locator('input[type="password"]').fill(PASSWORD)
    page.locator('button[type="submit"], .btn.go').first.click()
    page.wait_for_url(lambda address: "/sign-in" not in address)
