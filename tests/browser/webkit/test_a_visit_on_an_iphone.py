"""The core of the month in WebKit: cold start without a server, capture, restart of the phone, and everything is there once."""

import sqlite3

from tests.browser.server import Server
from tests.browser.webkit.phone import Phone

BODY = "Boom hose on crane 2 burst at the crimp"
WANTED = "Two of these by Friday"


def on_server(server: Server) -> dict[str, list[str]]:
    with sqlite3.connect(server.instance / "fieldapp.sqlite3") as database:
        notes = database.execute("SELECT body FROM note WHERE NOT deleted")
        needs = database.execute("SELECT summary FROM need WHERE NOT deleted")
        return {"notes": [row[0] for row in notes], "needs": [row[0] for row in needs]}


def test_a_visit_without_a_server_survives_restarts_and_arrives_once(server: Server, iphone: Phone) -> None:
    iphone.sign_in(server, "rep")
    iphone.tap("Accounts")
    iphone.sees("Sabine Crane")
    iphone.until(iphone.has_the_app)
    server.stop()
    iphone.die()

    iphone.open(server.url + "/visits/new")
    iphone.tap("Sabine Crane")
    iphone.field("What happened").send_keys(BODY)
    iphone.sees("Saved on this phone")
    visit = iphone.address
    iphone.die()

    iphone.open(visit)
    iphone.until(lambda: iphone.field("What happened").get_attribute("value") == BODY)
    iphone.tap("Need")
    iphone.field("What they want").send_keys(WANTED)
    iphone.tap("Hose")
    iphone.until(lambda: "/needs/new" not in iphone.address)
    iphone.die()

    iphone.open(visit)
    iphone.sees(WANTED)
    assert iphone.field("What happened").get_attribute("value") == BODY
    iphone.die()

    server.start()
    iphone.open(server.url + "/")
    iphone.sees("All on server", 60)
    assert on_server(server) == {"notes": [BODY], "needs": [WANTED]}


def test_the_page_one_left_does_not_keep_the_next_from_syncing(server: Server, iphone: Phone) -> None:
    """WebKit freezes the page that one left for going back to it, and its worker, which leads, with it."""
    iphone.sign_in(server, "rep")
    iphone.tap("Accounts")
    iphone.sees("Sabine Crane")
    iphone.until(iphone.has_the_app)
    iphone.open(server.url + "/visits/new")
    iphone.tap("Sabine Crane")
    iphone.field("What happened").send_keys(BODY)
    iphone.until(lambda: on_server(server)["notes"] == [BODY])
