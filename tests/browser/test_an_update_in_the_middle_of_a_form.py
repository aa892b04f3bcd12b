"""A new version comes while somebody writes: it waits for a tap, and what was half written is there after it."""

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.phones import Phone
from tests.browser.server import Server
from tests.browser.wire import Wire

LOOK_FOR_IT = "async () => { await (await navigator.serviceWorker.ready).update() }"
HALF = "The swivel le"


def test_a_half_written_form_survives_the_update_that_one_asked_for(server: Server, wire: Wire, phone: Opener) -> None:
    rep = Phone(lambda locale: phone("rep", locale), server, "en", wire)
    rep.sign_in("rep")
    rep.settle()
    rep.ready_for_the_road()
    account = server.rows("SELECT id FROM account")[0]
    rep.open(f"/add/note?account={account}")  # from here on by the service worker
    note = rep.page.get_by_label(rep.words("visits.what_happened"))
    note.fill(HALF)
    wire.adds["/sw.js"] = b"\n// another version\n"
    rep.page.evaluate(LOOK_FOR_IT)
    rep.sees("shell.update")
    expect(note).to_have_value(HALF)
    with rep.page.expect_navigation():
        rep.button("shell.reload").click()
    expect(note).to_have_value(HALF)
    expect(note).to_be_visible()  # the first screen is in the document before it is shown; nobody types into it then
    note.press_sequentially("aks")
    rep.button("visits.keep_note").click()
    rep.page.wait_for_url(lambda address: "/add/" not in address)
    rep.settle()
    assert server.one("SELECT body FROM note") == HALF + "aks"
