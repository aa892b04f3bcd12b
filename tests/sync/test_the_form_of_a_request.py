"""sync.md, the answers: what is applied, what is refused whole, and that nothing is half done."""

import gzip
import json
import tracemalloc
import zlib
from typing import Any

import pytest
from sqlalchemy import func, select

from fieldapp.core.database import db
from fieldapp.core.ids import new_id
from fieldapp.sync import conversions
from fieldapp.sync.models import SyncMutation, SyncQuarantine
from tests.company import Company
from tests.sync.phones import Phone


def lines(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def noted(company: Company, phone: Phone) -> dict[str, Any]:
    return phone.write("create", "note", set={"account_id": company.account(), "body": "one"})


def mutations_kept() -> int:
    return db.session.scalar(select(func.count()).select_from(SyncMutation)) or 0


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"cursor": []}, "$.cursor"),
        ({"cursor": {"org:1": -1}}, "$.cursor.org:1"),
        ({"cursor": {"org:1": True}}, "$.cursor.org:1"),
        ({"limit": "many"}, "$.limit"),
        ({"refill": [1]}, "$.refill"),
        ({"mutations": {}}, "$.mutations"),
        ({"refused": ["4"]}, "$.refused"),
        ({"mutations": [{"n": 1}]}, "$.mutations[0].id"),
        ({"schema": "1"}, "$.schema"),
    ],
)
def test_an_envelope_of_the_wrong_form_says_where(company: Company, change: dict[str, Any], path: str) -> None:
    rep = company.phone("rep")
    noted(company, rep)
    answer = rep.request(**change)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [path])
    assert mutations_kept() == 0


def test_what_a_newer_phone_says_besides_is_passed_over(company: Company) -> None:
    rep = company.phone("rep")
    noted(company, rep)
    assert lines(rep.request(colour="red", mismatched=["org:1"]))[1]["verdict"] == "ok"


@pytest.mark.parametrize("name", ["\x00", "\ud800", "nonsense"])
def test_a_type_to_refill_that_there_is_not_is_passed_over(company: Company, name: str) -> None:
    rep = company.phone("rep")
    noted(company, rep)
    rep.sync()
    told = lines(rep.request(refill=[name, "note"], mismatched=[name]))
    assert [line["type"] for line in told if line["kind"] == "put"] == ["note"]


def test_two_hundred_mutations_are_taken_and_one_more_is_too_much(company: Company) -> None:
    rep = company.phone("rep")
    for _ in range(201):
        rep.write("create", "unheard")
    assert rep.request(mutations=rep.outbox).status_code == 413
    assert mutations_kept() == 0
    assert len(lines(rep.request(mutations=rep.outbox[:200]))) > 200


def test_a_megabyte_is_too_large_also_when_it_comes_packed(company: Company) -> None:
    rep = company.phone("rep")
    body = json.dumps({"device": rep.device, "cursor": {}, "mutations": [{"id": new_id(), "set": {"body": "x" * 1_100_000}}]}).encode()
    packed = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    assert rep.client.post("/api/sync", data=body, content_type="application/json").status_code == 413
    assert rep.client.post("/api/sync", data=gzip.compress(body), headers=packed).status_code == 413
    assert mutations_kept() == 0


def test_a_small_request_that_unpacks_to_a_gigabyte_costs_no_memory(company: Company) -> None:
    rep = company.phone("rep")
    packer = zlib.compressobj(wbits=31)
    first, again = (packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    bomb = first + 899 * again  # after a full flush each stretch stands for itself
    assert len(bomb) < 2**20
    tracemalloc.start()
    try:
        answer = rep.client.post("/api/sync", data=bomb, headers={"Content-Type": "application/json", "Content-Encoding": "gzip"})
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert answer.status_code == 413
    assert peak < 8 * 2**20


def test_a_packed_request_is_read_and_one_cut_off_is_refused(company: Company) -> None:
    rep = company.phone("rep")
    packed = gzip.compress(json.dumps({"device": rep.device, "epoch": rep.epoch, "cursor": {}, "mutations": []}).encode())
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    assert rep.client.post("/api/sync", data=packed, headers=headers).status_code == 200
    assert rep.client.post("/api/sync", data=packed[:-5], headers=headers).status_code == 422
    assert rep.client.post("/api/sync", data=packed, headers={**headers, "Content-Encoding": "br"}).status_code == 415


def test_only_json_is_read_and_only_from_ones_own_site(company: Company) -> None:
    rep = company.phone("rep")
    assert rep.client.post("/api/sync", data="{}", content_type="text/plain").status_code == 415
    assert rep.client.post("/api/sync", json={}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert company.app.test_client().post("/api/sync", json={"device": "d", "cursor": {}, "mutations": []}).status_code == 401


def test_another_epoch_applies_nothing(company: Company) -> None:
    rep = company.phone("rep")
    noted(company, rep)
    assert rep.request(epoch="e-other").status_code == 409
    assert mutations_kept() == 0


def test_a_scope_that_is_not_held_is_dropped_and_a_cursor_beyond_the_head_starts_anew(company: Company) -> None:
    rep = company.phone("rep")
    company.account()
    rep.sync()
    gulf, plains = f"terr:{company.gulf}", f"terr:{company.plains}"
    head = lines(rep.request(cursor={**rep.cursor, plains: 3, "nonsense": 1, gulf: 10**9}))
    assert (head[0]["drop"], head[0]["reset"]) == (["nonsense", plains], [gulf])
    assert [line["kind"] for line in head if line.get("scope") == gulf] == ["put"]


def test_a_first_page_holds_no_tombstones(company: Company) -> None:
    rep = company.phone("rep")
    kept, gone = noted(company, rep)["record"], noted(company, rep)["record"]
    rep.sync()
    rep.write("delete", "note", gone, rev=1)
    rep.sync()
    feed = [line for line in lines(rep.request(cursor={})) if line["kind"] in {"put", "delete", "leave"}]
    assert {line["kind"] for line in feed} == {"put"}
    assert [line["id"] for line in feed if line["type"] == "note"] == [kept]


def test_more_is_said_and_only_the_last_page_is_checked(company: Company) -> None:
    rep = company.phone("rep")
    first = lines(rep.request(cursor={}, limit=1))[-1]
    whole = lines(rep.request(cursor={}))[-1]
    assert (first["more"], "check" in first, whole["more"]) == (True, False, False)
    assert set(first["cursor"]) == set(whole["cursor"]) == set(whole["check"])


def test_records_of_a_type_come_again_when_asked_for_and_none_comes_twice(company: Company) -> None:
    rep = company.phone("rep")
    note = noted(company, rep)["record"]
    rep.sync()
    for cursor in (rep.cursor, {}):
        again = [line["id"] for line in lines(rep.request(cursor=cursor, refill=["note", "note", "unheard"])) if line.get("type") == "note"]
        assert again == [note]


def test_an_old_phone_gives_what_it_has_and_gets_no_feed(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep = company.phone("rep")
    noted(company, rep)
    monkeypatch.setattr(conversions, "MINIMUM_SCHEMA", 2)
    said = lines(rep.request(cursor={f"terr:{company.plains}": 4}))
    assert [line["kind"] for line in said] == ["head", "verdict", "tail"]
    assert (said[0]["drop"], said[1]["verdict"]) == ([f"terr:{company.plains}"], "ok")
    assert said[2] == {"kind": "tail", "cursor": {}, "more": False, "upgrade": True}


def test_what_is_refused_is_set_aside_once_however_often_it_is_sent(company: Company) -> None:
    rep = company.phone("rep")
    note = noted(company, rep)
    rep.sync()
    reused = {**note, "set": {**note["set"], "body": "two"}}
    odd = {"id": "not-a-uuid", "op": "create", "type": "note", "record": new_id(), "set": {}}
    for _ in range(3):
        verdicts = [line for line in lines(rep.request(mutations=[reused, odd])) if line["kind"] == "verdict"]
        assert [verdict["code"] for verdict in verdicts] == ["id_reused", "bad_mutation"]
    assert sorted(db.session.scalars(select(SyncQuarantine.code))) == ["bad_mutation", "id_reused"]
