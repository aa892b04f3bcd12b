"""Calendar files and feeds: entries keep their identity, and the address is a secret that can be changed."""

from typing import Any

from icalendar import Calendar

from tests.company import Company
from tests.sync.phones import Phone


def entry(data: bytes) -> Any:
    """The only entry of a calendar file."""
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return event


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
