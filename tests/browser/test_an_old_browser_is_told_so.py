"""Where the app could not keep its promise to lose nothing, it does not start and says why."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Opener
from tests.browser.server import Server

HEADINGS = {"en-US": "This browser is too old", "es-MX": "Este navegador es muy viejo"}


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
def test_what_the_browser_lacks_is_named_and_the_app_stays_away(server: Server, phone: Opener, locale: str) -> None:
    page = phone("old", locale).new_page()
    page.add_init_script("delete window.HTMLDialogElement")
    page.goto(server.url + "/trips")
    expect(page.get_by_role("heading", name=HEADINGS[locale])).to_be_visible()
    expect(page.get_by_text("dialog element")).to_be_visible()
    expect(page.locator("#app > *")).to_have_count(0)


def test_it_is_said_where_the_apps_script_cannot_be_read_at_all(server: Server, phone: Opener) -> None:
    page = phone("older").new_page()
    page.add_init_script("delete window.HTMLDialogElement")

    def unreadable(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body="this is no script for me")

    page.route("**/static/dist/**/main-*.js", unreadable)
    page.goto(server.url + "/")
    expect(page.get_by_role("heading", name=HEADINGS["en-US"])).to_be_visible()
