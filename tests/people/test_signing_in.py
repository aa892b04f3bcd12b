"""Signing in and out, and what the answer says."""

from datetime import timedelta

import pytest

from fieldapp.core.clock import frozen, now
from fieldapp.core.ids import new_id
from tests.people.guests import Guests


def test_the_answer_says_who_where_and_what_they_hold(guests: Guests) -> None:
    device = new_id()
    answer = guests.try_in(guests.stranger(), "rep", device=device)
    body = answer.get_json()
    assert answer.status_code == 200
    assert body["device"] == device
    assert body["epoch"].startswith("e-")
    assert body["user"] == {"id": body["user"]["id"], "name": "Rep", "role": "rep", "language": "en"}
    own = [f"org:{guests.company.org_id}", f"terr:{guests.company.gulf}", f"user:{body['user']['id']}"]
    assert body["scopes"] == own


def test_the_session_is_the_same_when_asked_again(guests: Guests) -> None:
    client = guests.stranger()
    first = guests.try_in(client, "rep").get_json()
    again = client.get("/api/session").get_json()
    assert {**again, "now": ""} == {**first, "now": ""}


def test_the_cookie_is_for_our_server_only(guests: Guests) -> None:
    cookie = guests.try_in(guests.stranger(), "rep").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(guests: Guests) -> None:
    wrong = guests.try_in(guests.stranger(), "rep", "not this one")
    unknown = guests.try_in(guests.stranger(), "nobody", "not this one")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.mimetype == "application/problem+json"
    assert wrong.get_json() | {"request_id": ""} == unknown.get_json() | {"request_id": ""}


def test_after_signing_out_nobody_is_here(guests: Guests) -> None:
    client = guests.signed_in("rep")
    assert client.delete("/api/session").status_code == 204
    assert client.get("/api/session").status_code == 401


def test_a_cookie_kept_from_before_the_sign_out_is_worth_nothing(guests: Guests) -> None:
    client = guests.signed_in("rep")
    kept = client.get_cookie("session")
    assert kept is not None
    client.delete("/api/session")
    client.set_cookie("session", kept.value)
    answer = client.get("/api/session")
    assert answer.status_code == 401
    assert "wipe" not in answer.get_json()


def test_ten_failures_stop_the_account_even_for_the_right_password(guests: Guests) -> None:
    for _ in range(10):
        assert guests.try_in(guests.stranger(), "rep", "guess number x").status_code == 401
    assert guests.try_in(guests.stranger(), "rep").status_code == 429


def test_successes_are_not_counted(guests: Guests) -> None:
    answers = [guests.try_in(guests.stranger(), "rep").status_code for _ in range(14)]
    assert answers == [200] * 14


def test_after_a_while_a_stopped_account_may_try_again(guests: Guests) -> None:
    for _ in range(11):
        guests.try_in(guests.stranger(), "rep", "guess number x")
    with frozen(now() + timedelta(minutes=16)):
        assert guests.try_in(guests.stranger(), "rep").status_code == 200


def test_a_month_of_silence_ends_the_session(guests: Guests) -> None:
    client = guests.signed_in("rep")
    with frozen(now() + timedelta(days=29)):
        assert client.get("/api/session").status_code == 200
    with frozen(now() + timedelta(days=58)):
        assert client.get("/api/session").status_code == 200
    with frozen(now() + timedelta(days=89)):
        assert client.get("/api/session").status_code == 401


def test_ninety_days_end_every_session(guests: Guests) -> None:
    client = guests.signed_in("rep")
    for day in (25, 50, 75):
        with frozen(now() + timedelta(days=day)):
            assert client.get("/api/session").status_code == 200
    with frozen(now() + timedelta(days=91)):
        assert client.get("/api/session").status_code == 401


def test_what_is_no_sign_in_is_refused_with_a_reason(guests: Guests) -> None:
    client = guests.stranger()
    assert client.post("/api/session", json={"email": "rep@example.com"}).status_code == 422
    assert client.post("/api/session", json={"email": 5, "password": []}).status_code == 422
    assert client.post("/api/session", data="email=rep").status_code == 415
    nul = client.post("/api/session", json={"email": "rep\u0000@example.com", "password": "x\ud800y"})
    assert nul.status_code in {401, 422}


def test_a_cookie_that_was_read_before_runs_out_all_the_same(guests: Guests) -> None:
    client = guests.signed_in("rep")
    assert client.get("/api/session").status_code == 200
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(guests.company.app.config, "PERMANENT_SESSION_LIFETIME", timedelta(seconds=-1))
        assert client.get("/api/session").status_code == 401


def test_a_cookie_with_another_signature_is_worth_nothing(guests: Guests) -> None:
    client = guests.signed_in("rep")
    assert client.get("/api/session").status_code == 200
    kept = client.get_cookie("session")
    assert kept is not None
    client.set_cookie("session", kept.value[:-6] + "AAAAAA")
    assert client.get("/api/session").status_code == 401
