"""Calendar files and feeds: entries keep their identity, and the address is a secret that can be changed."""

from datetime import timedelta
from typing import Any

from icalendar import Calendar

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import write
from fieldapp.core.ids import new_id
from fieldapp.core.records import record_type
from tests.company import Company
from tests.sync.phones import Phone


def entry(data: bytes) -> Any:
    """The only entry of a calendar file."""
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return event


def at_a_site(company: Company, postal_code: str) -> dict[str, Any]:
    """An account with one site there."""
    account = company.account("Sabine Crane")
    with acting_as(system(company.org_id)), write():
        create = record_type("site").create
        assert create is not None
        create(new_id(), {"account_id": account, "label": "Plant", "city": None, "postal_code": postal_code})
    return {"account_id": account, "day": "2026-12-01", "planned_start": "09:30", "minutes": 45}


def trip_with_visit(company: Company, rep: Phone) -> tuple[str, str]:
    trip = rep.write("create", "trip", set={"title": "Houston"})["record"]
    planned = {"trip_id": trip, "account_id": company.account("Sabine Crane"), "day": "2026-12-01", "planned_start": "09:30", "minutes": 45}
    visit = rep.write("create", "visit", set=planned)["record"]
    rep.sync()
    return trip, visit


def test_a_trip_is_a_calendar_file_for_those_who_may_see_it(company: Company) -> None:
    rep, manager, other = company.phone("rep"), company.phone("manager"), company.phone("other")
    trip, visit = trip_with_visit(company, rep)
    answer = manager.client.get(f"/api/trips/{trip}.ics")
    assert answer.mimetype == "text/calendar"
    event = entry(answer.data)
    assert event["UID"] == f"visit-{visit}@fieldapp"
    assert event["SUMMARY"] == "Sabine Crane"
    assert event["STATUS"] == "TENTATIVE"
    assert event["DTSTART"].to_ical() == b"20261201T093000"
    assert event["DTEND"].to_ical() == b"20261201T101500"
    assert other.client.get(f"/api/trips/{trip}.ics").status_code == 403
    assert company.app.test_client().get(f"/api/trips/{trip}.ics").status_code == 401


def test_the_feed_needs_no_sign_in_and_a_moved_visit_keeps_its_identity(company: Company) -> None:
    rep = company.phone("rep")
    _, visit = trip_with_visit(company, rep)
    path, anyone = rep.client.post("/api/calendar").json["path"], company.app.test_client()
    before = entry(anyone.get(path).data)
    rep.write("patch", "visit", visit, base={"day": "2026-12-01"}, set={"day": "2026-12-02"})
    rep.sync()
    after = entry(anyone.get(path).data)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].to_ical() == b"20261202T093000"


def test_a_new_address_ends_the_old_one(company: Company) -> None:
    rep, anyone = company.phone("rep"), company.app.test_client()
    first = rep.client.post("/api/calendar").json["path"]
    second = rep.client.post("/api/calendar").json["path"]
    assert [anyone.get(path).status_code for path in (first, second, "/calendar/guess.ics")] == [404, 200, 404]
    assert rep.client.delete("/api/calendar").status_code == 204
    assert anyone.get(second).status_code == 404
    assert anyone.post("/api/calendar").status_code == 401


def test_times_carry_the_zone_of_the_place_and_the_file_explains_it(company: Company) -> None:
    rep = company.phone("rep")
    trip = rep.write("create", "trip", set={"title": "Houston"})["record"]
    for postal_code in ("77002", "48201"):
        rep.write("create", "visit", set={"trip_id": trip, **at_a_site(company, postal_code)})
    rep.sync()
    calendar = Calendar.from_ical(rep.client.get(f"/api/trips/{trip}.ics").data)
    events: list[Any] = calendar.walk("VEVENT")
    zones: list[Any] = calendar.walk("VTIMEZONE")
    offsets = {event["DTSTART"].params["TZID"]: event["DTSTART"].dt.utcoffset() for event in events}
    assert offsets == {"America/Chicago": timedelta(hours=-6), "America/Detroit": timedelta(hours=-5)}
    assert {str(zone["TZID"]) for zone in zones} == set(offsets)


def test_a_visit_that_was_taken_out_is_cancelled_in_the_file_and_gone_from_the_feed(company: Company) -> None:
    rep = company.phone("rep")
    trip, visit = trip_with_visit(company, rep)
    path = rep.client.post("/api/calendar").json["path"]
    rep.write("delete", "visit", visit)
    rep.sync()
    event = entry(rep.client.get(f"/api/trips/{trip}.ics").data)
    assert (event["UID"], event["STATUS"]) == (f"visit-{visit}@fieldapp", "CANCELLED")
    assert Calendar.from_ical(company.app.test_client().get(path).data).walk("VEVENT") == []


def test_a_cancelled_trip_calls_its_visits_off_and_an_approved_one_confirms_them(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, _ = trip_with_visit(company, rep)

    def status() -> str:
        return str(entry(rep.client.get(f"/api/trips/{trip}.ics").data)["STATUS"])

    rep.write("command", "trip", trip, command="submit", expect={"status": "draft"})
    rep.sync()
    manager.sync()
    held = manager.get("trip", trip)
    assert held is not None
    manager.write("command", "trip", trip, command="approve", expect={"status": "submitted", "content": held["content"]})
    manager.sync()
    assert status() == "CONFIRMED"
    rep.write("command", "trip", trip, command="cancel", expect={"status": "approved"})
    rep.sync()
    assert status() == "CANCELLED"


def test_the_own_address_is_told_once_and_later_only_since_when(company: Company) -> None:
    rep = company.phone("rep")
    assert rep.client.get("/api/calendar").json == {"since": None}
    rep.client.post("/api/calendar")
    told = rep.client.get("/api/calendar").json
    assert list(told) == ["since"]
    assert told["since"].endswith("Z")
    assert company.app.test_client().get("/api/calendar").status_code == 401
