"""How a page looked last is seen before the app runs; whatever is tapped or typed meanwhile, the app answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from tests.browser.conftest import FLAGS, PHONE, chromium_path, sign_in
from tests.browser.server import Server

PICTURE = "#app[data-picture]"
KEPT = "() => localStorage.getItem('picture:/accounts')"
SECOND_TAP = """(at) => new MutationObserver((_, seen) => {
  if (!document.querySelector('#app:not([data-picture]) .pick[aria-pressed=true]')) return;
  seen.disconnect();
  const there = document.elementFromPoint(at.clientX, at.clientY);
  there.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1, ...at }));
}).observe(document.body, { childList: true, subtree: true, attributes: true })"""
CALM = "() => new Promise((done) => setTimeout(() => requestIdleCallback(done), 1500))"  # a picture would have been taken before


@dataclass
class Start:
    """A page whose app can be kept from coming."""

    page: Page
    server: Server
    held: list[Route] = field(default_factory=list)

    def at(self, path: str) -> None:
        """The page is asked for anew; the app does not come before `go_on`."""
        self.page.route("**/assets/start-*.js", lambda route: self.held.append(route))
        self.page.goto(self.server.url + path, wait_until="commit")

    def go_on(self) -> None:
        for route in self.held:
            route.continue_()
        self.held.clear()
        self.page.unroute("**/assets/start-*.js")
        expect(self.page.locator(PICTURE)).to_have_count(0)

    def repaint(self, was: str, shown: str) -> None:
        """The picture says something else than the records, as it may after a change made elsewhere; no app runs meanwhile."""
        self.page.goto(self.server.url + "/healthz")
        self.page.evaluate(
            "([was, shown]) => localStorage.setItem('picture:/accounts', localStorage.getItem('picture:/accounts').replace(was, shown))",
            [was, shown],
        )

    def picture(self) -> None:
        """The accounts stand and were pictured."""
        self.page.goto(self.server.url + "/accounts")
        expect(self.page.locator("main .row").first).to_be_visible()
        self.page.wait_for_function(KEPT)


@pytest.fixture
def start(shared_server: Server, playwright: Playwright) -> Iterator[Start]:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    page = browser.new_context(viewport=PHONE, service_workers="block").new_page()
    sign_in(page, shared_server, "rep")
    page.locator(".tabs").wait_for()
    made = Start(page, shared_server)
    made.picture()
    yield made
    browser.close()


def test_the_list_is_seen_at_once_and_claims_nothing_of_this_moment(start: Start) -> None:
    start.at("/accounts")
    picture = start.page.locator(PICTURE)
    expect(picture.locator("main .row").first).to_be_visible()
    expect(picture.locator(".sync")).to_be_hidden()
    expect(start.page.get_by_role("link")).to_have_count(0)  # readers of the screen hear the app alone
    start.go_on()
    expect(start.page.locator("main .row").first).to_be_visible()
    expect(start.page.locator(".sync")).to_be_visible()


def test_a_tap_on_an_account_is_followed_once_the_app_stands(start: Start) -> None:
    start.at("/accounts")
    row = start.page.locator(PICTURE + " main a.row").nth(1)
    aim = row.get_attribute("href")
    row.click()
    assert start.page.url.endswith("/accounts")
    start.go_on()
    start.page.wait_for_url(f"**{aim}")
    expect(start.page.locator("main h1")).to_be_visible()
    start.page.go_back()
    expect(start.page.locator("main a.row").nth(1)).to_have_attribute("href", str(aim))


def test_words_typed_into_the_picture_go_on_in_the_app(start: Start) -> None:
    start.at("/accounts")
    start.page.locator(PICTURE + " input[type=search]").fill("zz")
    start.go_on()
    search = start.page.get_by_role("searchbox")
    expect(search).to_be_focused()
    expect(search).to_have_value("zz")
    expect(start.page.locator("main a.row")).to_have_count(0)
    start.page.evaluate(CALM)
    assert 'class=\\"name\\"' in start.page.evaluate(KEPT)  # what was searched for is not how the page starts


def test_words_typed_before_the_cursor_left_the_field_go_on_too(start: Start) -> None:
    start.at("/accounts")
    field = start.page.locator(PICTURE + " input[type=search]")
    field.fill("zz")
    field.blur()
    start.go_on()
    expect(start.page.get_by_role("searchbox")).to_have_value("zz")


def test_what_has_the_focus_keeps_it(start: Start) -> None:
    start.at("/accounts")
    start.page.locator(PICTURE + " .tabs a").nth(1).focus()
    start.go_on()
    expect(start.page.locator(".tabs a").nth(1)).to_be_focused()


def test_an_impatient_second_tap_takes_nothing_back(start: Start) -> None:
    start.at("/accounts")
    spot = start.page.locator(PICTURE + " .pick").nth(3).bounding_box()
    assert spot
    at = {"clientX": spot["x"] + 20, "clientY": spot["y"] + 20}
    start.page.mouse.click(at["clientX"], at["clientY"])
    start.page.evaluate(SECOND_TAP, at)
    start.go_on()
    expect(start.page.locator(".pick").nth(3)).to_have_attribute("aria-pressed", "true")
    start.page.evaluate(CALM)
    expect(start.page.locator(".pick").nth(3)).to_have_attribute("aria-pressed", "true")


def test_a_number_that_has_changed_is_not_called(start: Start) -> None:
    start.repaint('href=\\"/accounts/', 'data-old href=\\"tel:+1')
    start.page.add_init_script(
        "addEventListener('click', (event) => { if (event.target.closest('body > a')) window.called = true; }, true)"
    )
    start.at("/accounts")
    start.page.locator(PICTURE + " [data-old]").click()
    start.go_on()
    expect(start.page.locator("main a.row").first).to_be_visible()
    assert not start.page.evaluate("() => window.called")


def test_a_button_is_answered_where_it_is_still_the_same(start: Start) -> None:
    start.at("/accounts")
    start.page.locator(PICTURE + " .tabs .plus").click()
    start.go_on()
    expect(start.page.get_by_role("dialog")).to_be_visible()


def test_a_button_that_says_something_else_by_now_is_not(start: Start) -> None:
    start.repaint('plus\\" aria-label', 'plus\\" title=\\"old\\" aria-label')
    start.at("/accounts")
    start.page.locator(PICTURE + " .tabs .plus[title=old]").click()
    start.go_on()
    expect(start.page.locator("main .row").first).to_be_visible()
    expect(start.page.get_by_role("dialog")).to_have_count(0)


def test_the_records_have_the_last_word(start: Start) -> None:
    name = start.page.locator("main a.row .name").first.inner_text()
    start.repaint('class=\\"name\\">', 'class=\\"name\\">As it was, ')
    start.at("/accounts")
    expect(start.page.locator(PICTURE).get_by_text("As it was")).to_be_visible()
    start.go_on()
    expect(start.page.locator("main a.row .name").first).to_have_text(name)
    expect(start.page.get_by_text("As it was")).to_have_count(0)


def test_it_is_never_shown_to_another_person(start: Start) -> None:
    page = start.page
    picture = page.evaluate(KEPT)
    page.goto(start.server.url + "/more")
    page.locator("main .card.list").last.locator("button.row").last.click()
    page.get_by_role("dialog").locator(".btn.bad").click()
    page.wait_for_url(lambda address: "/sign-in" in address)
    assert page.evaluate(KEPT) is None
    page.evaluate("(picture) => localStorage.setItem('picture:/accounts', picture)", picture)  # as if the phone had died before it was gone
    sign_in(page, start.server, "manager")
    page.locator("main").first.wait_for()
    page.goto(start.server.url + "/healthz")
    page.evaluate("(picture) => localStorage.setItem('picture:/accounts', picture)", picture)
    start.at("/accounts")
    page.wait_for_function("() => localStorage.getItem('picture:/accounts') === null")
    expect(page.locator(PICTURE)).to_have_count(0)
    start.go_on()


def test_where_the_app_does_not_come_the_picture_goes(start: Start) -> None:
    start.page.route("**/assets/start-*.js", lambda route: route.abort())
    start.page.goto(start.server.url + "/accounts", wait_until="commit")
    expect(start.page.locator(PICTURE)).to_be_empty()


def test_where_the_app_breaks_while_it_is_drawn_the_picture_goes(start: Start) -> None:
    start.page.add_init_script("Document.prototype.createElementNS = () => { throw new Error('broken'); }")
    start.page.goto(start.server.url + "/accounts", wait_until="commit")
    expect(start.page.locator(PICTURE)).to_be_empty()


def test_where_the_app_neither_comes_nor_fails_the_picture_goes_after_a_while(start: Start) -> None:
    start.page.clock.install()
    start.at("/accounts")
    expect(start.page.locator(PICTURE + " main .row").first).to_be_visible()
    start.page.clock.fast_forward(16_000)
    expect(start.page.locator(PICTURE)).to_be_empty()


def test_where_there_is_no_picture_the_app_is_drawn_in_the_document_so_that_a_sheet_may_open_at_once(start: Start) -> None:
    start.page.add_init_script(
        "new MutationObserver(() => { window.inside ||= document.querySelector('#app[hidden] main') !== null; })"
        ".observe(document, { childList: true, subtree: true })"
    )
    start.page.goto(start.server.url + "/more")
    expect(start.page.locator("#app main")).to_be_visible()
    assert start.page.evaluate("() => window.inside")
