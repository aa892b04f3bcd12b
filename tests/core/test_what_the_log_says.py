"""A JSON line for each request says who, what, how it ended and how long it took, and never what anybody wrote."""

import errno
import io
import json
import sys
from time import process_time
from typing import Any

import pytest

from fieldapp.core.errors import Invalid
from tests.company import PASSWORD, Company

WORDS = "the pump seal weeps at station four"


@pytest.fixture(autouse=True)
def speaking(company: Company) -> None:
    """Signed in before the log is read: the company's own signing in is not what is asked."""


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def write_note(company: Company, phone: Any, **more: Any) -> Any:
    note = {"account_id": company.account(), "body": WORDS, "occurred_at": "2026-11-23T07:10:00Z", "kind": "meeting"}
    return phone.write("create", "note", set={**note, **more})


def test_a_sync_with_a_note_leaves_no_word_of_it_in_the_log(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    phone = company.phone("rep")
    write_note(company, phone)
    write_note(company, phone, body=None)  # refused, for a reason that must not quote it either
    cookie = phone.client.get_cookie("session").value
    phone.sync()
    told = capsys.readouterr().err
    assert '"route": "/api/sync"' in told
    for secret in (WORDS, "weeps", PASSWORD, cookie, "rep@example.com", "Sabine Crane"):
        assert secret not in told


def test_each_request_is_one_line_with_who_what_and_how_long(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    phone = company.phone("rep")
    capsys.readouterr()
    answer = phone.request()
    (line,) = lines(capsys)
    assert (line["method"], line["route"], line["status"], line["user"], line["device"]) == (
        "POST",
        "/api/sync",
        200,
        phone.user_id,
        phone.device,
    )
    assert line["ms"] > 0
    assert line["request"] == answer.headers["X-Request-Id"]


def test_a_problem_names_the_request_as_the_log_does(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    answer: Any = company.app.test_client().get("/api/devices")
    assert answer.json["request_id"] == answer.headers["X-Request-Id"] == lines(capsys)[-1]["request"]


def test_a_secret_address_is_logged_as_its_pattern(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    company.app.test_client().get("/calendar/very-secret-token.ics")
    told = capsys.readouterr().err
    assert '"route": "/calendar/<token>.ics"' in told
    assert "very-secret-token" not in told


def test_an_unforeseen_error_is_traced_without_its_words(
    company: Company, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_body: Any) -> None:
        raise KeyError(WORDS) from Invalid(WORDS)

    monkeypatch.setattr("fieldapp.sync.envelope.read", broken)
    answer = company.phone("rep").request()
    told = capsys.readouterr().err
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "fieldapp/sync/routes.py" in told
    assert '["KeyError", "Invalid"]' in told
    assert WORDS not in told


def test_a_gap_in_a_devices_numbers_is_an_incident(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    phone = company.phone("rep")
    for _ in range(3):
        write_note(company, phone)
    phone.sync()
    assert "incident" not in capsys.readouterr().err
    phone.n = 9
    write_note(company, phone)
    phone.sync()
    incident = next(line for line in lines(capsys) if line["event"] == "incident")
    assert (incident["device"], incident["first"], incident["last"]) == (phone.device, 4, 9)


def test_a_number_that_the_phone_says_was_refused_is_no_gap(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    phone = company.phone("rep")
    write_note(company, phone)
    phone.sync()
    phone.n = 3  # 2 and 3 were too large for any request, and wait on the phone
    write_note(company, phone)
    phone.page(5000, refused=[2, 3])
    assert "incident" not in capsys.readouterr().err
    phone.n = 9
    write_note(company, phone)
    phone.page(5000, refused=[2, 5, 7, 9])  # 5, 7 and 9 were; 6 and 8 nobody has
    incident = next(line for line in lines(capsys) if line["event"] == "incident")
    assert (incident["first"], incident["last"], incident["count"]) == (6, 8, 2)


def test_many_numbers_that_were_refused_hold_no_writer_up(company: Company) -> None:
    phone, account, seconds = company.phone("rep"), company.account(), []
    for refused in ([], list(range(130_000))):
        phone.outbox.clear()
        for _ in range(200):
            phone.n += 1
            phone.write("create", "note", set={"account_id": account, "body": WORDS})
        began = process_time()
        assert phone.request(refused=refused).status_code == 200
        seconds.append(process_time() - began)
    assert seconds[1] < seconds[0] + 1


def test_a_mutation_that_has_no_usable_id_leaves_no_gap(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    phone = company.phone("rep")
    write_note(company, phone)
    write_note(company, phone)["id"] = "not an id"
    write_note(company, phone)
    phone.sync()
    assert "incident" not in capsys.readouterr().err


def test_numbers_that_begin_anew_or_are_none_are_no_incident(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    phone = company.phone("rep")
    phone.n = 40
    write_note(company, phone)
    phone.sync()
    phone.n = 0
    for _ in range(2):
        write_note(company, phone)
    for n in ("x", None, True, -4, 2**60):
        write_note(company, phone)["n"] = n
    phone.sync()
    assert "incident" not in capsys.readouterr().err


def test_a_log_that_cannot_be_written_stops_no_request(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the log is often the first that finds no room; what was stored must be answered all the same."""

    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    phone = company.phone("rep")
    write_note(company, phone)
    monkeypatch.setattr(sys, "stderr", Full())
    assert [verdict["verdict"] for verdict in phone.sync()] == ["ok"]
