"""Browser and server are killed at ten moments of a push; started again on the same storage, everything is on the server once."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.browser import road
from tests.browser.conftest import Opener
from tests.browser.ending import kill_all_with
from tests.browser.moments import Moment, moments
from tests.browser.phones import Phone
from tests.browser.pictures import taken
from tests.browser.server import Server
from tests.browser.wire import Wire

SMALL = (800, 600)


def push(rep: Phone, moment: Moment, account: str) -> None:
    """Takes something down; what happens to it next is the wire's."""
    rep.open(f"/add/{'photo' if moment.photo else 'note'}?account={account}")
    if moment.photo:
        road.take_photo(rep, "visits.take_photo", taken(40 + len(moment.name), SMALL))
    else:
        rep.page.get_by_label(rep.words("visits.what_happened")).fill(moment.name)
        rep.button("visits.keep_note").click()
        rep.page.wait_for_url(lambda address: "/add/" not in address)


def test_whenever_everything_ends_everything_arrives_once(server: Server, wire: Wire, phone: Opener, tmp_path: Path) -> None:
    rep = Phone(lambda locale: phone("rep", locale), server, "en", wire)
    rep.sign_in("rep")
    rep.settle()
    rep.ready_for_the_road()  # whoever has kept a note goes back to a page; without the app on the phone that asked the wire, which was cut
    rep.restart()  # the browser writes its cookies down when it is closed
    rep.open("/")
    account = server.rows("SELECT id FROM account")[0]
    ended: list[Moment] = []
    with ThreadPoolExecutor(1) as beside:
        for moment in moments():
            wire.arm(moment.cut)
            push(rep, moment, account)
            assert wire.reached.wait(60), moment.name
            server.kill()
            kill_all_with(f"--user-data-dir={tmp_path / 'rep'}")
            starting = beside.submit(server.start)
            wire.mend()
            rep.begin()
            starting.result()
            rep.settle()
            ended.append(moment)
            assert sorted(server.rows("SELECT body FROM note")) == sorted(one.name for one in ended if not one.photo), moment.name
            photos = server.rows("SELECT sha256 FROM attachment WHERE stored")
            assert len(photos) == sum(one.photo for one in ended), moment.name
    for sha256 in photos:
        assert hashlib.sha256(server.file(sha256)).hexdigest() == sha256
    rep.sees("sync.nothing_waits")
