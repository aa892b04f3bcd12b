"""What is typed into a sheet is on the phone with each letter: the app is ended in mid-word and opened again."""

from playwright.sync_api import expect

from tests.browser.conftest import PhoneOf
from tests.browser.phones import Phone
from tests.browser.server import Server

ACCOUNT = "Kessler Marine Works"
OBJECTIVE = "SELECT objective FROM visit WHERE trip_id IS NOT NULL"


def end_in_mid_word(phone: Phone) -> None:
    """The page goes without a chance to finish anything, as when the phone runs out of battery."""
    phone.page.close()
    phone.page = phone.context.new_page()


def trip_with_a_stop(rep: Phone) -> str:
    """A trip made without a signal, with one stop in it; its address."""
    rep.open("/trips/new")
    rep.button("trips.make").click()
    rep.page.wait_for_url(lambda address: not address.endswith("/new"))
    rep.button("trips.stop").click()
    rep.sheet().get_by_role("button", name=ACCOUNT).click()
    expect(rep.page.get_by_role("link", name=ACCOUNT).first).to_be_visible()
    return f"/trips/{rep.record()}"


def test_words_of_a_sheet_are_there_again(shared_server: Server, phone_of: PhoneOf) -> None:
    server, rep = shared_server, phone_of("rep", shared_server)
    rep.settle()
    rep.ready_for_the_road()
    server.stop()
    trip = trip_with_a_stop(rep)
    rep.page.get_by_role("button", name=rep.words("trips.move", name=ACCOUNT)).click()
    rep.sheet().get_by_label(rep.words("trips.objective")).fill("The winch hoses")
    end_in_mid_word(rep)

    rep.open(trip)
    expect(rep.page.get_by_text("The winch hoses")).to_be_visible()
    cancel = rep.page.get_by_role("button").filter(has_text=rep.words("trips.cancel_text"))
    cancel.click()
    rep.sheet().get_by_label(rep.words("trips.cancel_why")).fill("Storm")
    end_in_mid_word(rep)
    rep.open(trip)
    cancel = rep.page.get_by_role("button").filter(has_text=rep.words("trips.cancel_text"))
    cancel.click()
    expect(rep.sheet().get_by_label(rep.words("trips.cancel_why"))).to_have_value("Storm")

    rep.open("/add/task?account=")
    rep.page.get_by_label(rep.words("visits.what_to_do")).fill("Call the yard")
    end_in_mid_word(rep)
    rep.open("/add/task?account=")
    expect(rep.page.get_by_label(rep.words("visits.what_to_do"))).to_have_value("Call the yard")

    server.start()
    rep.settle()
    assert server.one(OBJECTIVE) == "The winch hoses"
