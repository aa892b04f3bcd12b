"""The same in WebKit: browser and server are killed in the middle of a push, and everything is on the server once."""

from concurrent.futures import ThreadPoolExecutor

from tests.browser.moments import moments
from tests.browser.server import Server
from tests.browser.webkit.phone import Phone
from tests.browser.wire import Wire

# At another account each: a visit that was not closed goes on.
MOMENTS = {
    "half of it sent": "Sabine Crane",
    "sent, and the server at work on it": "Bayline Tube",
    "committed, nothing answered yet": "Kessler Marine",
    "between verdict and feed": "Lone Oak",
    "answered, and the phone at work on it": "Calcasieu Pump",
}


def test_whenever_everything_ends_everything_arrives_once(server: Server, wire: Wire, iphone: Phone) -> None:
    iphone.sign_in(wire, "rep")
    iphone.tap("Accounts")
    iphone.sees("Sabine Crane")
    ended: list[str] = []
    with ThreadPoolExecutor(1) as beside:
        for moment in (one for one in moments() if one.name in MOMENTS):
            iphone.open(wire.url + "/visits/new")
            wire.arm(moment.cut)
            iphone.tap(MOMENTS[moment.name])
            iphone.field("What happened").send_keys(moment.name)
            iphone.sees("Saved on this phone")
            assert wire.reached.wait(60), moment.name
            server.kill()
            iphone.be_killed()
            starting = beside.submit(server.start)
            wire.mend()
            starting.result()
            iphone.open(wire.url + "/more/sync")
            iphone.sees("All on server", 60)
            iphone.sees("Nothing waits on this phone")
            ended.append(moment.name)
            assert sorted(server.rows("SELECT body FROM note WHERE NOT deleted")) == sorted(ended)
    assert len(server.rows("SELECT id FROM visit WHERE NOT deleted")) == len(ended)
