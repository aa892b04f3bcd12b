"""Admins make accounts; a one-time link sets the first password."""

from datetime import timedelta

from flask import Flask

from fieldapp.core.clock import frozen, now
from fieldapp.people import sessions
from tests.people.guests import Guests

NEW = {"name": "Nora Vale", "email": "Nora@Example.com", "role": "rep", "language": "es"}


def token(link: str) -> str:
    return link.split("#")[1]


def test_an_invited_person_sets_a_password_and_signs_in(guests: Guests) -> None:
    admin = guests.signed_in("admin")
    made = admin.post("/api/people", json={**NEW, "territory_ids": [guests.company.gulf]})
    assert made.status_code == 201
    assert "password" not in made.get_data(as_text=True)
    stranger = guests.stranger()
    welcome = {"token": token(made.get_json()["link"]), "password": "ten letters at least"}
    assert stranger.post("/api/welcome", json=welcome).status_code == 200
    assert guests.try_in(stranger, "nora", "ten letters at least").status_code == 200


def test_a_link_works_once(guests: Guests) -> None:
    link = guests.signed_in("admin").post("/api/people", json=NEW).get_json()["link"]
    body = {"token": token(link), "password": "ten letters at least"}
    assert guests.stranger().post("/api/welcome", json=body).status_code == 200
    again = guests.stranger().post("/api/welcome", json={**body, "password": "somebody else's"})
    assert again.status_code == 404
    assert again.get_json()["code"] == "link_used"


def test_a_new_link_ends_the_old_one(guests: Guests) -> None:
    admin = guests.signed_in("admin")
    made = admin.post("/api/people", json=NEW).get_json()
    admin.post(f"/api/people/{made['user']['id']}/invite", json={})
    body = {"token": token(made["link"]), "password": "ten letters at least"}
    assert guests.stranger().post("/api/welcome", json=body).status_code == 404


def test_a_link_runs_out_after_a_week(guests: Guests) -> None:
    link = guests.signed_in("admin").post("/api/people", json=NEW).get_json()["link"]
    with frozen(now() + timedelta(days=8)):
        body = {"token": token(link), "password": "ten letters at least"}
        assert guests.stranger().post("/api/welcome", json=body).status_code == 404


def test_a_short_password_is_refused_and_the_link_stays_good(guests: Guests) -> None:
    link = guests.signed_in("admin").post("/api/people", json=NEW).get_json()["link"]
    short = guests.stranger().post("/api/welcome", json={"token": token(link), "password": "short"})
    assert short.get_json()["code"] == "password_short"
    body = {"token": token(link), "password": "ten letters at least"}
    assert guests.stranger().post("/api/welcome", json=body).status_code == 200


def test_a_new_password_ends_other_sign_ins_without_wiping(guests: Guests) -> None:
    phone = guests.signed_in("rep")
    link = guests.signed_in("admin").post(f"/api/people/{guests.id_of('rep')}/invite", json={}).get_json()["link"]
    guests.stranger().post("/api/welcome", json={"token": token(link), "password": "ten letters at least"})
    answer = phone.get("/api/session")
    assert answer.status_code == 401
    assert "wipe" not in answer.get_json()


def test_the_first_start_makes_one_admin_and_one_link(app: Flask) -> None:
    link = sessions.first_admin_link()
    assert link is not None
    client = app.test_client()
    body = {"token": token(link), "password": "ten letters at least", "email": "ada@example.com", "name": "Ada"}
    assert client.post("/api/welcome", json=body).get_json()["user"]["email"] == "ada@example.com"
    assert sessions.first_admin_link() is None


def test_a_lost_first_link_is_replaced_without_a_second_admin(app: Flask) -> None:
    first, second = sessions.first_admin_link(), sessions.first_admin_link()
    assert first is not None
    assert second is not None
    client = app.test_client()
    assert client.post("/api/welcome", json={"token": token(first), "password": "ten letters at least"}).status_code == 404
    assert client.post("/api/welcome", json={"token": token(second), "password": "ten letters at least"}).status_code == 200
