"""Two admins who change people in the same moment: both are answered, and the company keeps an admin."""

import pytest

from fieldapp.core.database import db
from fieldapp.people import actions, rules
from tests.company import Company
from tests.meeting import at_once, before, meeting
from tests.people.guests import Guests


def test_two_admins_who_dismiss_each_other_leave_one(guests: Guests, monkeypatch: pytest.MonkeyPatch) -> None:
    first, manager = guests.signed_in("admin"), guests.id_of("manager")
    assert first.patch(f"/api/people/{manager}", json={"role": "admin"}).status_code == 200
    second = guests.signed_in("manager")
    admin = guests.id_of("admin")
    before(monkeypatch, rules, "is_last_admin", meeting())
    answers = at_once(
        lambda: first.patch(f"/api/people/{manager}", json={"role": "rep"}),
        lambda: second.patch(f"/api/people/{admin}", json={"role": "rep"}),
    )
    done, refused = sorted(answer.status_code for answer in answers)
    assert done == 200 and refused in {403, 422}  # 403: whoever came a moment later was no admin any more
    db.session.rollback()  # this thread has read both people before the others changed them
    assert sorted(client.get("/api/audit").status_code for client in (first, second)) == [200, 403]


def test_the_same_from_their_phones(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = company.phone("admin"), company.phone("manager")
    first.write("patch", "user", second.user_id, base={"role": "manager"}, set={"role": "admin"})
    first.sync()
    first.write("patch", "user", second.user_id, base={"role": "admin"}, set={"role": "rep"})
    second.write("patch", "user", first.user_id, base={"role": "admin"}, set={"role": "rep"})
    before(monkeypatch, rules, "is_last_admin", meeting())
    at_once(first.request, second.request)
    assert sorted(phone.sync()[0]["verdict"] for phone in (first, second)) == ["ok", "rejected"]


def test_two_who_change_the_same_person_are_both_answered(guests: Guests, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, rep = guests.signed_in("admin"), guests.signed_in("admin"), guests.id_of("rep")
    before(monkeypatch, actions, "_set", meeting())
    answers = at_once(
        lambda: first.patch(f"/api/people/{rep}", json={"name": "Ana"}),
        lambda: second.patch(f"/api/people/{rep}", json={"language": "es"}),
    )
    assert [answer.status_code for answer in answers] == [200, 200]
    told = first.patch(f"/api/people/{rep}", json={}).json["user"]  # type: ignore[index]
    assert (told["name"], told["language"]) == ("Ana", "es")


def test_two_who_add_the_same_person_add_one(guests: Guests, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = guests.signed_in("admin"), guests.signed_in("admin")
    before(monkeypatch, actions, "_add", meeting())
    new = {"name": "Eva", "email": "eva@example.com", "role": "rep"}
    answers = at_once(lambda: first.post("/api/people", json=new), lambda: second.post("/api/people", json=new))
    assert sorted(answer.status_code for answer in answers) == [201, 422]
