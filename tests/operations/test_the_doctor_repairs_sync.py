"""`./run doctor --repair`: lines and counters follow the tables again, every phone hears of it, and it is on the audit trail."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from fieldapp import cli, create_app
from fieldapp.core import audit
from fieldapp.core.actor import acting_as, system
from fieldapp.core.audit import Audit
from fieldapp.core.database import db
from fieldapp.operations import doctor
from fieldapp.settings import Settings
from fieldapp.sync import repair
from tests.company import Company
from tests.operations.conftest import House
from tests.operations.test_the_doctor import behind_our_back, differences, write_note
from tests.sync import truth

WRONGS = [
    "UPDATE note SET body = 'Other words'",
    "UPDATE note SET rev = 7",
    "UPDATE note SET rev = 0",
    "UPDATE note SET deleted = true",
    "DELETE FROM note",
    "DELETE FROM sync_feed WHERE type = 'note'",
    "DELETE FROM sync_feed WHERE scope LIKE 'terr:%'",
    "UPDATE sync_feed SET line = 'nonsense' WHERE type = 'note'",
    "UPDATE sync_feed SET line = 'null', rev = rev + 3 WHERE type = 'note'",
    "UPDATE sync_feed SET kind = 'leave' WHERE type = 'note'",
    "UPDATE sync_scope SET live_count = live_count + 1, live_sum = 0",
    "UPDATE sync_scope SET head = 0",
    "UPDATE sync_scope SET gc_floor = head",
    "UPDATE sync_scope SET gc_floor = head + 5",
    "DELETE FROM sync_scope",
]


def mend(company: Company) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    with acting_as(system(company.org_id)):
        mended = repair.repair()
    db.session.expire_all()
    return mended


def holds_the_truth(phone: Any) -> bool:
    copies = truth.copies()
    held = {scope: {key: (line["rev"], line["data"]) for key, line in lines.items()} for scope, lines in phone.held.items() if lines}
    return held == {scope: copies[scope] for scope in truth.held_by(phone.user_id) if copies.get(scope)}


@pytest.mark.parametrize("statement", WRONGS)
def test_what_passed_by_the_feed_is_told_to_every_phone(company: Company, statement: str) -> None:
    rep, _ = write_note(company)
    manager = company.phone("manager")
    manager.sync()
    behind_our_back(statement)
    wrong = differences(company)
    assert wrong
    assert sorted(mend(company)) == sorted(wrong)
    assert differences(company) == []
    fresh = company.phone("rep")
    for phone in (rep, manager, fresh):
        phone.sync(3)
        assert holds_the_truth(phone)
    rep.write("create", "note", set={"account_id": next(iter(rep.all("account"))), "body": "life goes on"})
    assert rep.sync()[0]["verdict"] == "ok"


def test_a_feed_that_is_right_is_left_alone(company: Company) -> None:
    write_note(company)
    assert mend(company) == []
    assert db.session.scalars(select(Audit.what).where(Audit.what == "sync.repair")).all() == []


def test_a_repair_is_noted_and_the_history_has_what_nobody_saw(company: Company) -> None:
    rep, note = write_note(company)
    behind_our_back("UPDATE note SET body = 'Other words'")
    mend(company)
    (noted,) = db.session.scalars(select(Audit).where(Audit.what == "sync.repair"))
    assert noted.details == {"records": 1, "scopes": 0}
    rep.write("patch", "note", note, rev=1, base={"body": "Seal weeps"}, set={"body": "Seal weeps\nat the rod"})
    assert rep.sync()[0]["verdict"] == "conflict", "two versions, and neither is lost"


def test_a_repair_that_is_cut_off_changes_nothing(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    write_note(company)
    behind_our_back("DELETE FROM sync_feed WHERE type = 'note'")
    wrong = differences(company)

    def die(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(audit, "note", die)
    with pytest.raises(KeyboardInterrupt):
        mend(company)
    assert differences(company) == wrong


def test_where_the_schema_is_not_right_nothing_is_repaired(house: House) -> None:
    write_note(house.company)
    behind_our_back("UPDATE note SET body = 'Other words'")
    behind_our_back("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(doctor.NotSound):
        doctor.mend_feed(doctor.examine())
    assert differences(house.company) != []


def test_the_command_repairs_and_then_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIELDAPP_INSTANCE", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert cli.main(["doctor", "--repair"]) == 1
    assert cli.main(["demo", "--accounts", "2", "--reps", "1"]) == 0
    app = create_app(Settings.from_env())
    with app.app_context():
        behind_our_back("UPDATE sync_scope SET live_count = 0")
        db.engine.dispose()
    assert cli.main(["doctor"]) == 1
    assert cli.main(["doctor", "--repair"]) == 0
    assert cli.main(["doctor"]) == 0
    told = capsys.readouterr()
    assert "Repaired: The counter of" in told.out
    assert "Traceback" not in told.err
