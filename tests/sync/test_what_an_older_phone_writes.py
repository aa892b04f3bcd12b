"""Mutations in the words of an earlier version: put into today's, or set aside with a reason and applied once there is a way.

The versions here are invented: before 2 a note was a `memo`, before 3 its body was called `text` and it had a `mood`.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from fieldapp.core.database import db
from fieldapp.core.errors import Invalid
from fieldapp.sync import conversions
from fieldapp.sync.models import SyncQuarantine
from tests.company import Company
from tests.sync.phones import Phone

NOW = conversions.SCHEMA


def memo_is_a_note(mutation: dict[str, Any]) -> dict[str, Any]:
    return {**mutation, "type": "note"} if mutation["type"] == "memo" else mutation


def text_is_the_body(mutation: dict[str, Any]) -> dict[str, Any]:
    for part in (mutation.get("set", {}), mutation.get("base", {})):
        if "mood" in part:
            raise Invalid("Notes have no mood any more.", code="mood_gone")
        if "text" in part:
            part["body"] = part.pop("text")
    return mutation


@pytest.fixture(autouse=True)
def versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversions, "SCHEMA", 3)
    monkeypatch.setattr(conversions, "NEXT", {1: memo_is_a_note, 2: text_is_the_body})


def sent(phone: Phone, schema: int) -> list[dict[str, Any]]:
    """The verdicts on all that the phone has, told in the words of this version."""
    verdicts = [line for line in phone.page(5000, schema=schema) if line["kind"] == "verdict"]
    assert phone.outbox == []
    return verdicts


def test_what_was_written_in_older_words_is_taken_step_by_step(company: Company) -> None:
    rep, account = company.phone("rep"), company.account()
    first = rep.write("create", "memo", set={"account_id": account, "text": "one\ntwo"})["record"]
    assert [verdict["verdict"] for verdict in sent(rep, 1)] == ["ok"]
    second = rep.write("create", "note", set={"account_id": account, "text": "three"})["record"]
    assert [verdict["verdict"] for verdict in sent(rep, 2)] == ["ok"]
    assert {record: note["body"] for record, note in rep.all("note").items()} == {first: "one\ntwo", second: "three"}


def test_what_it_was_made_from_is_converted_too_so_that_it_merges(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "one\ntwo\nthree\n"})["record"]
    sent(rep, 3)
    manager.page(5000)
    manager.write("patch", "note", note, rev=1, base={"body": "one\ntwo\nthree\n"}, set={"body": "ONE\ntwo\nthree\n"})
    sent(manager, 3)
    rep.write("patch", "memo", note, rev=1, base={"text": "one\ntwo\nthree\n"}, set={"text": "one\ntwo\nTHREE\n"})
    assert [verdict["verdict"] for verdict in sent(rep, 1)] == ["merged"]
    assert rep.all("note")[note]["body"] == "ONE\ntwo\nTHREE\n"


def test_what_has_no_place_any_more_is_set_aside_and_applied_once_there_is_a_way(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    note = rep.write("create", "memo", set={"account_id": company.account(), "text": "Seal weeps", "mood": "good"})
    (verdict,) = sent(rep, 1)
    assert (verdict["verdict"], verdict["code"]) == ("rejected", "mood_gone")
    (kept,) = db.session.scalars(select(SyncQuarantine))
    assert (json.loads(kept.raw), kept.schema) == (note, 1)

    def without_mood(mutation: dict[str, Any]) -> dict[str, Any]:
        mutation["set"].pop("mood", None)
        return text_is_the_body(mutation)

    monkeypatch.setattr(conversions, "NEXT", {1: memo_is_a_note, 2: without_mood})
    assert manager.client.post(f"/api/quarantine/{kept.id}", json={"do": "apply"}).status_code == 200
    rep.page(5000)
    assert [note["body"] for note in rep.all("note").values()] == ["Seal weeps"]


def test_sent_again_after_an_upgrade_of_the_server_it_is_the_same(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep = company.phone("rep")
    rep.write("create", "note", set={"account_id": company.account(), "body": "once"})
    monkeypatch.setattr(conversions, "SCHEMA", 1)
    first = rep.request(schema=1).text.splitlines()[1]
    monkeypatch.setattr(conversions, "SCHEMA", 3)
    assert rep.request(schema=1).text.splitlines()[1] == first
    sent(rep, 1)
    assert len(rep.all("note")) == 1


def test_a_phone_too_old_for_the_feed_still_gives_what_it_has(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep = company.phone("rep")
    rep.write("create", "memo", set={"account_id": company.account(), "text": "one"})
    monkeypatch.setattr(conversions, "MINIMUM_SCHEMA", 2)
    told = [json.loads(line) for line in rep.request(schema=1).text.splitlines()]
    assert ([line["kind"] for line in told], told[1]["verdict"], told[2]["upgrade"]) == (["head", "verdict", "tail"], "ok", True)


@pytest.mark.parametrize("schema", [-(10**30), 0, 4, 10**30])
def test_a_number_that_was_never_given_out_stops_nobody(company: Company, schema: int) -> None:
    rep = company.phone("rep")
    rep.write("create", "note", set={"account_id": company.account(), "body": "good"})
    rep.write("create", "unheard", set={})
    verdicts = [json.loads(line) for line in rep.request(schema=schema).text.splitlines()][1:3]
    assert [verdict["verdict"] for verdict in verdicts] == ["ok", "rejected"]


def test_a_file_of_unsent_work_is_read_in_the_words_it_names(company: Company) -> None:
    rep, admin = company.phone("rep"), company.phone("admin")
    memo = rep.write("create", "memo", set={"account_id": company.account(), "text": "from the file"})
    asked: dict[str, Any] = {"user_id": rep.user_id, "content": {"unsent": [memo], "set_aside": [], "schema": "1"}}
    assert admin.client.post("/api/quarantine/import", json=asked).status_code == 422
    asked["content"]["schema"] = 1
    assert admin.client.post("/api/quarantine/import", json=asked).json == {"added": 1, "known": 0}
    (entry,) = admin.client.get("/api/quarantine").json["entries"]
    assert admin.client.post(f"/api/quarantine/{entry['id']}", json={"do": "apply"}).status_code == 200
    rep.outbox = []
    rep.page(5000, schema=3)
    assert [note["body"] for note in rep.all("note").values()] == ["from the file"]


def test_a_file_of_unsent_work_may_hold_the_words_of_several_versions(company: Company) -> None:
    rep, admin, account = company.phone("rep"), company.phone("admin"), company.account()
    memo = rep.write("create", "memo", set={"account_id": account, "text": "before the update"})
    note = rep.write("create", "note", set={"account_id": account, "body": "after it"})
    kept = [{**memo, "schema": 1}, {**note, "schema": 3}]
    admin.client.post("/api/quarantine/import", json={"user_id": rep.user_id, "content": {"unsent": kept}})
    entries = admin.client.get("/api/quarantine").json["entries"]
    assert sorted(entry["mutation"]["id"] for entry in entries) == sorted([memo["id"], note["id"]])
    assert [entry["mutation"] for entry in entries if "schema" in entry["mutation"]] == []
    for entry in entries:
        assert admin.client.post(f"/api/quarantine/{entry['id']}", json={"do": "apply"}).status_code == 200
    rep.outbox = [memo, note]  # should the phone come back after all, these are the same changes
    assert [verdict["verdict"] for verdict in sent(rep, 1)] == ["ok", "ok"]
    assert sorted(held["body"] for held in rep.all("note").values()) == ["after it", "before the update"]


def test_the_phone_and_the_server_speak_of_the_same_number() -> None:
    text = (Path(__file__).parents[2] / "static" / "app" / "core" / "store" / "schema.ts").read_text()
    assert re.findall(r"const SCHEMA = (\d+);", text) == [str(NOW)]
