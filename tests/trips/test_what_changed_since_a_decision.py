"""What was handed in, returned and approved is in the record, so that rep and manager see the same differences on every phone."""

from typing import Any

from tests.company import Company
from tests.sync.phones import Phone
from tests.trips.test_approving_a_trip import content, decide, plan


def last(phone: Phone, trip: str, what: str) -> dict[str, Any]:
    """The newest decision of that kind, as this phone holds it."""
    phone.sync()
    held = phone.get("trip", trip)
    assert held is not None
    return dict(next(one for one in reversed(held["decisions"]) if one["what"] == what))


def visits(company: Company, rep: Phone, trip: str) -> list[str]:
    """Two accounts more, on the road already."""
    made = []
    for position in (2, 3):
        account = company.account()
        rep.write("create", "visit", set={"trip_id": trip, "account_id": account, "day": "2026-12-01", "position": position, "minutes": 45})
        made.append(account)
    rep.sync()
    return made


def test_a_returned_trip_carries_what_was_returned_to_both(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, visit = plan(company, rep)
    decide(manager, trip, "return", content=content(manager, trip))
    rep.sync()
    rep.write("patch", "visit", visit, base={"day": "2026-12-01"}, set={"day": "2026-12-02"})
    rep.write("command", "trip", trip, command="submit", expect={"status": "returned"})
    rep.sync()
    for phone in (rep, manager):
        assert [row[0] for row in last(phone, trip, "return")["covers"]["visits"]] == ["2026-12-01"]
        assert [row[0] for row in last(phone, trip, "submit")["covers"]["visits"]] == ["2026-12-02"]


def test_a_change_after_the_approval_says_what_changed(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, visit = plan(company, rep)
    decide(manager, trip, "approve", content=content(manager, trip))
    rep.write("delete", "visit", visit)
    (first, second) = visits(company, rep, trip)
    for phone in (rep, manager):
        told = last(phone, trip, "changed")["changes"]
        assert [(one["kind"], one["account"]) for one in told[:2]] == [("add", first), ("add", second)]
        assert [one["kind"] for one in told] == ["add", "add", "del"]


def test_what_takes_place_on_the_road_is_no_change_of_the_plan(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, visit = plan(company, rep)
    decide(manager, trip, "approve", content=content(manager, trip))
    rep.sync()
    rep.write("command", "trip", trip, command="start", expect={"status": "approved"})
    rep.write("command", "visit", visit, command="check_in", args={"at": "2026-12-01T15:00:00Z"}, expect={"status": "planned"})
    rep.write("command", "visit", visit, command="skip", args={"reason": "closed"})
    rep.sync()
    held = rep.get("trip", trip)
    assert held is not None
    assert [entry["what"] for entry in held["decisions"]] == ["submit", "approve", "start"]
