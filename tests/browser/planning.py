"""The trip before the road: the rep plans and submits, the manager answers."""

from datetime import datetime, time, timedelta

from playwright.sync_api import expect

from tests.browser.phones import Phone, today

MUST = "Sabine Crane & Rigging"
STOPS = 5  # the accounts of the seed, all of them near one another
AIMS = {"en": "See who still buys hose by the foot", "es": "Ver quién compra manguera por metro todavía: ñ, ü, «»"}
COMMENT = {"en": "Lone Oak can wait a month", "es": "Lone Oak puede esperar un mes"}


def a_month_ago(phone: Phone) -> None:
    """The trip begins today; it is planned on the twentieth of the month before."""
    then = (today().replace(day=1) - timedelta(days=1)).replace(day=20)
    phone.context.clock.set_fixed_time(datetime.combine(then, time(14)))


def make_trip(rep: Phone) -> None:
    """Next month's trip of two days, from a town that is known, with words on what it is for."""
    page, w = rep.page, rep.words
    rep.tab("shell.trips")
    rep.link("trips.start_trip").click()
    rep.group("trips.of_month").get_by_role("button").nth(1).click()
    page.get_by_label(w("trips.first_day")).fill(today().isoformat())
    page.get_by_label(w("trips.last_day")).fill((today() + timedelta(days=1)).isoformat())
    page.get_by_label(w("trips.base"), exact=True).fill("Beaumont")
    rep.sees("trips.base_found", place="Beaumont")
    page.get_by_label(w("trips.objectives")).fill(AIMS[w.language])
    rep.button("trips.make").click()


def add_must(rep: Phone) -> None:
    """One account by hand, with the mark that it must be in."""
    rep.button("trips.stop").click()
    rep.sheet().get_by_role("button", name=MUST).click()
    rep.button("trips.move", name=MUST).click()
    rep.sheet().get_by_role("group", name=rep.words("trips.is_must")).get_by_role("button", name=rep.words("trips.yes")).click()
    rep.sheet().get_by_role("button", name=rep.words("core.close")).click()


def fill(rep: Phone) -> None:
    """The planner adds who else is due."""
    rep.button("trips.fill_trip").click()
    rep.sees("trips.filled_other", n=STOPS - 1)


def submit(rep: Phone) -> None:
    """Handed in, and on the server."""
    rep.page.get_by_role("button", name=rep.words("trips.submit_to", name="Manager")).click()
    expect(rep.button("trips.withdraw")).to_be_visible()
    expect(rep.page.get_by_text(rep.words("trips.waits_server"))).to_have_count(0)


def review(manager: Phone, who: str) -> None:
    """From the inbox to the one screen on which the manager decides."""
    manager.open("/approvals")
    manager.page.get_by_role("link", name=who).click()
    manager.sees("trips.reaches")
    expect(manager.page.get_by_text(AIMS[manager.words.language]).first).to_be_visible()
    expect(manager.page.get_by_text(MUST).first).to_be_visible()


def approve(manager: Phone) -> None:
    manager.button("trips.approve").click()
    manager.sees("trips.inbox_empty")
    expect(manager.page.get_by_text(manager.words("trips.waits_server"))).to_have_count(0)


def send_back(manager: Phone) -> None:
    """Returned with what should change."""
    manager.button("trips.return").click()
    manager.sheet().get_by_label(manager.words("trips.comment")).fill(COMMENT[manager.words.language])
    manager.sheet().get_by_role("button", name=manager.words("trips.return"), exact=True).click()
    manager.sees("trips.inbox_empty")
    expect(manager.page.get_by_text(manager.words("trips.waits_server"))).to_have_count(0)


def turn_to(rep: Phone, name: str) -> None:
    """To the day that has this stop: the planner shares them out as it finds best."""
    days = rep.group("trips.day").get_by_role("button")
    expect(rep.button("trips.stop")).to_be_visible()  # it may be changed
    rep.sees("trips.whole")  # its stops are read
    for day in days.all():
        day.click()
        expect(day).to_have_attribute("aria-pressed", "true")
        if rep.button("trips.move", name=name).count():
            return


def take_out(rep: Phone, name: str) -> None:
    turn_to(rep, name)
    rep.button("trips.move", name=name).click()
    rep.sheet().get_by_role("button", name=rep.words("trips.remove")).click()
    rep.sees("trips.removed", name=name)


def answer_the_comment(rep: Phone) -> None:
    """The rep reads why, takes the account out and hands the trip in again."""
    rep.settle()
    rep.open("/trips")
    rep.page.get_by_role("link", name=rep.words("trips.s_returned")).or_(rep.link("trips.open_plan")).first.click()
    expect(rep.page.get_by_text(COMMENT[rep.words.language]).first).to_be_visible()
    take_out(rep, "Lone Oak Forestry")
    submit(rep)
