"""What every screen holds to, on a phone in both languages and on a desk: nobody is shut out, nothing is too small, too wide or cut off.

Asked for by name, as it takes minutes: `.venv/bin/pytest tests/browser/every_screen.py -k visit`.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser.conftest import FLAGS, PHONE, chromium_path
from tests.browser.photograph import open_as, sample_server
from tests.browser.screens import SCREENS, Found, Screen, records_of
from tests.browser.server import ROOT, Server

TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # the rules that depend on the theme
SCRIPTS = [(ROOT / path).read_text() for path in ("node_modules/axe-core/axe.min.js", "tests/browser/every_screen.js")]
NARROW = 320
Opened = Callable[[Screen, str, str], Page]


@pytest.fixture(scope="module")
def sample() -> Iterator[Server]:
    with sample_server() as server:
        yield server


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="module")
def opened(browser: Browser, sample: Server) -> Opened:
    """The screen on a page that its person, size and language share, so that each signs in once."""
    pages: dict[tuple[str, str, str], Page] = {}
    found: Found = records_of(sample.instance / "fieldapp.sqlite3")

    def open_screen(screen: Screen, size: str, language: str) -> Page:
        key = (screen.who, size, language)
        if key not in pages:
            pages[key] = open_as(browser, sample, screen.who, size, language)
        page = pages[key]
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(sample.url + screen.path.format(**found))
        page.locator("main").first.wait_for()
        page.wait_for_load_state("networkidle")
        if screen.then:
            screen.then(page)
        for script in SCRIPTS:
            page.evaluate(script)
        return page

    return open_screen


def axe(page: Page) -> list[str]:
    """Violations in light; in dark those that colours can make."""
    light: list[str] = page.evaluate("(only) => screenRules.axe(only)", TAGS)
    page.emulate_media(color_scheme="dark")
    dark: list[str] = page.evaluate("(only) => screenRules.axe(only)", COLOURS)
    page.emulate_media(color_scheme="light")
    return light + [f"dark: {one}" for one in dark]


def sizes(page: Page) -> list[str]:
    wrong: list[str] = page.evaluate("() => [...screenRules.targets(48), ...screenRules.texts(12)]")
    page.evaluate("() => screenRules.mark('data-glove', '')")
    wrong += page.evaluate("() => screenRules.targets(64).map((one) => `glove: ${one}`)")
    page.evaluate("() => screenRules.mark('data-glove', null)")
    return wrong


def on_a_narrow_phone(page: Page) -> list[str]:
    page.set_viewport_size({"width": NARROW, "height": 640})
    wrong: list[str] = page.evaluate(f"() => screenRules.width({NARROW})")
    page.set_viewport_size(PHONE)
    return wrong


def for_weak_eyes(page: Page) -> list[str]:
    """Letters of twice the size, hard contrast."""
    page.evaluate("() => { screenRules.letters('200%'); screenRules.mark('data-contrast', 'more'); }")
    wrong: list[str] = page.evaluate("() => screenRules.overflowing().map((one) => `200 %: ${one}`)")
    page.evaluate("() => { screenRules.letters(''); screenRules.mark('data-contrast', null); }")
    return wrong


def on(size: str) -> list[Screen]:
    return [screen for screen in SCREENS if size in screen.sizes]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("screen", on("phone"), ids=lambda screen: screen.name)
def test_a_phone_shows_it_to_everybody(opened: Opened, screen: Screen, language: str) -> None:
    page = opened(screen, "phone", language)
    wrong = axe(page) + sizes(page) + on_a_narrow_phone(page) + for_weak_eyes(page)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("screen", on("desk"), ids=lambda screen: screen.name)
def test_a_desk_shows_it_to_everybody(opened: Opened, screen: Screen) -> None:
    page = opened(screen, "desk", "en")
    wrong = axe(page) + page.evaluate("() => [...screenRules.targets(48), ...screenRules.texts(12), ...screenRules.width(1440)]")
    assert not wrong, "\n".join(wrong)
