"""Commands of a trip through sync: the right person, the right state, the right content."""

from typing import Any

from tests.company import Company
from tests.sync.phones import Phone


def plan(company: Company, rep: Phone) -> tuple[str, str]:
    """A submitted trip with one visit; their ids."""
    trip = rep.write("create", "trip", set={"title": "Houston", "month": "2026-12", "start_date": "2026-12-01"})["record"]
    day = {"trip_id": trip, "account_id": company.account(), "day": "2026-12-01", "position": 1, "minutes": 45}
    visit = rep.write("create", "visit", set=day)["record"]
    rep.write("command", "trip", trip, command="submit", args={}, expect={"status": "draft"})
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok"] * 3
    return trip, visit


def decide(phone: Phone, trip: str, name: str, **expect: Any) -> dict[str, Any]:
    phone.write("command", "trip", trip, command=name, args={"comment": "seen"}, expect={"status": "submitted", **expect})
    return phone.sync()[0]


def content(phone: Phone, trip: str) -> str:
    phone.sync()
    held = phone.get("trip", trip)
    assert held is not None
    return str(held["content"])


def test_the_manager_approves_what_they_read(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, _ = plan(company, rep)
    assert decide(manager, trip, "approve", content=content(manager, trip))["verdict"] == "ok"
    rep.sync()
    held = rep.get("trip", trip)
    assert held is not None
    assert held["status"] == "approved"
    assert [(entry["what"], entry["name"], entry["comment"]) for entry in held["decisions"]] == [
        ("submit", "Rep", None),
        ("approve", "Manager", "seen"),
    ]


def test_a_plan_that_changed_after_it_was_read_is_not_approved(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, visit = plan(company, rep)
    read = content(manager, trip)
    rep.write("patch", "visit", visit, base={"minutes": 45}, set={"minutes": 90})
    rep.sync()
    assert decide(manager, trip, "approve", content=read)["code"] == "stale_content"
    assert decide(manager, trip, "approve", content=content(manager, trip))["verdict"] == "ok"


def test_a_change_of_a_visit_gives_the_trip_a_new_revision(company: Company) -> None:
    rep = company.phone("rep")
    trip, visit = plan(company, rep)
    before = content(rep, trip)
    rep.write("delete", "visit", visit)
    rep.sync()
    assert content(rep, trip) != before


def test_approving_without_the_content_is_refused(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, _ = plan(company, rep)
    assert decide(manager, trip, "approve")["verdict"] == "rejected"


def test_a_late_decision_says_who_moved_the_trip(company: Company) -> None:
    rep, manager, admin = company.phone("rep"), company.phone("manager"), company.phone("admin")
    trip, _ = plan(company, rep)
    read = content(manager, trip)
    decide(manager, trip, "return", content=read)
    late = decide(admin, trip, "approve", content=read)
    assert late["code"] == "stale_state"
    assert late["detail"].startswith("Manager returned this trip on ")


def test_the_same_decision_again_is_nothing_to_do(company: Company) -> None:
    rep, manager, admin = company.phone("rep"), company.phone("manager"), company.phone("admin")
    trip, _ = plan(company, rep)
    read = content(manager, trip)
    decide(manager, trip, "approve", content=read)
    again = decide(admin, trip, "approve", content=read)
    manager.sync()
    held = manager.get("trip", trip)
    assert again["verdict"] == "ok"
    assert held is not None
    assert len(held["decisions"]) == 2


def test_nobody_approves_their_own_trip_but_the_office(company: Company) -> None:
    rep, manager, other = company.phone("rep"), company.phone("manager"), company.phone("other")
    trip, _ = plan(company, rep)
    read = content(rep, trip)
    assert decide(rep, trip, "approve", content=read)["code"] == "not_allowed"
    assert decide(other, trip, "approve", content=read)["verdict"] == "rejected"
    own = manager.write("create", "trip", set={"title": "Mine"})["record"]
    manager.write("command", "trip", own, command="submit", expect={"status": "draft"})
    manager.sync()
    assert decide(manager, own, "approve", content=content(manager, own))["code"] == "not_allowed"


def test_a_status_is_never_patched(company: Company) -> None:
    rep = company.phone("rep")
    rep.write("create", "trip", set={"title": "Houston", "status": "approved"})
    trip, visit = rep.write("create", "trip", set={"title": "Houston"})["record"], company.account()
    rep.write("patch", "trip", trip, base={"status": "draft"}, set={"status": "approved"})
    rep.write("create", "visit", set={"account_id": visit, "status": "done"})
    rep.write("patch", "trip", trip, base={"amendment": "waiting"}, set={"amendment": None})
    assert [verdict.get("code") for verdict in rep.sync()] == ["command_only", None, "command_only", "command_only", "command_only"]


def test_a_change_of_an_approved_trip_is_listed(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    trip, visit = plan(company, rep)
    decide(manager, trip, "approve", content=content(manager, trip))
    for position in (2, 3):
        rep.write("patch", "visit", visit, base={"position": position - 1}, set={"position": position})
    rep.sync()
    held = rep.get("trip", trip)
    assert held is not None
    assert [entry["what"] for entry in held["decisions"]] == ["submit", "approve", "changed"]
    assert held["decisions"][-1]["content"] == held["content"] != held["decisions"][1]["content"]
