"""The first sync of a phone, and what a usual day weighs on the wire."""

import gzip
import json
import sqlite3
import time
from typing import Any

from playwright.sync_api import Page

from fieldapp.core.ids import new_id
from tests.bench._figures import Figure
from tests.bench._phone import count
from tests.bench._sample import WHO
from tests.bench._wire import Wire
from tests.browser.server import Server
from tests.company import PASSWORD

KINDS = ("account", "site", "contact", "trip", "visit", "note", "need", "task", "attachment")
STOPS = 6  # visits of a usual day, each with a note; two of three with a need, and a follow-up
SAID = "Boom hose on crane 2 burst at the crimp; wants two spares by Thursday and asks about the bend radius at the mast foot."


def expected(server: Server) -> dict[str, int]:
    """How many records of each type the server has for whoever holds all scopes, as the sample's one rep does."""
    with sqlite3.connect(server.instance / "fieldapp.sqlite3") as database:
        counted = dict(database.execute("SELECT type, count(DISTINCT record_id) FROM sync_feed WHERE kind = 'put' GROUP BY type"))
    return {kind: counted.get(kind, 0) for kind in KINDS}


def first_sync(page: Page, address: str, server: Server) -> float:
    wanted = expected(server)
    page.goto(f"{address}/sign-in")
    page.locator('input[type="email"]').fill(WHO)
    page.locator('input[type="password"]').fill(PASSWORD)
    start = time.perf_counter()
    page.locator("button[type=submit], .btn.go").first.click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    while any(count(page, kind) < number for kind, number in wanted.items()):
        page.wait_for_timeout(20)
    return time.perf_counter() - start


class Colleague:
    """Speaks the protocol without a browser, and unpacks nothing it only weighs."""

    def __init__(self, server: Server) -> None:
        self.wire = Wire(f"http://127.0.0.1:{server.port}", {"Accept-Encoding": "gzip"})
        self.device, self.n, self.cursor = new_id(), 0, dict[str, int]()
        who = {"email": WHO, "password": PASSWORD, "device": {"id": self.device, "name": "bench"}}
        self.epoch = self.wire.ask_json("POST", "/api/session", who)["epoch"]

    def exchange(self, mutations: list[dict[str, Any]]) -> tuple[int, int, list[dict[str, Any]]]:
        """One request: bytes sent, bytes of the answer as it travels, and the answer's lines."""
        body = {"device": self.device, "epoch": self.epoch, "schema": 1, "cursor": self.cursor, "limit": 5000, "mutations": mutations}
        sent = json.dumps(body, separators=(",", ":")).encode()
        came = self.wire.ask("POST", "/api/sync", sent)
        text = gzip.decompress(came) if came.startswith(b"\x1f\x8b") else came
        lines = [json.loads(line) for line in text.splitlines()]
        self.cursor = lines[-1]["cursor"]
        return len(sent), len(came), lines

    def pull(self) -> tuple[int, list[dict[str, Any]]]:
        weight, all_lines, more = 0, list[dict[str, Any]](), True
        while more:
            _, came, lines = self.exchange([])
            weight, all_lines, more = weight + came, all_lines + lines, lines[-1]["more"]
        return weight, all_lines

    def mutation(self, op: str, kind: str, record: str, **more: Any) -> dict[str, Any]:
        self.n += 1
        return {"id": new_id(), "n": self.n, "at": "2026-11-23T16:10:00Z", "op": op, "type": kind, "record": record, **more}


def a_day(rep: Colleague, accounts: list[str]) -> list[dict[str, Any]]:
    """What a rep's phone says of a day on the road."""
    said = []
    for place, account in enumerate(accounts[:STOPS]):
        visit, note, need, task = (new_id() for _ in range(4))
        values = {"account_id": account, "day": "2026-11-23", "planned_start": f"{8 + place:02}:30", "minutes": 45}
        said += [
            rep.mutation("create", "visit", visit, set=values),
            rep.mutation("command", "visit", visit, command="check_in", args={"at": "2026-11-23T14:31:00Z"}, expect={}),
            rep.mutation("create", "note", note, set={"account_id": account, "visit_id": visit, "body": SAID, "kind": "meeting"}),
            rep.mutation(
                "command", "visit", visit, command="check_out", args={"at": "2026-11-23T15:20:00Z", "outcome": "next_step"}, expect={}
            ),
        ]
        if place % 3:
            asked = {"account_id": account, "visit_id": visit, "kind": "hose", "summary": "Two boom hoses, -12, 90° ends", "quantity": 2}
            said.append(rep.mutation("create", "need", need, set=asked))
        else:
            said.append(
                rep.mutation("create", "task", task, set={"account_id": account, "title": "Send the bend radius", "due": "2026-11-30"})
            )
    return said


def sizes(server: Server) -> list[Figure]:
    """Bytes on the wire, gzipped as phones ask for it: everything once, and what another phone fetches after a usual day."""
    rep, other = Colleague(server), Colleague(server)
    whole, lines = other.pull()
    rep.pull()
    accounts = [line["id"] for line in lines if line.get("type") == "account"]
    sent, _, answer = rep.exchange(a_day(rep, accounts))
    refused = [line for line in answer if line.get("verdict") == "rejected"]
    if refused:
        raise AssertionError(f"the day was not taken: {refused[0]}")
    start = time.perf_counter()
    delta, _ = other.pull()
    taken = (time.perf_counter() - start) * 1000
    return [
        Figure("first sync, bytes of the records on the wire", "", "≤ 1,000 kB", "kB", [whole / 1000]),
        Figure("a usual day: what another phone fetches", "", "≤ 50 kB", "kB", [delta / 1000]),
        Figure("a usual day: what the phone sends", "", "", "kB", [sent / 1000]),
        Figure("a usual day: the fetch, without the road", "", "< 1,000 ms", "ms", [taken]),
    ]
