"""A first visit on a bad line: the page's own script hangs, and there is a way to the others."""

from playwright.sync_api import Playwright, expect

from tests.browser.conftest import FLAGS, PHONE, chromium_path, sign_in
from tests.browser.server import Server


def test_the_tabs_stand_while_the_page_is_still_on_its_way(shared_server: Server, playwright: Playwright) -> None:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    page = browser.new_context(viewport=PHONE, service_workers="block").new_page()
    sign_in(page, shared_server, "rep")
    page.locator(".tabs").wait_for()
    page.route("**/assets/list-*.js", lambda _never: None)
    page.goto(shared_server.url + "/accounts", wait_until="commit")
    expect(page.locator(".tabs")).to_be_visible()
    page.unroute("**/assets/list-*.js")
    page.locator(".tabs a").last.click()
    expect(page.locator("main .row").first).to_be_visible()
    browser.close()
