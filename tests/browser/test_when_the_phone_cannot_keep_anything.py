"""What a person sees when the browser keeps nothing, cleared what it kept, or has the app open twice in two versions."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, PhoneOf
from tests.browser.phones import LOCALES, Phone, before_the_worker
from tests.browser.server import Server
from tests.browser.words import Words

SHUT = "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'InvalidStateError'); };\n"
NEWER = """() => new Promise((done, fail) => {
  const asked = indexedDB.open("fieldapp", 30);
  asked.onerror = () => fail(asked.error);
  asked.onsuccess = () => { asked.result.close(); done(); };
})"""
ACCOUNT = "Sabine Crane & Rigging"


def shut_the_records(page: Page) -> None:
    """As a private window does, or a browser that was told to keep nothing."""
    before_the_worker(page, SHUT)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_said_in_place_of_an_empty_page_and_what_to_do(shared_server: Server, phone: Opener, language: str) -> None:
    page, words = phone(f"private-{language}", LOCALES[language]).new_page(), Words(language)
    shut_the_records(page)
    page.goto(shared_server.url + "/accounts")
    expect(page.get_by_role("heading", name=words("shell.shut"))).to_be_visible()
    expect(page.get_by_text(words("shell.shut_text"))).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name=words("shell.open_again")).click()
    expect(page.get_by_role("heading", name=words("people.sign_in"))).to_be_visible()


def half_a_note(rep: Phone) -> None:
    rep.open("/add/note")
    rep.page.get_by_role("button", name=ACCOUNT).click()
    rep.page.get_by_label(rep.words("visits.what_happened")).fill("The winch hos")


def test_a_tab_of_the_old_version_makes_way_and_keeps_its_words(shared_server: Server, phone_of: PhoneOf) -> None:
    rep = phone_of("rep", shared_server)
    rep.settle()
    half_a_note(rep)
    newer = rep.context.new_page()
    newer.goto(shared_server.url + "/manifest.webmanifest")
    newer.evaluate(NEWER)
    newer.close()
    expect(rep.page.get_by_role("heading", name=rep.words("shell.outdated"))).to_be_visible()
    rep.button("shell.open_again").click()
    expect(rep.page.get_by_label(rep.words("visits.what_happened"))).to_have_value("The winch hos")
    rep.button("visits.keep_note").click()
    rep.page.wait_for_url(lambda address: "/add/" not in address)
    rep.settle()
    assert shared_server.one("SELECT body FROM note WHERE body LIKE 'The winch%'") == "The winch hos"


def write_a_note(rep: Phone, body: str) -> None:
    rep.open("/add/note")
    rep.page.get_by_role("button", name=ACCOUNT).click()
    rep.page.get_by_label(rep.words("visits.what_happened")).fill(body)
    rep.button("visits.keep_note").click()
    rep.page.wait_for_url(lambda address: "/add/" not in address)


def test_a_phone_that_the_system_cleared_says_what_is_gone_and_fetches_the_rest(server: Server, phone_of: PhoneOf) -> None:
    rep = phone_of("rep", server)
    write_a_note(rep, "Sent in time")
    rep.settle()
    rep.ready_for_the_road()
    server.stop()
    write_a_note(rep, "Only on the phone")
    rep.open("/more/sync")
    rep.sees("sync.only_here_one", n=1)
    rep.page.goto("about:blank")
    origin = {"origin": server.url, "storageTypes": "indexeddb"}
    rep.context.new_cdp_session(rep.page).send("Storage.clearDataForOrigin", origin)

    server.start()
    rep.open("/")
    rep.sees("shell.cleared")
    expect(rep.page.get_by_text(rep.words("shell.cleared_lost_one", n=1))).to_be_visible()
    rep.button("shell.cleared_read").click()
    expect(rep.page.get_by_text(rep.words("shell.cleared"))).to_have_count(0)
    rep.tab("shell.accounts")
    rep.page.get_by_text(ACCOUNT).click()
    expect(rep.page.get_by_text("Sent in time")).to_be_visible()
    write_a_note(rep, "Written anew")
    rep.settle()
    assert sorted(server.rows("SELECT body FROM note")) == ["Sent in time", "Written anew"]
    said = [json.loads(line) for line in (server.instance / "server.log").read_text().splitlines() if "lost mutations" in line]
    assert [(one["first"], one["last"]) for one in said] == [(2, 2)]
