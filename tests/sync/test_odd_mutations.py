"""A mutation of any odd form gets its verdict and stops no other, on either database."""

import json
from typing import Any

import pytest

from tests.company import Company

ODD: list[dict[str, Any]] = [
    {"n": True},
    {"n": 2**70},
    {"n": "7"},
    {"type": "no\x00te"},
    {"type": "\ud800"},
    {"type": ["note"]},
    {"record": "x\x00"},
    {"record": "\udfff"},
    {"id": "not a uuid"},
    {"id": "x" * 64},
    {"id": "a\x00b"},
    {"id": "\ud83d"},
    {"at": "\x00\ud800"},
    {"at": 17},
    {"op": "\x00"},
    {"op": None},
    {"command": "\ud800", "op": "command"},
    {"set": []},
    {"base": "x", "op": "patch"},
    {"args": 5, "op": "command"},
    {"set": {"body": "\x00", "account_id": "\x00"}},
    {"set": {"body": {"$ne": 1}}},
    {"set": {"a\x00b": 1}},
    {"rev": "x", "op": "delete"},
    {"type": "visit", "set": {"trip_id": []}},
    {"type": "visit", "set": {"account_id": {}}, "op": "command", "command": "check_out"},
    {"after": "\x00", "op": "patch"},
    {"after": {"x": 1}, "op": "delete"},
    {"expect": {"status": {}}, "op": "command", "type": "trip", "command": "submit"},
]


@pytest.mark.parametrize("odd", ODD, ids=[str(number) for number in range(len(ODD))])
def test_an_odd_mutation_is_answered_and_stops_no_other(company: Company, odd: dict[str, Any]) -> None:
    phone = company.phone("rep")
    account = company.account()
    phone.write("create", "note", set={"account_id": account, "body": "before", "kind": "call"}).update(odd)
    good = phone.write("create", "note", set={"account_id": account, "body": "after", "kind": "call"})
    sent = list(phone.outbox)
    first = phone.request().text
    assert [verdict["verdict"] for verdict in phone.sync()][1] == "ok"
    assert phone.get("note", good["record"]) is not None
    phone.outbox = sent
    again = phone.request().text
    assert first.splitlines()[1:3] == again.splitlines()[1:3]


@pytest.mark.parametrize("n", ["1e999", '{"a": [-1e999]}'])
def test_a_number_without_end_is_answered_in_json_that_everybody_reads(company: Company, n: str) -> None:
    phone = company.phone("rep")
    account = company.account()
    phone.write("create", "note", set={"account_id": account, "body": "before", "kind": "call"}).update(n="endless")
    phone.write("create", "note", set={"account_id": account, "body": "after", "kind": "call"})
    body = json.dumps(phone.envelope()).replace('"endless"', n)
    answers = [phone.client.post("/api/sync", data=body, content_type="application/json") for _ in range(2)]
    first, again = [[json.loads(line, parse_constant=pytest.fail) for line in answer.text.splitlines()[1:3]] for answer in answers]
    assert [(verdict["verdict"], verdict["n"]) for verdict in first] == [("rejected", None), ("ok", 2)]
    assert again == first
    told = company.phone("manager").client.get("/api/quarantine").text
    assert [entry["mutation"]["op"] for entry in json.loads(told, parse_constant=pytest.fail)["entries"]] == ["create"]
