"""One phone in several hands without a restart between them, and a map that begins out of sight."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import PhoneOf
from tests.browser.phones import Phone
from tests.browser.server import Server
from tests.company import PASSWORD


def sign_out(phone: Phone) -> None:
    phone.tab("shell.more")
    phone.page.locator("main .card.list").last.locator("button.row").last.click()
    phone.sheet().locator(".btn.bad").click()
    phone.page.wait_for_url(lambda address: "/sign-in" in address)


def sign_in_here(phone: Phone, name: str) -> None:
    """Without loading the page anew, as a person would."""
    phone.page.get_by_label(phone.words("people.email")).fill(f"{name}@example.com")
    phone.page.get_by_label(phone.words("people.password")).fill(PASSWORD)
    phone.button("people.enter").click()


def test_who_comes_back_after_somebody_else_sees_pages_again(shared_server: Server, phone_of: PhoneOf) -> None:
    phone = phone_of("rep", shared_server)
    for name in ("manager", "rep"):
        phone.settle()
        sign_out(phone)
        sign_in_here(phone, name)
        expect(phone.page.locator("main").first).to_be_visible()
        phone.tab("shell.accounts")
        expect(phone.page.locator("main .row").first).to_be_visible()


def is_inside(box: Locator, part: Locator) -> bool:
    outer, inner = box.bounding_box(), part.bounding_box()
    assert outer and inner
    return (
        outer["x"] <= inner["x"] + inner["width"] / 2 <= outer["x"] + outer["width"]
        and outer["y"] <= inner["y"] <= outer["y"] + outer["height"]
    )


def test_a_map_that_begins_out_of_sight_shows_all_its_places(shared_server: Server, phone_of: PhoneOf) -> None:
    phone = phone_of("rep", shared_server)
    phone.settle()
    phone.tab("shell.accounts")
    phone.button("accounts.on_map").evaluate("(button) => { document.getElementById('app').hidden = true; button.click(); }")
    marks = phone.page.locator(".map :is(.pin, .cluster, .speck)")
    marks.first.wait_for(state="attached")
    phone.page.evaluate("() => { document.getElementById('app').hidden = false; }")
    expect(marks.first).to_be_visible()
    expect(marks).not_to_have_count(1)
    assert all(is_inside(phone.page.locator(".map"), mark) for mark in marks.all())
