"""Monday morning: 100 phones come back at the same moment, each with a week's work, while somebody else goes on using the app.

One server process as `./run` starts it, SQLite on disk. A phone sends what it has in batches of 200, as the app does, then pulls until
there is no more; told to try later, it waits as long as the app would. As a program (`python -m`) it fills the database.
"""

import json
import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any

from flask_migrate import upgrade

from fieldapp import create_app
from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import write
from fieldapp.core.ids import new_id
from fieldapp.people.actions import create_territory, create_user
from fieldapp.people.queries import user_by_email
from fieldapp.settings import Settings
from tests.bench._wire import Refused, Wire
from tests.browser.seed import make
from tests.browser.server import Server
from tests.company import PASSWORD, found

PHONES, DAYS, VISITS = 100, 5, 6
AT = "2026-11-20T15:00:00Z"
PAUSE = 0.1  # seconds between two requests of whoever else is at work
Change = dict[str, Any]


def fill() -> None:
    """A rep a phone, each with a territory of their own and six accounts."""
    app = create_app(Settings.from_env())
    with app.app_context():
        upgrade()
        company = found(app)
        with acting_as(system(company.org_id)), write():
            known = user_by_email(company.org_id, "rep@example.com")
            assert known is not None
            for number in range(PHONES):
                held = create_territory(new_id(), {"name": f"Territory {number}"}).id
                values = {"name": f"Rep {number}", "email": f"rep{number}@example.com", "role": "rep", "territory_ids": [held]}
                create_user(new_id(), values).password_hash = known.password_hash
                for account in range(VISITS):
                    make("account", {"name": f"Account {number}-{account}", "territory_id": held, "kind": "customer"})


def week(accounts: list[str]) -> list[Change]:
    """30 changes a day: six visits planned, begun and ended, each with a note that is mended, and a need at every other one."""
    changes: list[Change] = []

    def add(op: str, kind: str, record: str, **more: Any) -> str:
        changes.append({"id": new_id(), "n": len(changes) + 1, "at": AT, "op": op, "type": kind, "record": record, **more})
        return str(changes[-1]["id"])

    for day in range(DAYS):
        for place, account in enumerate(accounts):
            visit, note = new_id(), new_id()
            add("create", "visit", visit, set={"account_id": account, "day": f"2026-11-{16 + day}", "position": place + 1})
            add("command", "visit", visit, command="check_in", args={"at": AT}, expect={"status": "planned"})
            body = f"Spoke about hose {place}, day {day}. They want the longer fitting and a quote by Friday."
            made = add("create", "note", note, set={"account_id": account, "visit_id": visit, "body": body, "kind": "meeting"})
            if place % 2 == 0:
                add("create", "need", new_id(), set={"account_id": account, "visit_id": visit, "kind": "hose", "summary": "Two of them"})
            else:
                add("patch", "note", note, after=made, base={"body": body}, set={"body": f"{body} Ask for Ana."})
            add("command", "visit", visit, command="check_out", args={"at": AT, "outcome": "Good"}, expect={"status": "under_way"})
    return changes


class Phone:
    """Signed in and up to date; then a week without the server."""

    def __init__(self, address: str, email: str) -> None:
        self.wire, self.device = Wire(address), new_id()
        self.cursor: dict[str, int] = {}
        who = {"email": email, "password": PASSWORD, "device": {"id": self.device, "name": "bench"}}
        self.epoch = self.wire.ask_json("POST", "/api/session", who)["epoch"]
        self.accounts: list[str] = []
        self.later = 0  # how often it was told to try later
        self.pull()
        self.outbox = week(self.accounts)

    def exchange(self, mutations: list[Change]) -> bool:
        """One request; whether there is more to pull. Raises AssertionError where a change was not simply taken."""
        asked = {"device": self.device, "epoch": self.epoch, "schema": 1, "cursor": self.cursor, "limit": 5000, "mutations": mutations}
        lines = [json.loads(line) for line in self.wire.ask("POST", "/api/sync", json.dumps(asked).encode()).splitlines()]
        self.accounts += [line["id"] for line in lines if line["kind"] == "put" and line["type"] == "account"]
        wrong = [line for line in lines if line["kind"] == "verdict" and line["verdict"] != "ok"]
        assert not wrong, wrong[:3]
        assert len(mutations) == sum(line["kind"] == "verdict" for line in lines)
        self.cursor = lines[-1]["cursor"]
        return bool(lines[-1]["more"])

    def pull(self) -> None:
        while self.exchange([]):
            pass

    def come_back(self) -> float:
        """Send everything, then pull; seconds until both are done."""
        began, wait = time.perf_counter(), 2.0
        self.wire.reopen()
        while self.outbox:
            try:
                self.exchange(self.outbox[:200])
            except Refused as refused:
                if "503" not in str(refused):
                    raise
                self.later += 1
                time.sleep(wait * random.uniform(0.5, 1))
                wait = min(2 * wait, 300)
                self.wire.reopen()
            else:
                del self.outbox[:200]
        self.pull()
        return time.perf_counter() - began


def at_work(phone: Phone, over: Event) -> list[float]:
    """Whoever else is there asks who they are and for news, over and over; seconds each."""
    taken: list[float] = []
    while not over.wait(PAUSE):
        phone.wire.reopen()
        for ask in (lambda: phone.wire.ask("GET", "/api/session"), phone.pull):
            began = time.perf_counter()
            ask()
            taken.append(time.perf_counter() - began)
    return taken


def measure(folder: Path, many: int) -> dict[str, Any]:
    folder.mkdir()
    server = Server(folder)
    server.seed("tests.bench._monday")
    server.start()
    address = f"http://127.0.0.1:{server.port}"
    try:
        phones = [Phone(address, f"rep{number}@example.com") for number in range(many)]
        other = Phone(address, "rep@example.com")
        changes, over, taken = sum(len(phone.outbox) for phone in phones), Event(), list[float]()
        beside = Thread(target=lambda: taken.extend(at_work(other, over)))
        start = Barrier(many)

        def go(phone: Phone) -> float:
            start.wait()
            return phone.come_back()

        beside.start()
        try:
            with ThreadPoolExecutor(many) as pool:
                seconds = list(pool.map(go, phones))
        finally:
            over.set()
            beside.join()
    finally:
        server.stop()
    taken.sort()
    return {
        "phones": many, "changes": changes, "seconds": max(seconds), "told_later": sum(phone.later for phone in phones),
        "others": len(taken), "p50": taken[len(taken) // 2], "p99": taken[int(len(taken) * 0.99)], "worst": taken[-1],
    }  # fmt: skip


def show(result: dict[str, Any]) -> str:
    p50, p99, worst = (f"{result[name] * 1000:,.0f} ms" for name in ("p50", "p99", "worst"))
    return (
        f"{result['phones']} phones with {result['changes']:,} changes: all done after {result['seconds']:.1f} s (asked: 60), "
        f"told to try later {result['told_later']} times. "
        f"{result['others']} requests of others meanwhile: p50 {p50}, p99 {p99} (asked: 1,000 ms), worst {worst}."
    )


if __name__ == "__main__":
    fill()
