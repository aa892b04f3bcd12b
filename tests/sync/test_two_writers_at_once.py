"""Two requests in the same moment. On PostgreSQL they run side by side, on SQLite they queue. Either way nothing is lost."""

from threading import Event

import pytest

from fieldapp.core.actor import current_actor
from fieldapp.core.records import find
from fieldapp.sync import apply, feed, push
from tests.company import Company
from tests.meeting import PATIENCE, at_once, before, meeting


@pytest.mark.parametrize("locking", [True, False])
def test_two_edits_of_one_record_are_both_kept(company: Company, monkeypatch: pytest.MonkeyPatch, locking: bool) -> None:
    """Also where no row lock keeps them apart: then the revision tells that two took the same one."""
    rep, manager = company.phone("rep"), company.phone("manager")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose", "kind": "hose"})["record"]
    rep.sync(), manager.sync()
    rep.write("patch", "need", need, rev=1, base={"quantity": None}, set={"quantity": 4})
    manager.write("patch", "need", need, rev=1, base={"urgency": None}, set={"urgency": "soon"})
    if not locking:
        monkeypatch.setattr(apply, "locked", lambda kind, record: find(kind.name, record, deleted=True))
    before(monkeypatch, apply, "_merge", meeting())
    assert [answer.status_code for answer in at_once(rep.request, manager.request)] == [200, 200]
    assert [rep.sync()[0]["verdict"], manager.sync()[0]["verdict"]] == ["ok", "ok"]
    rep.sync()
    held = rep.get("need", need)
    assert held is not None and (held["quantity"], held["urgency"]) == (4, "soon")


def test_the_same_request_twice_at_once_is_applied_once(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep = company.phone("rep")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "once"})
    before(monkeypatch, push, "_judge", meeting())
    texts = [answer.text.splitlines()[1] for answer in at_once(rep.request, rep.request)]
    assert texts[0] == texts[1] and '"verdict":"ok"' in texts[0]
    rep.sync()
    assert list(rep.all("note")) == [note["record"]]


def test_what_is_written_while_its_account_moves_goes_along(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep, other, manager = company.phone("rep"), company.phone("other"), company.phone("manager")
    account = company.account()
    note = rep.write("create", "note", set={"account_id": account, "body": "before"})["record"]
    for phone in (rep, other, manager):
        phone.sync()
    rep.write("patch", "note", note, rev=1, base={"body": "before"}, set={"body": "after"})
    manager.write("patch", "account", account, rev=1, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    writing, moved = Event(), Event()

    def hold() -> None:
        """The note's scopes are worked out; its line is not written yet."""
        if current_actor().role == "rep":
            writing.set()
            moved.wait(PATIENCE)

    def move() -> None:
        writing.wait(10)
        manager.request()
        moved.set()

    before(monkeypatch, feed, "_append", hold)
    at_once(rep.request, move)
    for phone in (rep, manager, other, rep):
        assert all(verdict["verdict"] == "ok" for verdict in phone.sync())
    assert (rep.get("note", note), rep.get("account", account)) == (None, None)
    held = other.get("note", note)
    assert held is not None and held["body"] == "after"


def test_whoever_reads_between_two_commits_misses_neither(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first to get its number commits last. Had the other not waited for it, a reader's cursor would stand beyond the first line."""
    rep, manager, reader = company.phone("rep"), company.phone("manager"), company.phone("admin")
    account = company.account()
    notes = [phone.write("create", "note", set={"account_id": account, "body": "x"})["record"] for phone in (rep, manager)]
    reader.sync()
    numbered, read = Event(), Event()

    def hold() -> None:
        if current_actor().role == "rep":
            numbered.set()
            read.wait(PATIENCE)

    def write_and_read() -> None:
        numbered.wait(10)
        manager.request()
        reader.sync()
        read.set()

    before(monkeypatch, feed, "_remove_old", hold)
    at_once(rep.request, write_and_read)
    reader.sync()
    assert sorted(reader.all("note")) == sorted(notes)
