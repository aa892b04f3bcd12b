"""A trip that stories begin with, brought to the server by its own protocol: how it is made on the screens is the month's story."""

import json
from dataclasses import dataclass
from datetime import timedelta

from tests.bench._wire import Wire
from tests.browser import planning
from tests.browser.phones import today
from tests.browser.server import Server
from tests.company import PASSWORD
from tests.sync.books import Books

BASE = {"label": "Beaumont", "position": {"lat": 30.08, "lon": -94.1, "precision": "zip"}}


@dataclass
class Sender(Books):
    """A phone without a screen."""

    server: Server
    name: str

    def __post_init__(self) -> None:
        self.wire = Wire(self.server.url)
        who = {"email": f"{self.name}@example.com", "password": PASSWORD, "device": {"id": self.device, "name": "No screen"}}
        self.epoch = self.wire.ask_json("POST", "/api/session", who)["epoch"]
        self.sync()

    def sync(self) -> None:
        told = self.take(self.wire.ask("POST", "/api/sync", json.dumps(self.envelope()).encode()).decode())
        assert [line for line in told if line.get("verdict", "ok") != "ok"] == []

    def command(self, trip: str, name: str, **expect: object) -> None:
        self.write("command", "trip", trip, command=name, args={}, expect=expect)
        self.sync()


def handed_in(server: Server, name: str, language: str = "en") -> str:
    """The id of this rep's trip: from today to tomorrow, all the accounts of the seed today, the one that must be in first."""
    rep = Sender(server=server, name=name)
    days = [today(), today() + timedelta(days=1)]
    frame = {"month": f"{days[0]:%Y-%m}", "start_date": days[0].isoformat(), "end_date": days[1].isoformat()}
    words = {"title": "Beaumont", "objectives": planning.AIMS[language]}
    trip: str = rep.write("create", "trip", set={**frame, **words, "base": BASE})["record"]
    accounts = sorted(rep.all("account").items(), key=lambda one: one[1]["name"] != planning.MUST)
    for place, (account, known) in enumerate(accounts, 1):
        must = known["name"] == planning.MUST
        stop = {"trip_id": trip, "account_id": account, "day": frame["start_date"], "position": place, "minutes": 45, "must": must}
        rep.write("create", "visit", set=stop)
    rep.command(trip, "submit", status="draft")
    rep.wire.close()
    return trip


def approved(server: Server, name: str, language: str = "en") -> str:
    """The same, and the manager has said yes."""
    trip = handed_in(server, name, language)
    manager = Sender(server=server, name="manager")
    manager.command(trip, "approve", status="submitted", content=manager.all("trip")[trip]["content"])
    manager.wire.close()
    return trip
