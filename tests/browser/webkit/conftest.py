"""WebKitGTK, which shares its engine with every browser on an iPhone, on a screen of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.webkit.phone import Driver, Phone
from tests.browser.webkit.screen import Screen
from tools.system_packages import webkit


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    webkit()
    running = Screen(tmp_path_factory.mktemp("screen"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def driver(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    running = Driver(tmp_path_factory.mktemp("driver"), screen.display)
    yield running
    running.close()


@pytest.fixture
def iphone(screen: Screen, driver: Driver, tmp_path: Path) -> Iterator[Phone]:
    """A photograph of where it stood is left in the test's folder."""
    (tmp_path / "iphone").mkdir()
    phone = Phone(tmp_path / "iphone", driver)
    yield phone
    screen.photograph(tmp_path / "last.png")
    phone.die()
