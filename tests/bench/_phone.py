"""A phone's browser for benches: Chromium with its CPU six times slower, and a clock inside the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.bench._sample import WHO
from tests.browser.conftest import FLAGS, PHONE
from tests.company import PASSWORD
from tools.system_packages import chromium

SLOWER = 6
SETTLED_MS = 9_000  # a phone in use is quiet for that long now and then; the app then puts its search by for the next start
ROWS = "ul.card.list li a.row"
# Notes when something first stands in the document and when the browser has drawn it: in the app itself, or in the picture of it too.
# Arrow functions only: the page's CSP allows no eval.
CLOCK = """
(() => {
  const waiting = new Map();
  const check = () => {
    const app = document.getElementById("app");
    if (app?.hidden) return; // in the document, not yet on the screen
    for (const [test, { found, pictured }] of waiting) if (((pictured || !app?.hasAttribute("data-picture"))) && test()) {
      waiting.delete(test);
      requestAnimationFrame(() => setTimeout(() => found(performance.now())));
    }
  };
  new MutationObserver(check).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  window.drawn = (test, pictured = false) => new Promise((found, never) => {
    waiting.set(test, { found, pictured });
    setTimeout(() => { if (waiting.delete(test)) never(new Error(`not on the screen: ${test} at ${location.pathname}`)); }, 30_000);
    check();
  });
})();
"""


@contextmanager
def phone(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """A browser whose storage is in the folder: opened again, it is the same phone after a restart."""
    context = playwright.chromium.launch_persistent_context(
        str(folder), executable_path=chromium(), args=FLAGS, headless=True, viewport=PHONE, is_mobile=True, has_touch=True
    )
    context.set_default_timeout(120_000)
    context.add_init_script(CLOCK)
    try:
        yield context
    finally:
        context.close()


def slow_page(context: BrowserContext, rate: int = SLOWER) -> Page:
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return page


def drawn(page: Page, test: str) -> float:
    """Milliseconds since the navigation began until what the test asks for stands on the screen."""
    return float(page.evaluate(f"() => window.drawn(() => {test})"))


def seen_and_drawn(page: Page, test: str) -> tuple[float, float]:
    """Milliseconds until it is seen, be it in the picture of last time, and until the app itself stands there and answers."""
    seen, drawn = page.evaluate(f"() => Promise.all([window.drawn(() => {test}, true), window.drawn(() => {test})])")
    return float(seen), float(drawn)


def tapped(page: Page, selector: str, test: str) -> float:
    """Milliseconds from the tap until what the test asks for stands on the screen."""
    page.locator(selector).first.wait_for()
    return float(
        page.evaluate(
            f"""() => new Promise((done, failed) => {{
              const start = performance.now();
              document.querySelector({selector!r}).click();
              window.drawn(() => {test}).then((end) => done(end - start), failed);
            }})"""
        )
    )


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    page.locator('input[type="email"]').fill(WHO)
    page.locator('input[type="password"]').fill(PASSWORD)
    page.locator("button[type=submit], .btn.go").first.click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def ready_for_the_road(page: Page, address: str, accounts: int) -> None:
    """Everything pulled, and the app itself kept on the phone."""
    page.goto(f"{address}/accounts")
    page.locator(ROWS).first.wait_for()
    while count(page, "account") < accounts:
        page.wait_for_timeout(250)
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    page.wait_for_timeout(SETTLED_MS)


def count(page: Page, kind: str) -> int:
    """Records of a type on the phone, asked of its database itself."""
    counted: Any = page.evaluate(
        """(kind) => new Promise((done, failed) => {
          const opening = indexedDB.open("fieldapp");
          opening.onerror = failed;
          opening.onsuccess = () => {
            const asked = opening.result.transaction(kind).objectStore(kind).count();
            asked.onsuccess = () => { opening.result.close(); done(asked.result); };
          };
        })""",
        kind,
    )
    return int(counted)
