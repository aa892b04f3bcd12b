"""Compaction: lines of what is gone leave the feed after the horizon, and a phone that was away longer pulls afresh."""

from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from sqlalchemy import select

from fieldapp.core.actor import acting_as, system
from fieldapp.core.clock import frozen, now
from fieldapp.core.database import db
from fieldapp.settings import Settings
from fieldapp.sync import compaction, feed, verify
from fieldapp.sync.models import SyncFeed, SyncScope
from tests.company import Company
from tests.meeting import PATIENCE, at_once, before
from tests.sync.phones import MOST_PAGES, Phone


def scope_of(company: Company) -> str:
    return f"terr:{company.gulf}"


def notes(company: Company, rep: Phone, count: int) -> list[str]:
    account = company.account()
    made = [rep.write("create", "note", set={"account_id": account, "body": f"note {number}"})["record"] for number in range(count)]
    rep.sync()
    return made


def delete(rep: Phone, records: list[str]) -> None:
    for record in records:
        rep.write("delete", "note", record, rev=rep.rev("note", record))
    rep.sync()


def after(company: Company, days: int) -> None:
    """The daily job, as it runs so many days from now."""
    db.session.rollback()
    with acting_as(system(company.org_id)), frozen(now() + timedelta(days=days)):
        compaction.tend({})
    db.session.expire_all()


def compact(company: Company) -> int:
    """All that is gone in the rep's territory, at once."""
    db.session.rollback()
    with acting_as(system(company.org_id)):
        removed = compaction.compact(scope_of(company), 10**6)
    db.session.expire_all()
    return removed


def kinds(company: Company) -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(SyncFeed.kind).where(SyncFeed.scope == scope_of(company)).order_by(SyncFeed.seq)))


def differences(company: Company) -> list[str]:
    db.session.rollback()
    with acting_as(system(company.org_id)):
        return verify.differences()


def heads(phone: Phone, limit: int) -> list[dict[str, Any]]:
    """The heads of as many pages as it takes."""
    told = [phone.page(limit)]
    while told[-1][-1]["more"]:
        assert len(told) < MOST_PAGES
        told.append(phone.page(limit))
    return [lines[0] for lines in told]


def test_what_is_gone_is_told_for_the_horizon_and_then_forgotten(company: Company) -> None:
    rep = company.phone("rep")
    made = notes(company, rep, 4)
    delete(rep, made[1:3])
    after(company, 0)
    after(company, 89)
    assert kinds(company).count("delete") == 2
    after(company, 91)
    assert kinds(company) == ["put"] * 3
    assert differences(company) == []


def test_a_phone_three_months_offline_comes_back_to_just_what_is_there(company: Company) -> None:
    rep, away = company.phone("rep"), company.phone("manager")
    made = notes(company, rep, 6)
    away.sync()
    away.write("patch", "note", made[5], rev=1, base={"body": "note 5"}, set={"body": "note 5\nfrom afar"})
    delete(rep, made[:3])
    after(company, 0)
    after(company, 91)
    (head, *others) = heads(away, 5000)
    assert (head["reset"], others) == ([scope_of(company)], [])
    rep.sync()
    assert set(away.all("note")) == set(rep.all("note")) == set(made[3:])
    assert rep.all("note")[made[5]]["body"] == "note 5\nfrom afar"


def test_a_phone_that_knew_of_all_that_is_gone_is_not_reset(company: Company) -> None:
    rep = company.phone("rep")
    delete(rep, notes(company, rep, 6)[3:])
    assert compact(company) == 3
    assert [head["reset"] for head in heads(rep, 5000)] == [[]]
    assert [line for line in rep.page(5000) if line["kind"] == "put"] == []


def test_a_pull_begun_at_zero_is_not_reset_by_its_own_later_pages(company: Company) -> None:
    rep = company.phone("rep")
    delete(rep, notes(company, rep, 9)[4:7])
    compact(company)
    fresh = company.phone("rep")
    told = heads(fresh, 1)
    assert len(told) > 9
    assert [head["reset"] for head in told if head["reset"]] == []
    assert fresh.held[scope_of(company)].keys() == rep.held[scope_of(company)].keys()


def test_a_pull_overtaken_by_the_floor_begins_that_scope_once_more(company: Company) -> None:
    rep, fresh = company.phone("rep"), company.phone("rep")
    made = notes(company, rep, 9)
    while fresh.cursor.get(scope_of(company), 0) == 0:
        fresh.page(3)
    delete(rep, made[:4])
    compact(company)
    assert [head["reset"] for head in heads(fresh, 3) if head["reset"]] == [[scope_of(company)]]
    assert set(fresh.all("note")) == set(made[4:])


def test_a_few_lines_that_are_gone_do_not_make_every_phone_read_many_again(company: Company) -> None:
    rep = company.phone("rep")
    delete(rep, notes(company, rep, 12)[-1:])
    after(company, 0)
    after(company, 91)
    assert kinds(company).count("delete") == 1
    delete(rep, sorted(rep.all("note"))[:3])
    after(company, 182)
    assert kinds(company).count("delete") == 4, "the younger ones stand above the mark"
    after(company, 273)
    assert kinds(company).count("delete") == 0


def test_a_compaction_cut_off_between_two_lots_leaves_a_whole_feed(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep, away = company.phone("rep"), company.phone("manager")
    made = notes(company, rep, 9)
    away.sync()
    delete(rep, made[::2])
    monkeypatch.setattr(compaction, "LOT", 3)
    lots, whole = [], compaction._lot

    def cut(*args: Any) -> tuple[int, int]:
        lots.append(args)
        if len(lots) == 3:
            raise KeyboardInterrupt
        return whole(*args)

    monkeypatch.setattr(compaction, "_lot", cut)
    with pytest.raises(KeyboardInterrupt):
        compact(company)
    assert 0 < kinds(company).count("delete") < 5
    assert differences(company) == []
    heads(away, 2)
    assert set(away.all("note")) == set(made[1::2])
    compact(company)
    assert kinds(company).count("delete") == 0
    assert differences(company) == []


def test_what_was_deleted_and_forgotten_can_be_restored_and_deleted_again(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    (made,) = notes(company, rep, 1)
    manager.sync()
    delete(rep, [made])
    compact(company)
    manager.write("patch", "note", made, rev=1, base={"body": "note 0"}, set={"body": "back"})
    assert manager.sync()[0]["restored"] is True
    rep.sync()
    assert rep.all("note")[made]["body"] == "back"
    delete(rep, [made])
    manager.sync()
    assert manager.all("note") == {}
    assert differences(company) == []


def test_an_account_that_left_and_was_forgotten_here_is_whole_there(company: Company) -> None:
    rep, other, admin = company.phone("rep"), company.phone("other"), company.phone("admin")
    made = notes(company, rep, 3)
    delete(rep, made[:1])
    admin.sync()
    (account,) = admin.all("account")
    admin.write("patch", "account", account, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    admin.sync()
    assert compact(company) == 4
    rep.sync(), other.sync(), heads(admin, 1)
    assert (rep.all("note"), set(other.all("note")), set(admin.all("note"))) == ({}, set(made[1:]), set(made[1:]))
    assert db.session.scalars(select(SyncScope.live_count).where(SyncScope.scope == scope_of(company))).one() == 0


def test_who_writes_while_the_feed_is_compacted_loses_nothing(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer has read what the feed holds; then all of it is forgotten or gets other numbers; then the writer's lines come."""
    rep, manager = company.phone("rep"), company.phone("manager")
    made = notes(company, rep, 4)
    manager.sync()
    delete(rep, made[3:])
    manager.write("patch", "note", made[0], rev=1, base={"body": "note 0"}, set={"body": "changed"})
    manager.write("delete", "note", made[1], rev=1)
    manager.write("patch", "note", made[3], rev=1, base={"body": "note 3"}, set={"body": "back"})
    reading, compacted = Event(), Event()

    def hold() -> None:
        reading.set()
        compacted.wait(PATIENCE)

    def forget() -> None:
        reading.wait(10)
        with company.app.app_context():
            compact(company)
        compacted.set()

    before(monkeypatch, feed, "_append", hold)
    at_once(manager.request, forget)
    rep.sync(), manager.sync(), rep.sync()
    assert set(rep.all("note")) == set(manager.all("note")) == {made[0], made[2], made[3]}
    assert [rep.all("note")[one]["body"] for one in (made[0], made[3])] == ["changed", "back"]
    assert differences(company) == []


@pytest.mark.parametrize("told", ["0", "-1", "soon", ""])
def test_a_horizon_that_is_no_number_of_days_is_refused_in_words(told: str) -> None:
    with pytest.raises(SystemExit, match="say a number of days"):
        Settings.from_env({"FIELDAPP_TOMBSTONE_DAYS": told})
