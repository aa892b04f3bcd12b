"""A lost phone is revoked; the others stay."""

from tests.people.guests import Guests


def test_a_person_sees_their_own_devices(guests: Guests) -> None:
    guests.signed_in("other")
    client = guests.signed_in("rep")
    found = client.get("/api/devices").get_json()["devices"]
    assert [device["name"] for device in found] == ["Pixel"]
    assert found[0]["current"] is True


def test_a_revoked_phone_is_told_to_wipe_itself(guests: Guests) -> None:
    phone, laptop = guests.signed_in("rep"), guests.signed_in("rep")
    lost = phone.get("/api/session").get_json()["device"]
    assert laptop.delete(f"/api/devices/{lost}").status_code == 204
    answer = phone.get("/api/devices")
    assert answer.status_code == 401
    assert answer.get_json()["wipe"] is True
    assert laptop.get("/api/session").status_code == 200


def test_a_revoked_phone_may_sign_in_anew(guests: Guests) -> None:
    phone = guests.stranger()
    lost = guests.try_in(phone, "rep", device="phone-1").get_json()["device"]
    phone.delete(f"/api/devices/{lost}")
    again = guests.try_in(phone, "rep", device="phone-1")
    assert again.status_code == 200
    assert again.get_json()["device"] != lost


def test_the_same_phone_signing_in_again_is_the_same_device(guests: Guests) -> None:
    first = guests.try_in(guests.stranger(), "rep", device="phone-1").get_json()["device"]
    assert guests.try_in(guests.stranger(), "rep", device="phone-1").get_json()["device"] == first


def test_nobody_but_an_admin_revokes_the_phone_of_another(guests: Guests) -> None:
    theirs = guests.signed_in("other").get("/api/session").get_json()["device"]
    assert guests.signed_in("rep").delete(f"/api/devices/{theirs}").status_code == 403
    assert guests.signed_in("manager").delete(f"/api/devices/{theirs}").status_code == 403
    assert guests.signed_in("admin").delete(f"/api/devices/{theirs}").status_code == 204
