"""Two phones that change a trip and its visits in the same moment. On PostgreSQL they run side by side: they wait for one another in one
order, so that none meets a deadlock. Where one does all the same, it is run again from its beginning, and everything is there once."""

from threading import Event
from typing import Any

import pytest
from sqlalchemy import select

from fieldapp.core.database import db
from fieldapp.core.records import RecordType, locked
from fieldapp.sync import apply, batch, push
from fieldapp.sync.models import SyncMutation, SyncRevision
from fieldapp.trips import visits
from tests.company import Company
from tests.meeting import PATIENCE, at_once, before, meeting
from tests.sync.phones import Phone

Pair = tuple[Phone, Phone, str, str, str]  # two phones of one rep; ids of a trip, its visit, and the visit's account


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that a request's mutations were begun."""
    begun: list[int] = []
    before(monkeypatch, push, "_take_all", lambda: begun.append(1))
    return begun


def two_phones(company: Company) -> Pair:
    """Both have the trip and its visit."""
    first, second, account = company.phone("rep"), company.phone("rep"), company.account()
    trip = first.write(
        "create", "trip", set={"month": "2026-12", "title": "December", "start_date": "2026-12-01", "end_date": "2026-12-03"}
    )
    visit = first.write("create", "visit", set={"trip_id": trip["record"], "account_id": account, "day": "2026-12-01"})
    first.sync(), second.sync()
    return first, second, trip["record"], visit["record"], account


def stops_on_both(company: Company, phones: Pair) -> None:
    first, second, trip, *_ = phones
    for phone in (first, second):
        phone.write("create", "visit", set={"trip_id": trip, "account_id": company.account(), "day": "2026-12-02"})


def a_visit_and_its_trip(_company: Company, phones: Pair) -> None:
    first, second, trip, visit, _ = phones
    first.write("patch", "visit", visit, rev=1, base={"day": "2026-12-01"}, set={"day": "2026-12-02"})
    second.write("patch", "trip", trip, rev=1, base={"title": "December"}, set={"title": "Down the coast"})
    second.write("patch", "visit", visit, rev=1, base={"minutes": None}, set={"minutes": 30})


def a_visit_and_its_account(_company: Company, phones: Pair) -> None:
    first, second, _, visit, account = phones
    first.write("command", "visit", visit, command="check_out", args={"at": "2026-12-01T15:00:00Z"})
    second.write("patch", "account", account, rev=1, base={"industry": None}, set={"industry": "Ports"})
    second.write("patch", "visit", visit, rev=1, base={"minutes": None}, set={"minutes": 30})


CHANGES = [stops_on_both, a_visit_and_its_trip, a_visit_and_its_account]


def one_while_the_other_holds(monkeypatch: pytest.MonkeyPatch, phones: Pair, *where: tuple[Any, str]) -> list[int]:
    """The second phone's request comes while the first one's stands at one of these places, with what it has locked by then."""
    first, second, *_ = phones
    holding, never = Event(), Event()

    def hold() -> None:
        if not holding.is_set():
            holding.set()
            never.wait(PATIENCE)

    for module, name in where:
        before(monkeypatch, module, name, hold)

    def later() -> Any:
        holding.wait(10)
        return second.request()

    return [answer.status_code for answer in at_once(first.request, later)]


def each_holds_what_the_other_wants(monkeypatch: pytest.MonkeyPatch, phones: Pair) -> list[int]:
    """The first has the visit and wants what goes with it, the second has that and wants the visit."""
    first, second, *_ = phones
    side_by_side = db.engine.dialect.name != "sqlite"
    holding, wanting = Event(), Event()

    def hold() -> None:
        if not holding.is_set():
            holding.set()
            wanting.wait(10 if side_by_side else 0)

    def want(kind: RecordType, record_id: str) -> Any:
        if holding.is_set() and kind.name == "visit":
            wanting.set()
        return locked(kind, record_id)

    monkeypatch.setattr(batch, "foresee", lambda _mutations: None)  # each takes its rows as they come
    monkeypatch.setattr(apply, "locked", want)
    before(monkeypatch, visits, "lock", hold)
    before(monkeypatch, visits, "note_visit", hold)

    def later() -> Any:
        holding.wait(10)
        return second.request()

    return [answer.status_code for answer in at_once(first.request, later)]


def each_is_there_once(phones: Pair) -> None:
    """Both are answered, and each change is in the history once."""
    first, second, *_ = phones
    sent = [mutation["id"] for phone in (first, second) for mutation in phone.outbox]
    assert {verdict["verdict"] for phone in (first, second) for verdict in phone.sync()} == {"ok"}
    mine = SyncRevision.mutation_id.in_(sent)
    rows = db.session.execute(select(SyncRevision.mutation_id, SyncRevision.record_id).where(mine, SyncRevision.type != "trip")).all()
    assert len(rows) == len(set(rows)) and {row[0] for row in rows} <= set(sent)
    assert db.session.query(SyncMutation).where(SyncMutation.id.in_(sent)).count() == len(sent)


@pytest.mark.parametrize("change", CHANGES)
def test_they_wait_for_one_another_and_nobody_is_run_again(
    company: Company, monkeypatch: pytest.MonkeyPatch, runs: list[int], change: Any
) -> None:
    phones = two_phones(company)
    change(company, phones)
    runs.clear()
    assert one_while_the_other_holds(monkeypatch, phones, (visits, "lock"), (apply, "perform")) == [200, 200]
    assert len(runs) == 2
    each_is_there_once(phones)


def test_two_stops_added_to_one_trip_at_once_are_both_there(company: Company, monkeypatch: pytest.MonkeyPatch, runs: list[int]) -> None:
    """Each has written its own when they meet at the trip that both renew."""
    phones = two_phones(company)
    stops_on_both(company, phones)
    runs.clear()
    monkeypatch.setattr(batch, "foresee", lambda _mutations: None)
    before(monkeypatch, visits, "lock", meeting())
    assert [answer.status_code for answer in at_once(phones[0].request, phones[1].request)] == [200, 200]
    assert len(runs) == 2
    each_is_there_once(phones)


@pytest.mark.parametrize("change", CHANGES[1:])
def test_whoever_meets_a_deadlock_is_run_again_whole(
    company: Company, monkeypatch: pytest.MonkeyPatch, runs: list[int], change: Any
) -> None:
    """One of the two is turned away by the database, nothing of it stays, and its second run finds what the other has left."""
    phones = two_phones(company)
    change(company, phones)
    runs.clear()
    assert each_holds_what_the_other_wants(monkeypatch, phones) == [200, 200]
    assert len(runs) == (2 if db.engine.dialect.name == "sqlite" else 3)
    each_is_there_once(phones)
