"""Every screen of the app, with who opens it and how one gets there: the list for pictures and for what all screens must hold to."""

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.trouble import be_refused, find_the_storage_silent, read_a_file_in, wait_without_a_signal, write_it_anew
from tests.browser.words import Words

REP, HOME_REP, THIRD_REP, MANAGER, ADMIN, NOBODY = "rep1", "rep2", "rep3", "manager", "admin", ""

ON_THE_SERVER = re.compile("|".join(Words(language)("core.saved_server") for language in ("en", "es")))
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


def open_the_mileage(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(Mileage log|Registro de kilometraje)")).click()
    page.get_by_role("dialog").wait_for()


def open_the_first_stop(page: Page) -> None:
    page.locator(".layline .btn.icon, a.block").first.click()
    page.locator("dialog[open]").wait_for()


def open_the_end_of_the_first_stop(page: Page) -> None:
    open_the_first_stop(page)
    page.locator("dialog[open] .btn.bad").scroll_into_view_if_needed()


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


def open_plan_changed(page: Page) -> None:
    page.locator(".head button.t-link").first.click()
    page.locator("dialog[open]").wait_for()


def open_install_sheet(page: Page) -> None:
    page.locator("main .card.list").last.locator("button.row").first.click()
    page.locator("dialog[open]").wait_for()


def open_sign_out_sheet(page: Page) -> None:
    page.locator("main .card.list").last.locator("button.row").last.click()
    page.locator("dialog[open]").wait_for()


def write_a_note(page: Page) -> None:
    """On a visit under way, with a follow-up and a need, and the words where they are kept."""
    page.locator("main textarea").fill("Boom hose on crane 2 burst at the crimp Friday. They run 4,200 psi spikes, hose is R2.")
    if page.locator('.picks .pick[aria-pressed="true"]').count() == 0:
        page.locator(".picks .pick").nth(1).click()
    page.locator(".saved").wait_for()


def open_follow_up(page: Page) -> None:
    page.locator(".quad button").nth(1).click()
    page.locator("dialog[open]").wait_for()


def open_skip(page: Page) -> None:
    page.locator("main > .btn.quiet").click()
    page.locator("dialog[open]").wait_for()


def wear_gloves(page: Page) -> None:
    page.evaluate("() => document.documentElement.setAttribute('data-glove', '')")


def stand_in_the_sun(page: Page) -> None:
    page.evaluate("() => document.documentElement.setAttribute('data-contrast', 'more')")


def make_a_need(page: Page) -> None:
    """Their words, line down, a hose: then two groups of the checklist are answered in part."""
    page.locator("main textarea").fill("Boom hose on crane 2 burst at the crimp. I need two, fast.")
    page.locator(".seg button").first.click()
    page.locator(".card.list .row").first.click()
    page.locator(".stamped").wait_for()
    page.locator(".pick", has_text="-12").click()
    page.locator(".steps button").last.click()
    page.locator(".stamped button").nth(4).click()
    page.locator("input.fig").first.fill("3,000")
    page.locator("input.fig").nth(1).fill("4,200")
    page.locator(".stamped .part").first.wait_for()


def ask_at_the_valve(page: Page) -> None:
    page.locator(".card.list .row").nth(2).click()
    page.locator("main .card .label, main .card label").first.wait_for()


def disagree(page: Page) -> None:
    """A need that the phone changes on what nobody wrote, in a figure and in words: the server opens two questions."""
    make_a_need(page)
    need = page.url.rsplit("/", 1)[1]
    page.locator(".saved", has_text=ON_THE_SERVER).first.wait_for()
    page.evaluate(
        """async (need) => {
          const { device, epoch } = await (await fetch("/api/session")).json();
          const summary = ["Boom hose burst. Four, two for each crane.", "Boom hose burst. Two, one for the shelf."];
          const mutations = [{ id: crypto.randomUUID(), n: 900001, at: new Date().toISOString(), op: "patch", type: "need", record: need,
            rev: 1, base: { quantity: 7, summary: summary[0] }, set: { quantity: 4, summary: summary[1] } }];
          const head = { device, epoch, schema: 1, app: "0", now: new Date().toISOString(), cursor: {}, limit: 1, refill: [] };
          const body = JSON.stringify({ ...head, mutations });
          await fetch("/api/sync", { method: "POST", headers: { "Content-Type": "application/json" }, body });
        }""",
        need,
    )
    page.goto(page.url.split("/needs")[0] + "/more/sync")
    page.locator(".plate .btn").first.click()
    page.goto(page.url.replace("/more/sync", "/more/conflicts"))
    page.locator(".conflict").first.wait_for()


def be_old(page: Page) -> None:
    page.add_init_script("delete window.HTMLDialogElement")
    page.reload()
    page.locator("div[id^=old-]:not([hidden])").wait_for()


def open_the_first_row(page: Page) -> None:
    page.locator("main .row").first.click()
    page.locator("dialog[open]").wait_for()


SCREENS = (
    Screen("sign-in", NOBODY, "/sign-in"),
    Screen("today-trip", REP, "/"),
    Screen("today-trip-end", REP, "/", go_to_the_end, sizes=("phone",)),
    Screen("today-plan-changed", REP, "/", open_plan_changed, sizes=("phone",)),
    Screen("today-trip-gloves", REP, "/", wear_gloves, sizes=("phone",)),
    Screen("today-trip-sun", REP, "/", stand_in_the_sun, sizes=("phone",)),
    Screen("today-home", HOME_REP, "/"),
    Screen("today-manager", MANAGER, "/"),
    Screen("add", REP, "/", open_add_sheet, sizes=("phone",)),
    Screen("add-note", REP, "/add/note?account={account}", sizes=("phone",)),
    Screen("add-photo", REP, "/add/photo?account={account}", sizes=("phone",)),
    Screen("add-task", REP, "/add/task", sizes=("phone",)),
    Screen("add-contact", REP, "/add/contact?account={account}", sizes=("phone",)),
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
    Screen("visit-skip", REP, "/visits/{visit}", open_skip, sizes=("phone",)),
    Screen("visit-under-way", THIRD_REP, "/visits/new?account={third_account}", write_a_note),
    Screen("visit-follow-up", THIRD_REP, "/visits/new?account={third_account}", open_follow_up, sizes=("phone",)),
    Screen("visit-gloves", THIRD_REP, "/visits/new?account={third_account}", wear_gloves, sizes=("phone",)),
    Screen("visit-new", REP, "/visits/new"),
    Screen("needs", MANAGER, "/needs"),
    Screen("need", REP, "/needs/{need}"),
    Screen("need-office", MANAGER, "/needs/{need}"),
    Screen("need-new", REP, "/needs/new?account={account}", sizes=("phone",)),
    Screen("need-half", THIRD_REP, "/needs/new?account={third_account}", make_a_need, sizes=("phone",)),
    Screen("need-valve", THIRD_REP, "/needs/new?account={third_account}", ask_at_the_valve, sizes=("phone",)),
    Screen("trips", REP, "/trips"),
    Screen("trip-new", REP, "/trips/new"),
    Screen("trip-draft", REP, "/trips/{draft}"),
    Screen("trip-draft-end", REP, "/trips/{draft}", go_to_the_end),
    Screen("trip-draft-map", REP, "/trips/{draft}", open_the_map, sizes=("phone",)),
    Screen("trip-draft-stop", REP, "/trips/{draft}", open_the_first_stop),
    Screen("trip-draft-stop-end", REP, "/trips/{draft}", open_the_end_of_the_first_stop, sizes=("phone",)),
    Screen("trip-draft-add", REP, "/trips/{draft}", open_add_a_stop, sizes=("phone",)),
    Screen("trip-under-way", REP, "/trips/{trip}"),
    Screen("trip-done", REP, "/trips/{done}"),
    Screen("trip-done-mileage", REP, "/trips/{done}", open_the_mileage),
    Screen("trip-calendar", REP, "/trips/calendar", make_an_address),
    Screen("review", MANAGER, "/trips/{submitted}/review"),
    Screen("review-end", MANAGER, "/trips/{submitted}/review", go_to_the_end),
    Screen("review-under-way", MANAGER, "/trips/{trip}/review"),
    Screen("approvals", MANAGER, "/approvals"),
    Screen("team", MANAGER, "/team"),
    Screen("imports", ADMIN, "/imports"),
    Screen("imports-preview", ADMIN, "/imports", choose_list),
    Screen("more", REP, "/more"),
    Screen("more-install", REP, "/more", open_install_sheet, sizes=("phone",)),
    Screen("more-sign-out", REP, "/more", open_sign_out_sheet, sizes=("phone",)),
    Screen("sync", REP, "/more/sync"),
    Screen("sync-receipt", THIRD_REP, "/more/sync"),
    Screen("conflicts", REP, "/more/conflicts"),
    Screen("devices", REP, "/more/devices"),
    Screen("people", ADMIN, "/people"),
    Screen("territories", MANAGER, "/territories"),
    Screen("territory", ADMIN, "/territories/{territory}"),
    Screen("person", ADMIN, "/people", open_the_first_row),
    Screen("quarantine", MANAGER, "/quarantine"),
    Screen("audit", ADMIN, "/audit"),
    Screen("settings", ADMIN, "/settings"),
    Screen("not-found", REP, "/nowhere"),
    Screen("conflicts-open", THIRD_REP, "/needs/new?account={third_account}", disagree),
    Screen("sync-waiting", THIRD_REP, "/add/note?account={third_account}", wait_without_a_signal),
    Screen("sync-aside", THIRD_REP, "/add/note?account={third_account}", be_refused),
    Screen("sync-change", THIRD_REP, "/add/note?account={third_account}", write_it_anew),
    Screen("quarantine-open", MANAGER, "/quarantine", read_a_file_in),
    Screen("no-storage", NOBODY, "/sign-in", find_the_storage_silent),
    Screen("too-old", NOBODY, "/sign-in", be_old),
)

QUERIES = {
    "trip": "SELECT id FROM trip WHERE status = 'under_way' AND owner_id = :rep",
    "draft": "SELECT id FROM trip WHERE status IN ('draft', 'submitted') AND owner_id = :rep ORDER BY month DESC",
    "done": "SELECT id FROM trip WHERE status = 'done' AND owner_id = :rep ORDER BY month DESC",
    "submitted": "SELECT id FROM trip WHERE status = 'submitted'",
    "visit": "SELECT visit.id FROM visit JOIN trip ON trip.id = visit.trip_id WHERE trip.status = 'under_way' "
    "AND visit.status = 'planned' ORDER BY visit.day, visit.position",
    "account": "SELECT account_id FROM note WHERE author_id = :rep GROUP BY account_id ORDER BY count(*) DESC",
    "third_account": "SELECT account_id FROM note JOIN user ON user.id = note.author_id WHERE user.email = 'rep3@example.com' "
    "ORDER BY note.id DESC",
    "territory": "SELECT territory_id FROM account",
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
