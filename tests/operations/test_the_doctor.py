"""The doctor finds what is wrong with an installation, says what to do, and changes nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from fieldapp import cli
from fieldapp.core import jobs
from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db, write
from fieldapp.operations import doctor
from fieldapp.sync import verify
from tests.company import Company
from tests.files.camera import attach, picture, sha, upload
from tests.operations.conftest import House, Houses


def wrong(part: str) -> list[str]:
    found = doctor.examine()
    assert [name for name, findings in found.items() if findings] == [part], found
    return [finding.wrong for finding in found[part]]


def write_note(company: Company) -> tuple[Any, str]:
    rep = company.phone("rep")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "Seal weeps", "kind": "call"})["record"]
    rep.sync()
    return rep, str(note)


def behind_our_back(statement: str) -> None:
    """A change that passed by the feed, as a hand in the database makes it."""
    with db.engine.connect() as connection:
        connection.execute(text(statement))
        connection.commit()


def differences(company: Company) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    with acting_as(system(company.org_id)):
        return verify.differences()


def test_a_healthy_house_has_nothing_wrong_and_one_changed_behind_its_back_has(house: House) -> None:
    rep, _ = write_note(house.company)
    rep.write("delete", "account", record=house.company.account())
    rep.sync()
    assert doctor.examine() == {name: [] for name in doctor.CHECKS}
    behind_our_back("UPDATE note SET body = 'Other words'")
    assert "differs from its line" in wrong("sync")[0]


def test_a_missing_and_a_damaged_file_are_found(house: House) -> None:
    rep = house.phone("rep")
    account = house.company.account()
    for shade in (10, 20):
        attach(rep, account, picture(shade))
        upload(rep.client, picture(shade))
    (house.instance / "files" / sha(picture(10))).unlink()
    (house.instance / "files" / sha(picture(20))).write_bytes(b"x" * len(picture(20)))
    assert sorted(wrong("files")) == sorted([f"files/{sha(picture(10))} is missing", f"files/{sha(picture(20))} is damaged"])


def test_a_secret_that_others_can_read_is_found(house: House) -> None:
    (house.instance / "secret").chmod(0o644)
    assert "can be read by others" in wrong("secret")[0]


def test_a_job_that_was_given_up_is_told_with_its_reason(house: House) -> None:
    with write() as session:
        jobs.enqueue("count", org_id=house.company.org_id)
        session.execute(text("UPDATE job SET state = 'given_up', reason = 'no paper', ended_at = '2026-11-25T08:00:00Z'"))
    assert "no paper" in wrong("jobs")[0]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE note SET body = 'Other words'", "differs from its line"),
        ("UPDATE note SET rev = 7", "differs from its line"),
        ("UPDATE note SET deleted = true", "should not be in"),
        ("DELETE FROM sync_feed WHERE type = 'note'", "is missing in"),
        ("DELETE FROM note", "is in the feed and not in its table"),
        ("UPDATE sync_scope SET live_count = live_count + 1", "The counter of"),
        ("UPDATE sync_scope SET head = 0", "The counter of"),
    ],
)
def test_whatever_passed_by_the_feed_is_found(company: Company, statement: str, says: str) -> None:
    write_note(company)
    assert differences(company) == []
    behind_our_back(statement)
    assert any(says in line for line in differences(company))


def test_a_moved_account_leaves_no_difference(company: Company) -> None:
    write_note(company)
    admin = company.phone("admin")
    admin.sync()
    account = next(iter(admin.all("account")))
    admin.write("patch", "account", record=account, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    admin.sync()
    assert differences(company) == []


def test_a_house_that_was_never_opened_is_told_to_start(houses: Houses) -> None:
    house = houses.build(empty=True)
    found = doctor.examine()
    assert any(found.values())
    assert not (house.instance / "fieldapp.sqlite3").exists()


def test_a_damaged_database_is_told_without_a_stack_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIELDAPP_INSTANCE", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert cli.main(["migrate"]) == 0
    assert cli.main(["doctor"]) == 0
    with closing(sqlite3.connect(tmp_path / "fieldapp.sqlite3")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (tmp_path / "fieldapp.sqlite3").write_bytes(b"no database at all" * 1000)
    for arguments in (["doctor"], ["backup", str(tmp_path / "b.tar.gz")], ["migrate"]):
        assert cli.main(arguments) == 1
    told = capsys.readouterr()
    assert "WRONG  database" in told.out
    assert "Traceback" not in told.out + told.err


def test_the_commands_take_and_put_back_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIELDAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    archive = str(tmp_path / "b.tar.gz")
    assert cli.main(["backup", archive]) == 1
    assert cli.main(["migrate"]) == 0
    assert cli.main(["backup", archive]) == 0
    assert cli.main(["restore", archive]) == 0
    assert cli.main(["restore", str(tmp_path / "nothing")]) == 1
    assert cli.main(["doctor"]) == 0
    assert "Traceback" not in capsys.readouterr().err
