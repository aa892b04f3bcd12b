"""What the server would not take is opened as it was typed, written anew, and sent when the person says so and not before."""

from playwright.sync_api import expect

from tests.browser.conftest import PhoneOf
from tests.browser.phones import Phone
from tests.browser.server import Server

TOO_LONG = "Call the yard. " * 40  # a title has 500 letters at most
SHORT = "Call the yard about the winch"
TITLES = "SELECT title FROM task WHERE title LIKE 'Call the yard%'"


def open_the_refused(phone: Phone) -> None:
    phone.open("/more/sync")
    phone.link("sync.change_send").click()


def test_a_refused_follow_up_is_changed_and_sent(shared_server: Server, phone_of: PhoneOf) -> None:
    phone = phone_of("rep", shared_server, "es")
    title = phone.page.get_by_label(phone.words("sync.field_title"))
    phone.open("/add/task?account=")
    phone.page.get_by_label(phone.words("visits.what_to_do")).fill(TOO_LONG)
    phone.button("visits.tomorrow").click()
    phone.page.wait_for_url(lambda address: "/add/" not in address)
    open_the_refused(phone)
    expect(title).to_have_value(TOO_LONG.strip())

    title.fill(SHORT)
    phone.page.get_by_role("link", name=phone.words("core.back")).click()  # it stays set aside, and what was typed is kept
    expect(phone.link("sync.change_send")).to_be_visible()
    phone.button("sync.ask_news").click()
    phone.sees("sync.not_all_one", n=1)
    assert shared_server.rows(TITLES) == []

    open_the_refused(phone)
    expect(title).to_have_value(SHORT)
    phone.button("sync.send").click()
    expect(phone.link("sync.change_send")).to_have_count(0)
    phone.settle()
    assert shared_server.one(TITLES) == SHORT
