"""A rep without a signal changes an approved trip by more than they may: the approved version holds until the manager decides."""

import json
from typing import Any

from playwright.sync_api import expect

from tests.browser import planning
from tests.browser.conftest import PhoneOf
from tests.browser.handed_in import approved
from tests.browser.phones import Phone
from tests.browser.server import Server

TRIP = "SELECT status, content, decisions FROM trip JOIN user ON user.id = owner_id WHERE email = ?"
OUT = ["Calcasieu Pump Service", "Kessler Marine Works", "Lone Oak Forestry"]  # the farthest first: no night away comes of it
MAY = 2  # what a company that has set nothing allows


def trip_of(server: Server, name: str) -> tuple[str, str, dict[str, Any]]:
    """State and hash of the plan, and the version in force."""
    status, content, decisions = server.one(TRIP, f"{name}@example.com")
    return status, content, next(one for one in reversed(json.loads(decisions)) if one["what"] == "approve")


def change_without_a_signal(rep: Phone) -> None:
    """Two stops out are the rep's own business, the third is not: the phone says so by itself."""
    rep.server.stop()
    for name in OUT[:MAY]:
        planning.take_out(rep, name)
    rep.sees("trips.am_within")
    planning.take_out(rep, OUT[MAY])
    rep.sees("trips.am_again")
    rep.sees("trips.am_visits_other", n=len(OUT), may=MAY)
    expect(rep.page.get_by_text(rep.words("trips.am_within"))).to_have_count(0)
    rep.server.start()


def opens_the_change(manager: Phone, who: str) -> None:
    """The inbox says that it is a change; the review says in what."""
    manager.settle()
    manager.open("/approvals")
    manager.page.get_by_role("link", name=who).filter(has_text=manager.words("trips.am_change")).click()
    manager.sees("trips.since_approve")
    for name in OUT:
        expect(
            manager.page.get_by_role("listitem").filter(has_text=name).filter(has_text=manager.words("trips.ch_del")).first
        ).to_be_visible()
    manager.sees("trips.am_visits_other", n=len(OUT), may=MAY)


def sees_its_trip(rep: Phone, trip: str, key: str) -> None:
    rep.settle()
    rep.open(f"/trips/{trip}")
    rep.sees(key)
    expect(rep.page.get_by_text(rep.words("trips.am_again"))).to_have_count(0)


def test_the_manager_approves_the_difference_without_a_signal(shared_server: Server, phone_of: PhoneOf) -> None:
    server = shared_server
    trip = approved(server, "rep")
    rep, manager = phone_of("rep", server), phone_of("manager", server)
    sees_its_trip(rep, trip, "trips.s_approved")
    _, before, _ = trip_of(server, "rep")
    change_without_a_signal(rep)
    rep.settle()
    status, changed, in_force = trip_of(server, "rep")
    assert (status, in_force["content"]) == ("approved", before) and changed != before

    opens_the_change(manager, "Rep")
    server.stop()
    manager.button("trips.approve").click()
    manager.sees("trips.waits_server")
    server.start()
    manager.settle()
    status, content, in_force = trip_of(server, "rep")
    assert (status, content, in_force["content"]) == ("approved", changed, changed)
    sees_its_trip(rep, trip, "trips.s_approved")


def test_what_came_back_gives_way_to_the_approved_plan(shared_server: Server, phone_of: PhoneOf) -> None:
    server = shared_server
    trip = approved(server, "other", "es")
    rep, manager = phone_of("other", server, "es"), phone_of("manager", server, "es")
    sees_its_trip(rep, trip, "trips.s_approved")
    change_without_a_signal(rep)
    rep.settle()
    opens_the_change(manager, "Other")
    planning.send_back(manager)
    sees_its_trip(rep, trip, "trips.am_returned_text")
    expect(rep.page.get_by_text(planning.COMMENT["es"]).first).to_be_visible()
    rep.button("trips.am_back").click()
    rep.sees("trips.as_approved")
    rep.settle()
    status, content, in_force = trip_of(server, "other")
    assert (status, content) == ("approved", in_force["content"])
