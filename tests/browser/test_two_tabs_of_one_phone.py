"""The app is open twice on one phone: one tab speaks with the server for both, and when it is closed the other goes on."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PhoneOf
from tests.browser.phones import Phone
from tests.browser.server import Server


def write_on(page: Page, rep: Phone, account: str, body: str) -> None:
    page.goto(f"{rep.url}/add/note?account={account}")
    page.get_by_label(rep.words("visits.what_happened")).fill(body)
    page.get_by_role("button", name=rep.words("visits.keep_note"), exact=True).click()
    page.wait_for_url(lambda address: "/add/" not in address)


def test_both_write_and_the_one_that_is_left_sends_all_of_it_once(server: Server, phone_of: PhoneOf) -> None:
    rep = phone_of("rep", server)
    rep.settle()
    rep.ready_for_the_road()
    account = server.rows("SELECT id FROM account")[0]
    server.stop()
    first, second = rep.page, rep.context.new_page()
    second.goto(rep.url + "/more/sync")
    write_on(first, rep, account, "from the first")
    write_on(second, rep, account, "from the second")
    first.goto(rep.url + "/more/sync")
    expect(first.get_by_text(rep.words("sync.only_here_other", n=2))).to_be_visible()
    first.close()
    server.start()
    rep.page = second
    rep.settle()
    assert sorted(server.rows("SELECT body FROM note")) == ["from the first", "from the second"]
