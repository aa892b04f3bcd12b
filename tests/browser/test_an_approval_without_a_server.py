"""A manager decides without a signal: the phone says that it waits, and a plan that changed meanwhile is decided again."""

from playwright.sync_api import expect

from tests.browser import planning
from tests.browser.conftest import PhoneOf
from tests.browser.handed_in import handed_in
from tests.browser.phones import Phone
from tests.browser.server import Server

STATUS = "SELECT status FROM trip JOIN user ON user.id = owner_id WHERE email = ?"


def approve_without_server(manager: Phone, who: str) -> None:
    planning.review(manager, who)
    manager.server.stop()
    manager.button("trips.approve").click()
    manager.sees("trips.waits_server")
    manager.end()
    manager.server.start()


def test_it_waits_for_the_server_and_then_it_is_approved(shared_server: Server, phone_of: PhoneOf) -> None:
    server = shared_server
    handed_in(server, "rep")
    manager = phone_of("manager", server)
    approve_without_server(manager, "Rep")
    assert server.one(STATUS, "rep@example.com") == "submitted"
    manager.begin()
    manager.settle()
    manager.open("/approvals")
    manager.sees("trips.s_approved")
    expect(manager.page.get_by_text(manager.words("trips.waits_server"))).to_have_count(0)
    assert server.one(STATUS, "rep@example.com") == "approved"


def test_a_plan_that_changed_meanwhile_is_decided_again(shared_server: Server, phone_of: PhoneOf) -> None:
    server = shared_server
    trip = handed_in(server, "other", "es")
    rep, manager = phone_of("other", server, "es"), phone_of("manager", server, "es")
    approve_without_server(manager, "Other")
    rep.open(f"/trips/{trip}")
    rep.button("trips.withdraw").click()
    planning.take_out(rep, "Kessler Marine Works")
    planning.submit(rep)
    rep.settle()  # taken back and handed in again, a trip looks handed in before the server has heard of either

    manager.begin()
    manager.open("/more/sync")
    manager.sees("sync.why_stale_content")
    assert server.one(STATUS, "other@example.com") == "submitted"
    manager.link("sync.look_again").click()
    manager.sees("trips.stale")
    gone = manager.page.get_by_role("listitem").filter(has_text="Kessler Marine Works").filter(has_text=manager.words("trips.ch_del"))
    expect(gone).to_be_visible()
    planning.approve(manager)
    manager.settle()
    assert server.one(STATUS, "other@example.com") == "approved"
    expect(manager.page.get_by_text(manager.words("sync.why_stale_content"))).to_have_count(0)
