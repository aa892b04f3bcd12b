"""The core of the month: cold start without a server, capture, restart of the phone, and everything is there once."""

import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, sign_in
from tests.browser.server import Server

WORDS = {
    "en-US": {"who": "rep", "note": "What happened", "done": "All on server", "whom": "Sabine Crane"},
    "es-MX": {"who": "other", "note": "Qué pasó", "done": "Todo en el servidor", "whom": "Sabine Crane"},
}
BODY = "Boom hose on crane 2 burst at the crimp"


def ready_for_the_road(page: Page, done: str) -> None:
    """Everything pulled, and the app itself kept on the phone."""
    expect(page.get_by_text(done).first).to_be_visible()
    page.goto(page.url.rstrip("/") + "/accounts")
    expect(page.get_by_text("Sabine Crane").first).to_be_visible()
    page.evaluate("async () => { await navigator.serviceWorker.ready }")


def notes(server: Server) -> list[str]:
    with sqlite3.connect(server.instance / "fieldapp.sqlite3") as database:
        return [row[0] for row in database.execute("SELECT body FROM note WHERE NOT deleted")]


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
def test_a_note_taken_without_a_server_arrives_once(server: Server, phone: Opener, locale: str) -> None:
    words = WORDS[locale]
    context = phone("rep", locale)
    page = context.new_page()
    sign_in(page, server, words["who"])
    ready_for_the_road(page, words["done"])
    server.stop()
    context.close()

    context = phone("rep", locale)
    page = context.new_page()
    page.goto(server.url + "/visits/new")
    page.get_by_text(words["whom"]).first.click()
    page.get_by_label(words["note"]).fill(BODY)
    expect(page.get_by_role("status").filter(has_text="teléfono" if locale == "es-MX" else "phone").first).to_be_visible()
    visit = page.url
    context.close()

    context = phone("rep", locale)
    page = context.new_page()
    page.goto(visit)
    expect(page.get_by_label(words["note"])).to_have_value(BODY)
    server.start()
    page.goto(server.url + "/")
    expect(page.get_by_text(words["done"]).first).to_be_visible(timeout=30_000)
    assert notes(server) == [BODY]
