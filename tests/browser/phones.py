"""A person's phone: restarted, it has kept its storage; it speaks the words of its language."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.server import Server
from tests.browser.wire import Wire
from tests.browser.words import Words
from tests.company import PASSWORD

# Where it is about ten in the morning now: no story runs over midnight, whenever it is told.
HOURS_AHEAD = (10 - datetime.now(UTC).hour + 12) % 24 - 12
TIME_ZONE = f"Etc/GMT{-HOURS_AHEAD:+d}"  # the sign of these names is the other way round
LOCALES = {"en": "en-US", "es": "es-MX"}

KEPT_FILES = """() => new Promise((done, fail) => {
  const asked = indexedDB.open("fieldapp-files");
  const base64 = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
  asked.onerror = () => fail(asked.error);
  asked.onsuccess = () => {
    const all = asked.result.transaction("files").objectStore("files").getAll();
    all.onsuccess = () => {
      asked.result.close();
      done(all.result.map(({ sha256, mime, bytes }) => ({ sha256, mime, bytes: base64(bytes) })));
    };
  };
})"""


def today() -> date:
    """The day it is on every phone of a test."""
    return datetime.now(timezone(timedelta(hours=HOURS_AHEAD))).date()


def before_the_worker(page: Page, script: str) -> None:
    """The script runs in the worker that holds the records, before the worker's own."""

    def put_before(route: Route) -> None:
        route.fulfill(response=(reply := route.fetch()), body=script + reply.text())

    page.route("**/static/dist/**/worker-*.js", put_before)


class Phone:
    """One person at one phone. `page` is what is on its screen."""

    def __init__(self, launch: Callable[[str], BrowserContext], server: Server, language: str, wire: Wire | None = None) -> None:
        self._launch = launch
        self.server = server
        self.url = (wire or server).url  # the way there
        self.words = Words(language)
        self.begin()

    def begin(self) -> None:
        self.context = self._launch(LOCALES[self.words.language])
        self.page: Page = self.context.pages[0] if self.context.pages else self.context.new_page()

    def end(self) -> None:
        """The app is closed, and so is its browser."""
        self.context.close()

    def restart(self) -> None:
        self.end()
        self.begin()

    def sign_in(self, name: str) -> None:
        """Through the page, in the phone's language whatever the office has written down."""
        self.open("/sign-in")
        tongue = {"en": "English", "es": "Español"}[self.words.language]
        self.page.get_by_role("button", name=tongue).click()
        self.page.get_by_label(self.words("people.email")).fill(f"{name}@example.com")
        self.page.get_by_label(self.words("people.password")).fill(PASSWORD)
        self.button("people.enter").click()
        self.page.wait_for_url(lambda address: "/sign-in" not in address)

    def open(self, path: str) -> None:
        """A deep link: the app starts anew at this address."""
        self.page.goto(self.url + path)

    def record(self) -> str:
        """The id of the record whose page is open."""
        return self.page.url.rpartition("/")[2]

    def button(self, key: str, **values: object) -> Locator:
        return self.page.get_by_role("button", name=self.words(key, **values), exact=True)

    def link(self, key: str, **values: object) -> Locator:
        return self.page.get_by_role("link", name=self.words(key, **values), exact=True)

    def group(self, key: str) -> Locator:
        return self.page.get_by_role("group", name=self.words(key), exact=True)

    def sheet(self) -> Locator:
        return self.page.get_by_role("dialog")

    def tab(self, key: str) -> None:
        """One of the places at the foot of the screen."""
        self.page.get_by_role("navigation", name=self.words("core.main")).get_by_role("link", name=self.words(key), exact=True).click()

    def sees(self, key: str, **values: object) -> None:
        expect(self.page.get_by_text(self.words(key, **values)).first).to_be_visible()

    def settle(self) -> None:
        """Everything is on the server and everything of the server is here: the sync panel says so when asked."""
        self.open("/more/sync")
        self.button("sync.ask_news").or_(self.button("sync.try_now")).click()
        expect(self.page.get_by_role("status").get_by_text(self.words("core.sync_ok"))).to_be_visible()

    def open_nothing(self) -> None:
        """The app is closed; what it kept stays on the phone."""
        self.page.goto("about:blank")

    def ready_for_the_road(self) -> None:
        """The app itself is kept on the phone, every page of it."""
        self.page.evaluate("async () => { await navigator.serviceWorker.ready }")

    def kept_files(self) -> list[dict[str, Any]]:
        """The files whose bytes are on this phone, as the phone holds them."""
        found: list[dict[str, Any]] = self.page.evaluate(KEPT_FILES)
        return found
