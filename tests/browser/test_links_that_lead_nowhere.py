"""A link to something that is not on this phone, any more or yet: words instead of an empty page, and nothing is made for nobody."""

from playwright.sync_api import expect

from tests.browser.conftest import PhoneOf
from tests.browser.server import Server

GONE = "019aa000-0000-7000-8000-000000000000"
PLACES = ["/accounts", "/visits", "/needs", "/trips"]
MAKERS = ["/visits/new", "/needs/new", "/add/note", "/add/photo", "/add/task", "/add/contact"]


def test_a_link_to_what_is_not_here_says_so_and_makes_nothing(shared_server: Server, phone_of: PhoneOf) -> None:
    server, rep = shared_server, phone_of("rep", shared_server, "es")
    rep.settle()
    rep.ready_for_the_road()
    server.stop()
    for path in [f"{place}/{GONE}" for place in PLACES] + [f"{maker}?account={GONE}" for maker in MAKERS]:
        rep.open(path)
        expect(rep.page.locator("main .empty")).to_be_visible()
        expect(rep.page.get_by_role("textbox")).to_have_count(0)
    server.start()
    rep.settle()
    assert server.one("SELECT count(*) FROM visit") == 0
    assert server.one("SELECT count(*) FROM sync_quarantine") == 0
