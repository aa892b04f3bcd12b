"""Visits: check in, check out, skip, and who sees them."""

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db, write
from fieldapp.core.records import find, record_type
from tests.company import Company


def test_a_visit_is_checked_in_and_out_without_a_network_between(company: Company) -> None:
    rep, account = company.phone("rep"), company.account()
    visit = rep.write("create", "visit", set={"account_id": account, "day": "2026-11-23"})["record"]
    place = {"lat": 29.7, "lon": -95.3, "precision": "gps"}
    came, went = {"at": "2026-11-23T15:00:00Z", "position": place}, {"at": "2026-11-23T15:40:00Z", "outcome": "Wants a quote"}
    rep.write("command", "visit", visit, command="check_in", args=came, expect={"status": "planned"})
    rep.write("command", "visit", visit, command="check_out", args=went, expect={"status": "under_way"})
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok"] * 3
    held, customer = rep.get("visit", visit), rep.get("account", account)
    assert held is not None
    assert customer is not None
    assert (held["status"], held["outcome"], held["check_in_position"]) == ("done", "Wants a quote", place)
    assert (held["checked_in_at"], held["checked_out_at"]) == (came["at"], went["at"])
    assert customer["last_visit"] == "2026-11-23"


def test_a_skipped_visit_keeps_the_reason_and_cannot_be_checked_out(company: Company) -> None:
    rep = company.phone("rep")
    visit = rep.write("create", "visit", set={"account_id": company.account()})["record"]
    rep.write("command", "visit", visit, command="skip", args={"reason": "Plant closed", "at": "2026-11-23T15:00:00Z"})
    rep.write("command", "visit", visit, command="check_out", args={"at": "2026-11-23T15:40:00Z"})
    assert [verdict.get("code") for verdict in rep.sync()] == [None, None, "stale_state"]
    held = rep.get("visit", visit)
    assert held is not None
    assert (held["status"], held["skip_reason"]) == ("skipped", "Plant closed")


def test_a_visit_lives_with_its_rep_and_in_the_territory(company: Company) -> None:
    rep, other = company.phone("rep"), company.phone("other")
    visit = rep.write("create", "visit", set={"account_id": company.account()})["record"]
    rep.sync()
    other.sync()
    assert sorted(scope.split(":")[0] for scope, records in rep.held.items() if ("visit", visit) in records) == ["terr", "user"]
    assert other.get("visit", visit) is None


def test_a_visit_in_another_territory_or_on_another_reps_trip_is_refused(company: Company) -> None:
    rep, other = company.phone("rep"), company.phone("other")
    trip = other.write("create", "trip", set={"title": "Plains"})["record"]
    other.sync()
    rep.write("create", "visit", set={"account_id": company.account(territory=company.plains)})
    rep.write("create", "visit", set={"account_id": company.account(), "trip_id": trip})
    assert [verdict["code"] for verdict in rep.sync()] == ["not_allowed", "not_allowed"]


def test_a_trip_that_goes_to_another_rep_takes_its_visits_along(company: Company) -> None:
    rep, other = company.phone("rep"), company.phone("other")
    trip = rep.write("create", "trip", set={"title": "Houston"})["record"]
    visit = rep.write("create", "visit", set={"account_id": company.account(), "trip_id": trip})["record"]
    rep.sync()
    with acting_as(system(company.org_id)), write():
        patch = record_type("trip").patch
        assert patch is not None
        patch(find("trip", trip), {"owner_id": other.user_id})
    db.session.expire_all()
    rep.sync()
    other.sync()
    assert rep.get("trip", trip) is None
    assert other.get("visit", visit) is not None
    assert [scope.split(":")[0] for scope, records in rep.held.items() if ("visit", visit) in records] == ["terr"]
