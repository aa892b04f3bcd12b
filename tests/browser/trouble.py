"""Taps that lead to the screens nobody likes to see: nothing sent, something refused, no storage."""

import json

from playwright.sync_api import Page, Route


def wait_without_a_signal(page: Page) -> None:
    """A note that is only on this phone."""
    page.route("**/api/sync", lambda route: route.abort())
    write_to_the_account(page, "They want the price of two spares by Friday.")
    page.locator("main .row .chip").first.wait_for()


def be_refused(page: Page) -> None:
    """What waits is set aside, as when somebody else moved the record meanwhile."""

    def refuse(route: Route) -> None:
        asked = json.loads(route.request.post_data or "{}")
        if not asked["mutations"]:
            route.continue_()
            return
        said = {"verdict": "rejected", "code": "not_allowed", "detail": "You may not change this."}
        verdicts = [{"kind": "verdict", "mutation": one["id"], "n": one["n"], **said} for one in asked["mutations"]]
        head = {"kind": "head", "epoch": asked["epoch"], "now": asked["now"], "schema": 1, "drop": [], "reset": []}
        tail = {"kind": "tail", "cursor": asked["cursor"], "more": False}
        route.fulfill(content_type="application/x-ndjson", body="\n".join(map(json.dumps, [head, *verdicts, tail])))

    page.unroute("**/api/sync")
    page.route("**/api/sync", refuse)
    write_to_the_account(page, "The hose on the boom of crane 2 burst again at the crimp.")
    page.locator(".card.loud").first.wait_for()
    page.unroute("**/api/sync")


def write_it_anew(page: Page) -> None:
    """The form of a change that was set aside."""
    be_refused(page)
    page.locator(".card.loud a.btn.ink").first.click()
    page.locator(".act .btn.go").wait_for()


def write_to_the_account(page: Page, body: str) -> None:
    page.locator("main textarea").fill(body)
    page.locator(".act .btn.go").click()
    page.wait_for_url(lambda address: "/add/" not in address)
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + "/more/sync")


def read_a_file_in(page: Page) -> None:
    """What a phone had saved to a file is in the office."""
    page.evaluate(
        """async () => {
          const { user } = await (await fetch("/api/session")).json();
          const set = { body: "They want two spares by Friday, and the swivel leaks.", kind: "call" };
          const [id, record] = [crypto.randomUUID(), crypto.randomUUID()];
          const mutation = { id, n: 1, at: "2026-11-24T15:10:00Z", op: "create", type: "note", record, set };
          const body = JSON.stringify({ user_id: user.id, content: { unsent: [mutation] } });
          await fetch("/api/quarantine/import", { method: "POST", headers: { "Content-Type": "application/json" }, body });
        }"""
    )
    page.reload()
    page.locator(".card.loud").first.wait_for()


def find_the_storage_silent(page: Page) -> None:
    page.add_init_script(
        """window.Worker = class extends EventTarget {
          constructor() { super(); setTimeout(() => this.dispatchEvent(new Event("error"))); }
          postMessage() {}
          terminate() {}
        };"""
    )
    page.reload()
    page.locator('[role="alert"]').wait_for()
