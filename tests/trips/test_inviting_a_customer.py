"""A visit as the customer's appointment: asked for, moved, called off under one identity, in their language."""

from typing import Any

from icalendar import Calendar

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import write
from fieldapp.core.ids import new_id
from fieldapp.core.records import must_find, record_type
from tests.company import Company
from tests.sync.phones import Phone

OBJECTIVE = "They are about to leave us for the other one"


def contact(company: Company, account: str, **more: Any) -> str:
    contact_id = new_id()
    with acting_as(system(company.org_id)), write():
        create = record_type("contact").create
        assert create is not None
        create(contact_id, {"account_id": account, "name": "Ana Ruiz", "emails": ["ana@example.net"], **more})
    return contact_id


def planned(company: Company, rep: Phone, **more: Any) -> tuple[str, str]:
    """The account and its visit."""
    account = company.account("Sabine Crane")
    trip = rep.write("create", "trip", set={"title": "Houston"})["record"]
    values = {"trip_id": trip, "account_id": account, "day": "2026-12-01", "planned_start": "09:30", "minutes": 45, "objective": OBJECTIVE}
    visit = str(rep.write("create", "visit", set={**values, **more})["record"])
    rep.sync()
    return account, visit


def invited(phone: Phone, visit: str, guest: str) -> tuple[Any, Any, str]:
    """The calendar, its only entry, and the file as text."""
    answer = phone.client.get(f"/api/visits/{visit}/invitation.ics?contact={guest}")
    assert answer.status_code == 200, answer.json
    calendar = Calendar.from_ical(answer.data)
    (event,) = calendar.walk("VEVENT")
    return calendar, event, answer.get_data(as_text=True)


def test_an_invitation_asks_one_person_in_the_name_of_the_rep_and_says_nothing_of_the_objective(company: Company) -> None:
    rep = company.phone("rep")
    account, visit = planned(company, rep)
    calendar, event, text = invited(rep, visit, contact(company, account))
    assert calendar["METHOD"] == "REQUEST"
    assert event["UID"] == f"visit-{visit}@fieldapp"
    assert (event["ORGANIZER"], event["ATTENDEE"]) == ("mailto:rep@example.com", "mailto:ana@example.net")
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert event["STATUS"] == "CONFIRMED"
    assert event["SUMMARY"].startswith("Visit: ")
    assert event["SUMMARY"].endswith(", Gulf Hydraulics")
    assert OBJECTIVE not in text.replace("\r\n ", "")


def test_it_speaks_the_language_of_the_person_or_of_the_account(company: Company) -> None:
    rep = company.phone("rep")
    account, visit = planned(company, rep)
    assert invited(rep, visit, contact(company, account, language="es"))[1]["SUMMARY"].startswith("Visita: ")
    with acting_as(system(company.org_id)), write():
        patch = record_type("account").patch
        assert patch is not None
        patch(must_find("account", account), {"language": "es"})
    assert invited(rep, visit, contact(company, account))[1]["SUMMARY"].startswith("Visita: ")
    assert invited(rep, visit, contact(company, account, language="en"))[1]["SUMMARY"].startswith("Visit: ")


def test_a_moved_visit_is_the_same_appointment_and_a_skipped_one_is_called_off(company: Company) -> None:
    rep = company.phone("rep")
    account, visit = planned(company, rep)
    guest = contact(company, account)
    _, first, _ = invited(rep, visit, guest)
    rep.write("patch", "visit", visit, base={"planned_start": "09:30"}, set={"planned_start": "13:00"})
    rep.sync()
    _, moved, _ = invited(rep, visit, guest)
    assert moved["UID"] == first["UID"]
    assert int(moved["SEQUENCE"]) > int(first["SEQUENCE"])
    rep.write("command", "visit", visit, command="skip", args={"at": "2026-12-01T12:00:00Z", "reason": "flu"})
    rep.sync()
    calendar, gone, _ = invited(rep, visit, guest)
    assert (calendar["METHOD"], gone["STATUS"], gone["UID"]) == ("CANCEL", "CANCELLED", first["UID"])


def test_who_has_no_address_is_told_without_being_asked_to_answer(company: Company) -> None:
    rep = company.phone("rep")
    account, visit = planned(company, rep)
    calendar, event, _ = invited(rep, visit, contact(company, account, emails=[]))
    assert calendar["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in event


def test_only_whose_visit_it_is_invites_and_only_people_of_that_account_at_a_time_that_is_known(company: Company) -> None:
    rep, other = company.phone("rep"), company.phone("other")
    account, visit = planned(company, rep)
    guest = contact(company, account)
    address = f"/api/visits/{visit}/invitation.ics?contact="
    assert other.client.get(address + guest).status_code == 403
    assert rep.client.get(address).status_code == 404
    assert rep.client.get(address + contact(company, company.account("Ortiz"))).status_code == 422
    there, untimed = planned(company, rep, planned_start=None)
    answer = rep.client.get(f"/api/visits/{untimed}/invitation.ics?contact={contact(company, there)}")
    assert (answer.status_code, answer.json["code"]) == (422, "no_time")


def test_what_is_no_address_is_not_asked_and_a_name_stays_a_name(company: Company) -> None:
    """A contact's addresses came from files and phones as they were."""
    rep = company.phone("rep")
    account, visit = planned(company, rep)
    bad = ["a@example.net\r\nATTENDEE:mailto:eve@example.org", "a@example.net?bcc=eve@example.org", "see below", ""]
    calendar, event, text = invited(rep, visit, contact(company, account, emails=bad))
    assert (calendar["METHOD"], "ATTENDEE" in event, "eve@" in text) == ("PUBLISH", False, False)
    name = 'Ana "Ann"; Ruiz\r\nATTENDEE:mailto:eve@example.org'
    _, event, text = invited(rep, visit, contact(company, account, name=name, emails=[*bad, "ana@example.net"]))
    assert event["ATTENDEE"] == "mailto:ana@example.net"
    assert "\nATTENDEE:mailto:eve" not in text


def test_whoever_lost_the_account_is_told_nothing_of_its_people_any_more(company: Company) -> None:
    rep = company.phone("rep")
    account, visit = planned(company, rep)
    guest = contact(company, account)
    with acting_as(system(company.org_id)), write():
        patch = record_type("account").patch
        assert patch is not None
        patch(must_find("account", account), {"territory_id": company.plains})
    assert rep.client.get(f"/api/visits/{visit}/invitation.ics?contact={guest}").status_code == 403
