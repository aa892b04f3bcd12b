"""A phone with WebKit: opened again after `die()`, it has kept its storage."""

import os
import socket
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium.common.exceptions import NoSuchWindowException, StaleElementReferenceException, WebDriverException
from selenium.webdriver import Remote, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import PHONE
from tests.browser.ending import kill_all_with
from tests.browser.server import Server, free_port
from tests.browser.wire import Wire
from tests.company import PASSWORD

SAYING = """
const [selector, text] = arguments;
return [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && one.innerText.includes(text));
"""
BROWSER = Path(__file__).with_name("browser.py")


class Driver:
    """WebKitWebDriver on a free port, from the start on; the browsers it starts show on `display`."""

    def __init__(self, folder: Path, display: str) -> None:
        self.address = f"http://127.0.0.1:{(port := free_port())}"
        with (folder / "driver.log").open("ab") as log:
            self.process = subprocess.Popen(
                ["WebKitWebDriver", f"--port={port}"], env={**os.environ, "DISPLAY": display}, stdout=log, stderr=log
            )
        while not self._listens(port):
            if self.process.poll() is not None:
                raise RuntimeError((folder / "driver.log").read_text()[-2000:])

    def _listens(self, port: int) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)


class Phone:
    """Its storage is in `folder`."""

    def __init__(self, folder: Path, driver: Driver) -> None:
        self.folder = folder
        self.driver = driver
        self.browser: Remote | None = None

    def open(self, address: str) -> None:
        if self.browser is None:
            options = WebKitGTKOptions()
            options.binary_location = str(BROWSER)
            for argument in (self.folder, PHONE["width"], PHONE["height"]):
                options.add_argument(str(argument))
            config = ClientConfig(self.driver.address, timeout=100)  # WebKit may never answer: an error then, not a hang
            self.browser = Remote(RemoteConnection(client_config=config), options=options)
            self.browser.set_page_load_timeout(60)
            self.browser.file_detector = UselessFileDetector()  # a path is a path here too: the driver is on this machine
        self.browser.get(address)

    def die(self) -> None:
        """The browser is killed, as a phone kills what it needs the memory of."""
        if self.browser is not None:
            with suppress(NoSuchWindowException):  # it is gone before it has answered
                self.browser.quit()
            self.browser = None

    def be_killed(self) -> None:
        """The same with no chance to finish anything; its driver has to see that nobody is there any more."""
        kill_all_with(str(self.folder))
        if self.browser is not None:
            with suppress(WebDriverException):
                self.browser.quit()
            self.browser = None

    @property
    def running(self) -> Remote:
        assert self.browser is not None, "the phone is off"
        return self.browser

    @property
    def address(self) -> str:
        return self.running.current_url

    def until(self, true: Callable[[], Any], seconds: float = 40) -> Any:
        """Waits for it; what the page redraws meanwhile is looked up again."""
        waiting = WebDriverWait(self.running, seconds, poll_frequency=0.05, ignored_exceptions=[StaleElementReferenceException])
        return waiting.until(lambda _: true())

    def all(self, selector: str, text: str = "") -> list[WebElement]:
        """Those of the selector that say `text`. Asked of the page: WebDriver's own `text` leaves out what is clipped with an ellipsis."""
        found: list[WebElement] = self.running.execute_script(SAYING, selector, text)
        return found

    def sees(self, text: str, seconds: float = 40) -> None:
        self.until(lambda: self.all("body", text), seconds)

    def tap(self, text: str) -> None:
        def tapped() -> bool:
            found = self.all("button, a", text)
            if found:
                found[0].click()
            return bool(found)

        self.until(tapped)

    def field(self, label: str) -> WebElement:
        """The text field whose label says this."""
        inside = f"//label[contains(., '{label}')]//textarea | //*[@id = //label[contains(., '{label}')]/@for]"
        found = self.until(lambda: [one for one in self.running.find_elements(By.XPATH, inside) if one.is_displayed()])
        assert isinstance(found[0], WebElement)
        return found[0]

    def give(self, picture: Path) -> None:
        """What the camera hands over. Its field is never seen; WebKit's driver fills in only what is."""
        camera = self.until(lambda: self.running.find_elements(By.CSS_SELECTOR, 'input[type="file"]'))[0]
        self.running.execute_script("arguments[0].hidden = false", camera)
        camera.send_keys(str(picture))

    def has_the_app(self) -> bool:
        """It can start without a server."""
        script = "const done = arguments[0]; navigator.serviceWorker.ready.then((it) => done(it.active.state))"
        return bool(self.running.execute_async_script(script) == "activated")

    def sign_in(self, server: Server | Wire, name: str) -> None:
        self.open(server.url + "/sign-in")
        self.until(lambda: self.all('input[type="email"]'))[0].send_keys(f"{name}@example.com")
        self.all('input[type="password"]')[0].send_keys(PASSWORD)
        self.all(".btn.go")[0].click()
        self.until(lambda: "/sign-in" not in self.address)
