"""A trip that changes after its approval, through sync: within the tolerance it applies and is listed, beyond it needs a decision."""

from typing import Any

import pytest

from tests.company import Company
from tests.sync.phones import Phone
from tests.trips.test_approving_a_trip import content, decide, plan
from tests.trips.test_what_changed_since_a_decision import last


def held(phone: Phone, trip: str) -> dict[str, Any]:
    phone.sync()
    found = phone.get("trip", trip)
    assert found is not None
    return found


@pytest.fixture
def road(company: Company) -> tuple[Phone, Phone, str, str]:
    """Rep, manager, an approved trip with one visit."""
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, visit = plan(company, rep)
    assert decide(manager, trip, "approve", content=content(manager, trip))["verdict"] == "ok"
    rep.sync()
    return rep, manager, trip, visit


def add(company: Company, rep: Phone, trip: str, visits: int) -> list[str]:
    made = []
    for position in range(2, 2 + visits):
        day = {"trip_id": trip, "account_id": company.account(), "day": "2026-12-01", "position": position, "minutes": 45}
        made.append(rep.write("create", "visit", set=day)["record"])
    assert {verdict["verdict"] for verdict in rep.sync()} == {"ok"}
    return made


def answer(phone: Phone, trip: str, name: str, seen: str, status: str = "approved") -> dict[str, Any]:
    phone.write("command", "trip", trip, command=name, args={"comment": "so"}, expect={"status": status, "content": seen})
    return phone.sync()[0]


def test_within_the_tolerance_it_applies_and_is_listed(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    add(company, rep, trip, 2)
    told = held(manager, trip)
    assert (told["status"], told["amendment"]) == ("approved", None)
    assert [one["kind"] for one in last(manager, trip, "changed")["changes"]] == ["add", "add"]
    assert last(manager, trip, "changed")["beyond"] == []


def test_beyond_it_waits_while_the_approved_version_stays_in_force(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    before = last(manager, trip, "approve")
    add(company, rep, trip, 3)
    told = held(manager, trip)
    assert (told["status"], told["amendment"]) == ("approved", "waiting")
    assert last(manager, trip, "changed")["beyond"] == ["visits"]
    assert last(manager, trip, "approve") == before
    rep.write("command", "trip", trip, command="start", expect={"status": "approved"})
    assert rep.sync()[0]["verdict"] == "ok"
    assert (held(rep, trip)["status"], held(rep, trip)["amendment"]) == ("under_way", "waiting")


def test_the_manager_approves_the_difference(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    add(company, rep, trip, 3)
    rep.write("command", "trip", trip, command="start", expect={"status": "approved"})
    seen = content(manager, trip)
    rep.sync()
    assert answer(manager, trip, "approve", seen)["verdict"] == "ok"  # read before it was started: what is decided is the plan
    told = held(rep, trip)
    assert (told["status"], told["amendment"], told["content"]) == ("under_way", None, seen)
    assert len(last(rep, trip, "approve")["covers"]["visits"]) == 4
    assert answer(manager, trip, "approve", seen, "under_way")["verdict"] == "rejected"  # nothing asks any more


def test_a_decision_on_an_older_change_is_stale(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    made = add(company, rep, trip, 3)
    seen = content(manager, trip)
    rep.write("delete", "visit", made[0])
    add(company, rep, trip, 1)
    for name in ("approve", "return"):
        assert answer(manager, trip, name, seen)["code"] == "stale_content"
    assert held(rep, trip)["amendment"] == "waiting"
    assert answer(manager, trip, "approve", content(manager, trip))["verdict"] == "ok"


def test_a_late_approval_of_the_version_in_force_approves_no_change(company: Company, road: Any) -> None:
    rep, _, trip, _ = road
    admin = company.phone("admin")
    seen = content(admin, trip)
    add(company, rep, trip, 3)
    assert answer(admin, trip, "approve", seen, "submitted")["verdict"] == "ok"
    assert held(rep, trip)["amendment"] == "waiting"
    assert answer(admin, trip, "return", seen, "submitted")["code"] == "stale_state"


def test_returned_it_stays_in_force_and_the_next_change_asks_again(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    made = add(company, rep, trip, 3)
    seen = content(manager, trip)
    assert answer(manager, trip, "return", seen)["verdict"] == "ok"
    assert (held(rep, trip)["status"], held(rep, trip)["amendment"]) == ("approved", "returned")
    assert last(rep, trip, "return")["comment"] == "so"
    assert answer(manager, trip, "return", seen)["verdict"] == "ok"
    assert len([one for one in held(rep, trip)["decisions"] if one["what"] == "return"]) == 1
    add(company, rep, trip, 1)
    assert held(rep, trip)["amendment"] == "waiting"
    for visit in made[:2]:
        rep.write("delete", "visit", visit)
    rep.sync()
    assert held(rep, trip)["amendment"] is None


def test_taking_it_back_is_putting_the_plan_back(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    made = add(company, rep, trip, 3)
    for visit in made:
        rep.write("delete", "visit", visit)
    rep.sync()
    told = held(manager, trip)
    assert (told["amendment"], told["content"]) == (None, last(manager, trip, "approve")["content"])
    assert last(manager, trip, "changed")["changes"] == []


def test_what_takes_place_on_the_road_never_asks(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, visit = plan(company, rep)
    (after,) = add(company, rep, trip, 1)
    decide(manager, trip, "approve", content=content(manager, trip))
    rep.sync()
    nothing = {"visits": 0, "km": 0, "cost": {"amount": "0", "currency": "USD"}}
    company.phone("admin").client.patch("/api/settings", json={"tolerance": nothing})
    rep.write("command", "trip", trip, command="start", expect={"status": "approved"})
    rep.write("command", "visit", visit, command="check_in", args={"at": "2026-12-01T15:00:00Z"})
    rep.write("create", "visit", set={"account_id": company.account(), "day": "2026-12-01"})
    rep.write("create", "note", set={"account_id": company.account(), "visit_id": visit, "body": "Pump is loud."})
    rep.write("command", "visit", visit, command="skip", args={"reason": "closed"})
    rep.write("patch", "visit", visit, base={"objective": None}, set={"objective": "Ask for the pump"})
    assert {verdict["verdict"] for verdict in rep.sync()} == {"ok"}
    told = held(manager, trip)
    assert (told["amendment"], told["status"], told["decisions"][-1]["what"]) == (None, "under_way", "start")
    rep.write("patch", "visit", after, base={"position": 2}, set={"position": 0})  # the rest closes up around what was skipped
    rep.sync()
    assert (held(manager, trip)["amendment"], last(manager, trip, "changed")["changes"]) == (None, [])


def test_the_company_says_how_much_may_change(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    may = {"visits": 0, "km": 80, "cost": {"amount": "100.00", "currency": "USD"}}
    assert company.phone("admin").client.patch("/api/settings", json={"tolerance": may}).json["tolerance"] == may
    add(company, rep, trip, 1)
    assert held(manager, trip)["amendment"] == "waiting"


def test_the_way_counts_by_where_the_customers_are(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    far = company.account("Sierra Gate Pumps")
    rep.write("create", "site", set={"account_id": far, "label": "Main", "position": {"lat": 31.8, "lon": -106.4, "precision": "pin"}})
    base = {"label": "Houston", "position": {"lat": 29.76, "lon": -95.36, "precision": "town"}}
    rep.write("create", "visit", set={"trip_id": trip, "account_id": far, "day": "2026-12-01", "position": 2})
    rep.write("patch", "trip", trip, base={"base": None}, set={"base": base})
    assert {verdict["verdict"] for verdict in rep.sync()} == {"ok"}
    assert last(manager, trip, "changed")["beyond"] == ["base", "way", "cost"]


def ends(rep: Phone, trip: str, *names: str) -> list[str]:
    """What the decisions say last, after these commands."""
    for name in names:
        rep.write("command", "trip", trip, command=name)
        assert rep.sync()[0]["verdict"] == "ok"
    return [one["what"] for one in held(rep, trip)["decisions"]]


def test_a_change_that_waited_when_the_trip_was_cancelled_is_closed_in_so_many_words(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    add(company, rep, trip, 3)
    seen = content(manager, trip)
    assert ends(rep, trip, "cancel")[-3:] == ["changed", "lapsed", "cancel"]
    told = held(manager, trip)
    assert (told["status"], told["amendment"], last(manager, trip, "lapsed")["content"]) == ("cancelled", None, seen)
    assert answer(manager, trip, "approve", seen)["code"] == "stale_state"


def test_so_is_one_that_waited_when_the_trip_was_over(company: Company, road: Any) -> None:
    rep, _, trip, _ = road
    add(company, rep, trip, 3)
    assert ends(rep, trip, "start", "finish")[-4:] == ["changed", "start", "lapsed", "finish"]


def test_what_was_answered_or_within_the_tolerance_is_not_closed_again(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    add(company, rep, trip, 3)
    answer(manager, trip, "return", content(manager, trip))
    assert "lapsed" not in ends(rep, trip, "cancel")


def test_a_trip_whose_change_waits_cannot_vanish(company: Company, road: Any) -> None:
    rep, manager, trip, _ = road
    add(company, rep, trip, 3)
    rep.write("delete", "trip", trip)
    assert [verdict["code"] for verdict in rep.sync()] == ["change_waits"]
    assert held(manager, trip)["amendment"] == "waiting"
    assert ends(rep, trip, "cancel")[-1] == "cancel"
    rep.write("delete", "trip", trip)
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok"]
