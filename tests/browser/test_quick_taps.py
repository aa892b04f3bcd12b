"""A thumb that taps twice, on a phone without a signal: one thing is made, and nothing the server would refuse."""

from playwright.sync_api import expect

from tests.browser.conftest import PhoneOf
from tests.browser.server import Server

ACCOUNT = "Kessler Marine Works"


def test_two_taps_make_one_thing(shared_server: Server, phone_of: PhoneOf) -> None:
    server, rep = shared_server, phone_of("rep", shared_server)
    rep.settle()
    rep.ready_for_the_road()
    server.stop()
    rep.open("/visits/new")
    rep.page.get_by_role("button", name=ACCOUNT).dblclick()
    expect(rep.button("visits.check_out")).to_be_visible()
    visit = rep.record()
    for contact in ("Lupe Ortiz", "Ana Prado"):
        rep.button("visits.add_contact").click()
        rep.sheet().get_by_label(rep.words("visits.contact_name")).fill(contact)
        rep.sheet().get_by_role("button", name=rep.words("visits.keep_contact")).dblclick()
        expect(rep.group("visits.people").get_by_role("button", name=contact)).to_have_attribute("aria-pressed", "true")
    rep.page.get_by_role("group", name="Call").get_by_role("button", name=rep.words("visits.tomorrow")).dblclick()
    rep.sees("visits.taken", n=1)
    rep.page.evaluate(BOTH_AWAY)
    for contact in ("Lupe Ortiz", "Ana Prado"):
        expect(rep.group("visits.people").get_by_role("button", name=contact)).to_have_attribute("aria-pressed", "false")
    rep.link("visits.need").click()
    rep.page.get_by_label(rep.words("needs.summary")).fill("Hose for the winch")
    rep.button("needs.kind_hose").dblclick()
    rep.page.wait_for_url(lambda address: "/needs/new" not in address)
    rep.open(f"/visits/{visit}")
    rep.button("visits.check_out").dblclick()
    rep.sees("visits.checked_out")

    server.start()
    rep.settle()
    counts = [server.one(f"SELECT count(*) FROM {table} WHERE NOT deleted{more}") for table, more in WHAT]
    assert counts == [1, 2, 1, 1]
    assert server.one("SELECT count(*) FROM sync_quarantine") == 0


WHAT = [("visit", ""), ("contact", ""), ("task", ""), ("need", " AND summary = 'Hose for the winch'")]
# Two people touched one after the other, quicker than the phone keeps the first of them.
BOTH_AWAY = """() => {
  const people = document.querySelectorAll('.picks .picks button[aria-pressed="true"]');
  for (const one of people) one.click();
}"""
