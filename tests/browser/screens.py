"""Every screen of the app, with who opens it and how one gets there: the list for pictures and for what all screens must hold to."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

REP, HOME_REP, MANAGER, ADMIN, NOBODY = "rep1", "rep2", "manager", "admin", ""

Found = dict[str, str]


@dataclass(frozen=True)
class Screen:
    """`path` may name records of the sample company as `{trip}`; `then` does the taps that lead on from there.
    `sizes`: where there is such a state."""

    name: str
    who: str
    path: str
    then: Callable[[Page], None] | None = None
    sizes: tuple[str, ...] = ("phone", "desk")


def open_add_sheet(page: Page) -> None:
    page.locator("nav button.plus").click()


def show_map(page: Page) -> None:
    page.locator("header.bar button[aria-pressed]").click()
    page.locator(".map .cluster, .map .pin").first.wait_for()


def find_nobody(page: Page) -> None:
    page.locator('input[type="search"]').fill("qqqq")
    page.locator(".empty").wait_for()


def find_a_person(page: Page) -> None:
    page.locator('input[type="search"]').fill("ramirez")
    page.locator("mark").first.wait_for()


def open_the_map(page: Page) -> None:
    page.locator(".bar button.icon").first.click()
    page.locator(".mapscreen .pin, .mapscreen .cluster").first.wait_for()


def open_the_first_stop(page: Page) -> None:
    page.locator(".layline .btn.icon, a.block").first.click()
    page.locator("dialog[open]").wait_for()


def open_add_a_stop(page: Page) -> None:
    page.locator(".act .btn").first.click()
    page.locator("dialog[open] .row").first.wait_for()


def go_to_the_end(page: Page) -> None:
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")


def make_an_address(page: Page) -> None:
    page.locator(".act .btn").click()
    page.locator(".address").wait_for()


def choose_list(page: Page) -> None:
    rows = [
        "CUST NO,CUSTOMER NAME,CITY,ST,ZIP,TERRITORY,CLASS,LAST VISIT,YTD SALES,SALES REP",
        *(f'0{n},Eagle Foundry {n},Drury,MA,1343,NORTH,A,10/21/2026,"$137,142.98",Ray' for n in range(90100, 90140)),
        '090100,eagle foundry,Drury,MA,1343,NORTH,A,10/21/2026,"$137,142.98",Ray',
        "090199,Star Valve,Drury,MA,1343,NORTH,A,31/31/2026,,Ray",
        "Total: 42,,,,,,,,,",
    ]
    content = "\r\n".join(rows).encode() + b"\r\n"
    page.locator('input[type="file"]').set_input_files({"name": "customers.csv", "mimeType": "text/csv", "buffer": content})
    page.locator(".figs").wait_for()


SCREENS = (
    Screen("sign-in", NOBODY, "/sign-in"),
    Screen("today-trip", REP, "/"),
    Screen("today-home", HOME_REP, "/"),
    Screen("accounts", REP, "/accounts"),
    Screen("accounts-map", REP, "/accounts", show_map),
    Screen("accounts-search", REP, "/accounts", find_a_person),
    Screen("accounts-none", REP, "/accounts", find_nobody),
    Screen("account", REP, "/accounts/{account}"),
    Screen("account-edit", MANAGER, "/accounts/{account}/edit"),
    Screen("site", REP, "/accounts/{account}/sites/{site}"),
    Screen("site-new", REP, "/accounts/{account}/sites/new"),
    Screen("contact", REP, "/accounts/{account}/contacts/{contact}"),
    Screen("contact-new", REP, "/accounts/{account}/contacts/new"),
    Screen("positions", REP, "/positions"),
    Screen("brief", REP, "/accounts/{account}/brief"),
    Screen("account-new", REP, "/accounts/new"),
    Screen("visit", REP, "/visits/{visit}"),
    Screen("visit-new", REP, "/visits/new"),
    Screen("needs", MANAGER, "/needs"),
    Screen("need", REP, "/needs/{need}"),
    Screen("trips", REP, "/trips"),
    Screen("trip-new", REP, "/trips/new"),
    Screen("trip-draft", REP, "/trips/{draft}"),
    Screen("trip-draft-end", REP, "/trips/{draft}", go_to_the_end),
    Screen("trip-draft-map", REP, "/trips/{draft}", open_the_map, sizes=("phone",)),
    Screen("trip-draft-stop", REP, "/trips/{draft}", open_the_first_stop),
    Screen("trip-draft-add", REP, "/trips/{draft}", open_add_a_stop, sizes=("phone",)),
    Screen("trip-under-way", REP, "/trips/{trip}"),
    Screen("trip-done", REP, "/trips/{done}"),
    Screen("trip-calendar", REP, "/trips/calendar", make_an_address),
    Screen("review", MANAGER, "/trips/{submitted}/review"),
    Screen("review-end", MANAGER, "/trips/{submitted}/review", go_to_the_end),
    Screen("review-under-way", MANAGER, "/trips/{trip}/review"),
    Screen("approvals", MANAGER, "/approvals"),
    Screen("team", MANAGER, "/team"),
    Screen("imports", ADMIN, "/imports"),
    Screen("imports-preview", ADMIN, "/imports", choose_list),
    Screen("more", REP, "/more"),
    Screen("sync", REP, "/more/sync"),
    Screen("conflicts", REP, "/more/conflicts"),
    Screen("devices", REP, "/more/devices"),
    Screen("people", ADMIN, "/people"),
    Screen("territories", MANAGER, "/territories"),
    Screen("quarantine", MANAGER, "/quarantine"),
    Screen("audit", ADMIN, "/audit"),
    Screen("settings", ADMIN, "/settings"),
    Screen("not-found", REP, "/nowhere"),
)

QUERIES = {
    "trip": "SELECT id FROM trip WHERE status = 'under_way' AND owner_id = :rep",
    "draft": "SELECT id FROM trip WHERE status IN ('draft', 'submitted') AND owner_id = :rep ORDER BY month DESC",
    "done": "SELECT id FROM trip WHERE status = 'done' AND owner_id = :rep ORDER BY month DESC",
    "submitted": "SELECT id FROM trip WHERE status = 'submitted'",
    "visit": "SELECT visit.id FROM visit JOIN trip ON trip.id = visit.trip_id WHERE trip.status = 'under_way' "
    "AND visit.status = 'planned' ORDER BY visit.day, visit.position",
    "account": "SELECT account_id FROM note WHERE author_id = :rep GROUP BY account_id ORDER BY count(*) DESC",
    "site": "SELECT id FROM site WHERE account_id = (SELECT account_id FROM note WHERE author_id = :rep GROUP BY account_id "
    "ORDER BY count(*) DESC)",
    "contact": "SELECT id FROM contact WHERE account_id = (SELECT account_id FROM note WHERE author_id = :rep GROUP BY account_id "
    "ORDER BY count(*) DESC)",
    "need": "SELECT need.id FROM need JOIN account ON account.id = need.account_id JOIN visit ON visit.id = need.visit_id "
    "WHERE need.kind = 'hose' AND visit.owner_id = :rep ORDER BY need.id DESC",
}


def records_of(database: Path) -> Found:
    """Ids of the sample company's records that the paths name."""
    with sqlite3.connect(database) as connection:
        (rep,) = connection.execute("SELECT id FROM user WHERE email = 'rep1@example.com'").fetchone()
        rows = {name: connection.execute(query, {"rep": rep} if ":rep" in query else {}).fetchone() for name, query in QUERIES.items()}
    return {name: row[0] for name, row in rows.items() if row is not None}
