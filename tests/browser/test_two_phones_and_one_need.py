"""Two phones of one rep change the same need without a signal."""

import json
import re

from playwright.sync_api import Locator, expect

from tests.browser import road
from tests.browser.conftest import PhoneOf
from tests.browser.phones import Phone
from tests.browser.server import Server

NEED = "SELECT quantity, urgency, spec FROM need WHERE summary = ?"


def two_phones_with(server: Server, phone_of: PhoneOf, words: str) -> tuple[Phone, Phone]:
    """The need open on both, then the server is gone."""
    first, second = phone_of("rep", server, "en", "first"), phone_of("rep", server, "es", "second")
    first.open("/needs/new")
    first.page.get_by_role("button", name="Sabine Crane").click()
    first.page.get_by_label(first.words("needs.summary")).fill(words)
    first.button("needs.kind_hose").click()
    first.page.wait_for_url(lambda address: not address.endswith("/new"))
    need = first.record()
    first.settle()
    second.settle()
    for phone in (first, second):
        phone.open(f"/needs/{need}")
        expect(phone.page.get_by_label(phone.words("needs.summary"))).to_have_value(words)
    server.stop()
    return first, second


def quantity(phone: Phone, figure: str) -> None:
    phone.group("needs.quantity").get_by_role("textbox").fill(figure)
    road.has_quantity(phone, figure)
    phone.sees("core.saved_here")


def pick(phone: Phone, group: Locator, name: str) -> None:
    group.get_by_role("button", name=name, exact=True).click()
    expect(group.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")


def test_different_fields_are_both_kept(shared_server: Server, phone_of: PhoneOf) -> None:
    server, words = shared_server, "Suction hose for the sump"
    first, second = two_phones_with(server, phone_of, words)
    quantity(first, "4")
    road.letter(first, "S")
    pick(first, first.page.get_by_role("group", name=first.words.field("hose", "hose_id_dash")), "-16")
    pick(second, second.group("needs.urgency"), second.words("needs.urgency_soon"))
    road.letter(second, "M")
    second.page.get_by_label(second.words.field("hose", "fluid")).fill("agua de mar")
    expect(second.page.get_by_text("agua de mar", exact=True)).to_be_visible()

    need = first.page.url
    server.start()
    for phone in (first, second, first):
        phone.settle()
    count, urgency, spec = server.one(NEED, words)
    assert (count, urgency) == (4, "soon")
    assert json.loads(spec) == {"hose_id_dash": "-16", "fluid": "agua de mar"}
    assert server.rows("SELECT id FROM conflict") == []
    for phone in (first, second):
        phone.page.goto(need)
        road.has_quantity(phone, "4")
        expect(phone.group("needs.urgency").get_by_role("button", name=phone.words("needs.urgency_soon"))).to_have_attribute(
            "aria-pressed", "true"
        )
        expect(phone.page.get_by_text("agua de mar", exact=True)).to_be_visible()


def test_the_same_field_is_a_question_that_one_tap_settles_for_both(shared_server: Server, phone_of: PhoneOf) -> None:
    server, words = shared_server, "Return line, bulkhead end"
    first, second = two_phones_with(server, phone_of, words)
    quantity(first, "2")
    quantity(second, "5")
    need = first.page.url
    second.open_nothing()  # or it sends by itself as soon as there is a server, and may be the first
    server.start()
    first.settle()
    second.settle()
    assert server.one(NEED, words)[0] == 2

    second.open("/more/conflicts")
    question = second.page.get_by_role("group", name=second.words("sync.field_quantity"))
    expect(question.get_by_role("button", name=re.compile("^2 "))).to_be_visible()
    question.get_by_role("button", name=re.compile("^5 ")).click()
    second.sees("sync.no_questions")
    second.settle()

    first.settle()
    first.open("/more/conflicts")
    first.sees("sync.no_questions")
    assert server.one(NEED, words)[0] == 5
    for phone in (first, second):
        phone.page.goto(need)
        road.has_quantity(phone, "5")
