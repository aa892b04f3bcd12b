"""Who may change people, and what each of them holds."""

import pytest

from tests.people.guests import Guests

NEW = {"name": "Nora Vale", "email": "nora@example.com", "role": "admin", "language": "es"}


@pytest.mark.parametrize("name", ["rep", "manager"])
def test_only_admins_make_accounts(guests: Guests, name: str) -> None:
    assert guests.signed_in(name).post("/api/people", json=NEW).status_code == 403


def test_a_stranger_gets_nothing(guests: Guests) -> None:
    client, user_id = guests.stranger(), guests.id_of("rep")
    assert client.post("/api/people", json=NEW).status_code == 401
    assert client.patch(f"/api/people/{user_id}", json={"role": "admin"}).status_code == 401
    assert client.post(f"/api/people/{user_id}/invite", json={}).status_code == 401
    assert client.get("/api/devices").status_code == 401


def test_nobody_raises_themselves(guests: Guests) -> None:
    client, user_id = guests.signed_in("rep"), guests.id_of("rep")
    assert client.patch(f"/api/people/{user_id}", json={"role": "admin"}).status_code == 403
    assert client.patch(f"/api/people/{user_id}", json={"territory_ids": [guests.company.plains]}).status_code == 403
    assert client.post(f"/api/people/{user_id}/invite", json={}).status_code == 403


def test_everybody_chooses_their_own_language(guests: Guests) -> None:
    client, user_id = guests.signed_in("rep"), guests.id_of("rep")
    assert client.patch(f"/api/people/{user_id}", json={"language": "es"}).status_code == 200
    assert client.patch(f"/api/people/{guests.id_of('other')}", json={"language": "es"}).status_code == 403


def test_a_password_hash_can_neither_be_read_nor_written(guests: Guests) -> None:
    client, user_id = guests.signed_in("admin"), guests.id_of("rep")
    assert client.patch(f"/api/people/{user_id}", json={"password_hash": "x"}).status_code == 422
    assert "argon2" not in client.patch(f"/api/people/{user_id}", json={"name": "Rae"}).get_data(as_text=True)


def test_a_manager_holds_what_everyone_below_holds(guests: Guests) -> None:
    scopes = guests.signed_in("manager").get("/api/session").get_json()["scopes"]
    assert f"terr:{guests.company.gulf}" in scopes
    assert f"terr:{guests.company.plains}" in scopes
    assert f"user:{guests.id_of('rep')}" in scopes
    assert scopes == sorted(scopes)


def test_a_rep_without_a_territory_any_more_holds_it_no_longer(guests: Guests) -> None:
    client = guests.signed_in("rep")
    change: dict[str, list[str]] = {"territory_ids": []}
    assert guests.signed_in("admin").patch(f"/api/people/{guests.id_of('rep')}", json=change).status_code == 200
    assert f"terr:{guests.company.gulf}" not in client.get("/api/session").get_json()["scopes"]


def test_who_is_made_inactive_is_out_and_wiped(guests: Guests) -> None:
    client = guests.signed_in("rep")
    change = {"active": False}
    guests.signed_in("admin").patch(f"/api/people/{guests.id_of('rep')}", json=change)
    assert client.get("/api/session").get_json()["wipe"] is True
    assert guests.try_in(guests.stranger(), "rep").status_code == 401


def test_the_last_admin_cannot_go(guests: Guests) -> None:
    client, user_id = guests.signed_in("admin"), guests.id_of("admin")
    assert client.patch(f"/api/people/{user_id}", json={"role": "rep"}).get_json()["code"] == "last_admin"
    assert client.patch(f"/api/people/{user_id}", json={"active": False}).get_json()["code"] == "last_admin"


def test_one_email_is_one_account(guests: Guests) -> None:
    taken = guests.signed_in("admin").post("/api/people", json={**NEW, "email": "REP@example.com"})
    assert taken.get_json()["code"] == "email_taken"
