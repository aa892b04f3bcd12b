"""New records of a kind are written together. Nobody can tell: verdicts, revisions and history are as if one by one."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from fieldapp.core import records
from fieldapp.core.database import db
from fieldapp.core.ids import new_id
from fieldapp.core.records import find, record_type
from fieldapp.sync import batch
from fieldapp.sync.models import SyncMutation, SyncRevision
from tests.company import Company
from tests.sync.phones import Phone
from tests.sync.test_the_hot_path_scans_no_table import listening


def write_notes(phone: Phone, account: str, *bodies: Any) -> list[dict[str, Any]]:
    return [phone.write("create", "note", set={"account_id": account, "body": body}) for body in bodies]


def history() -> dict[str, tuple[str | None, int]]:
    """By record: the mutation that made its newest revision, and which revision that is."""
    rows = db.session.execute(select(SyncRevision.record_id, SyncRevision.mutation_id, SyncRevision.rev).order_by(SyncRevision.rev))
    return {row.record_id: (row.mutation_id, row.rev) for row in rows}


def test_a_hundred_notes_cost_as_many_statements_as_ten(company: Company) -> None:
    phone, account = company.phone("rep"), company.account()
    for many in (10, 100):
        write_notes(phone, account, *map(str, range(many)))
        with listening() as heard:
            assert {verdict["verdict"] for verdict in phone.sync()} == {"ok"}
        assert len(heard) < 25
    assert len(phone.all("note")) == 110


def test_each_has_its_own_revision_mutation_and_verdict(company: Company) -> None:
    phone = company.phone("rep")
    sent = write_notes(phone, company.account(), "one", "two", "three")
    verdicts = phone.sync()
    assert [(verdict["mutation"], verdict["n"], verdict["rev"]) for verdict in verdicts] == [(one["id"], one["n"], 1) for one in sent]
    told = history()
    assert [told[one["record"]] for one in sent] == [(one["id"], 1) for one in sent]
    assert set(db.session.scalars(select(SyncMutation.id))) >= {one["id"] for one in sent}


def test_one_that_is_refused_takes_nobody_with_it(company: Company) -> None:
    phone, account = company.phone("rep"), company.account()
    sent = write_notes(phone, account, "one", None, "three")
    sent += [phone.write("create", "note", set={"account_id": new_id(), "body": "nowhere"}), *write_notes(phone, account, "five")]
    assert [(one["verdict"], one.get("code")) for one in phone.sync()] == [
        ("ok", None), ("rejected", "invalid"), ("ok", None), ("rejected", "account_missing"), ("ok", None),
    ]  # fmt: skip
    assert {note["body"] for note in phone.all("note").values()} == {"one", "three", "five"}
    assert {record: made for record, made in history().items() if record == sent[4]["record"]} == {sent[4]["record"]: (sent[4]["id"], 1)}


def test_twice_in_one_request_is_once(company: Company) -> None:
    phone = company.phone("rep")
    (note,) = write_notes(phone, company.account(), "once")
    other = {**note, "id": new_id(), "n": 2}
    answer = phone.request(mutations=[note, note, other, {**note, "set": {**note["set"], "body": "other words"}}]).text.splitlines()
    assert answer[1] == answer[2]
    assert '"verdict":"ok","rev":1' in answer[3]
    assert "id_reused" in answer[4]


def test_what_is_changed_in_the_request_that_made_it_has_two_revisions(company: Company) -> None:
    phone, account = company.phone("rep"), company.account()
    note, _ = write_notes(phone, account, "one", "two")
    patch = phone.write("patch", "note", note["record"], after=note["id"], base={"body": "one"}, set={"body": "more"})
    assert [verdict["rev"] for verdict in phone.sync()] == [1, 1, 2]
    assert history()[note["record"]] == (patch["id"], 2)
    held = phone.get("note", note["record"])
    assert held is not None and held["body"] == "more"


def test_a_kind_that_changes_more_than_it_says_is_made_one_by_one(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, account = company.phone("rep"), company.account()
    phone.sync()

    def create(record_id: str, values: dict[str, Any]) -> Any:
        find("account", account).name = f"after {values['body']}"
        return record_type_of_notes.create(record_id, values)  # type: ignore[misc]

    record_type_of_notes = record_type("note")
    monkeypatch.setitem(records._types, "note", replace(record_type_of_notes, create=create))
    made: list[Any] = []
    real = batch.make_together

    def listened(*run: Any) -> Any:
        made.append(real(*run))
        return made[-1]

    monkeypatch.setattr(batch, "make_together", listened)
    _, second = write_notes(phone, account, "one", "two")
    assert [verdict["verdict"] for verdict in phone.sync()] == ["ok", "ok"]
    assert made == [None]
    assert history()[account] == (second["id"], 3)
