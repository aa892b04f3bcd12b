"""The same in WebKit: browser and server are killed at ten moments of a push, and everything is on the server once."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.browser.moments import moments
from tests.browser.pictures import photograph
from tests.browser.server import Server
from tests.browser.webkit.phone import Phone
from tests.browser.wire import Wire

SMALL = (800, 600)
# A visit that was not closed goes on, with more words in the same note.
NAMES = ["Sabine Crane", "Bayline Tube", "Kessler Marine", "Lone Oak", "Calcasieu Pump"]


def write(iphone: Phone, address: str, name: str, words: str) -> None:
    iphone.open(address + "/visits/new")
    iphone.tap(name)
    iphone.field("What happened").send_keys(words)


def photograph_it(iphone: Phone, address: str, picture: Path) -> None:
    iphone.open(address)
    iphone.give(picture)


def test_whenever_everything_ends_everything_arrives_once(server: Server, wire: Wire, iphone: Phone, tmp_path: Path) -> None:
    iphone.sign_in(wire, "rep")
    iphone.tap("Accounts")
    iphone.sees("Sabine Crane")
    iphone.until(iphone.has_the_app)
    account = server.rows("SELECT id FROM account")[0]
    notes: dict[str, str] = {}
    photos: list[str] = []
    with ThreadPoolExecutor(1) as beside:
        for moment, name in zip(moments(), NAMES * 2, strict=True):
            wire.arm(moment.cut)
            if moment.photo:
                picture = tmp_path / f"{moment.name}.jpg"
                picture.write_bytes(photograph(40 + len(photos), SMALL))
                photograph_it(iphone, f"{wire.url}/add/photo?account={account}", picture)
                photos.append(moment.name)
            else:
                write(iphone, wire.url, name, moment.name)
                notes[name] = notes.get(name, "") + moment.name
            assert wire.reached.wait(60), moment.name
            server.kill()
            iphone.be_killed()
            starting = beside.submit(server.start)
            wire.mend()
            starting.result()
            iphone.open(wire.url + "/more/sync")
            iphone.sees("All on server", 60)
            iphone.sees("Nothing waits on this phone")
            assert sorted(server.rows("SELECT body FROM note WHERE NOT deleted")) == sorted(notes.values()), moment.name
            stored = server.rows("SELECT sha256 FROM attachment WHERE stored")
            assert len(stored) == len(photos), moment.name
    assert len(server.rows("SELECT id FROM visit WHERE NOT deleted")) == len(notes)
    for sha256 in stored:
        assert hashlib.sha256(server.file(sha256)).hexdigest() == sha256
