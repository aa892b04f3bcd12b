"""A phone that reaches the server over a link that breaks. Keeps the rules of the client: see docs/sync.md, The phone's half."""

import gzip
import http.client
import json
from dataclasses import dataclass, field
from typing import Any

from tests.bench._faults_link import Link
from tests.bench._wire import Wire
from tests.company import PASSWORD
from tests.sync.books import Books, Mutation


class Odd(Exception):
    """The server answered with what the protocol does not know."""


@dataclass
class RoadPhone(Books):
    """`made` is every mutation, as it was written; nothing but the count at the end reads it.

    `plant`: "early_delete" forgets a change once it was sent, "half_page" takes in a reply that broke off.
    """

    name: str
    server: int
    link: Link
    plant: str = ""
    packs: bool = False
    clock: str = "2026-11-23T07:10:00Z"
    made: dict[str, Mutation] = field(default_factory=dict)
    mismatches: list[str] = field(default_factory=list)
    went_back: int = 0  # how often the server turned out to have been restored

    def __post_init__(self) -> None:
        self.sign_in()

    def sign_in(self) -> None:
        """Without any fault: what is at stake is what the phone holds by then."""
        wire = Wire(f"http://127.0.0.1:{self.server}")
        who = {"email": f"{self.name}@example.com", "password": PASSWORD, "device": {"id": self.device, "name": "bench"}}
        answer = wire.ask_json("POST", "/api/session", who)
        self.cookie, self.user_id = wire.cookie, answer["user"]["id"]
        self.epoch = self.epoch or answer["epoch"]
        wire.close()

    def write(self, op: str, kind: str, record: str | None = None, **more: Any) -> Mutation:
        mutation = super().write(op, kind, record, **more)
        mutation["at"] = self.clock
        self.made[mutation["id"]] = json.loads(json.dumps(mutation))
        return mutation

    def exchange(self, **more: Any) -> bool:
        """One request; whether the phone is up to date and has nothing left to send."""
        asked = self.envelope(**more)
        self.link.pushing = bool(asked["mutations"])
        if self.plant == "early_delete":
            self.outbox = self.outbox[200:]
        try:
            status, text = self._post(json.dumps(asked).encode())
        except (OSError, http.client.HTTPException) as error:
            if self.plant == "half_page" and isinstance(error, http.client.IncompleteRead):
                self._take_half(error.partial.decode(errors="ignore"))
            return False
        if status == 200:
            if not text.endswith("}\n") or '{"kind":"tail"' not in text:
                return False  # broke off within its header, which then said nothing of its length
            tail = self.take(text)[-1]
            return not tail["more"] and self._holds(tail["check"]) and not self.outbox
        self._refused(status, text)
        return False

    def _post(self, body: bytes) -> tuple[int, str]:
        headers = {"Content-Type": "application/json", "Cookie": self.cookie, "Connection": "close"}
        if self.packs:
            body, headers["Content-Encoding"] = gzip.compress(body, 1), "gzip"
        connection = http.client.HTTPConnection("127.0.0.1", self.link.port, timeout=120)
        try:
            connection.request("POST", "/api/sync", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def _refused(self, status: int, text: str) -> None:
        if status == 503:
            self.link.weather.tell_later()
            return
        try:
            said = json.loads(text)
        except ValueError:
            return  # broke off
        if status == 401 and not said.get("wipe"):
            self.sign_in()
        elif status == 409 and said["code"] == "epoch":
            self._give_back(said["epoch"])
        else:
            raise Odd(f"{status}: {text[:500]}")

    def _give_back(self, epoch: str) -> None:
        """The server was restored: what was acknowledged goes into the outbox again, everything is pulled from zero."""
        acknowledged = [key for key, verdict in self.verdicts.items() if verdict["verdict"] != "rejected"]
        again = [json.loads(json.dumps(self.made[key])) for key in acknowledged]
        for key in acknowledged:
            del self.verdicts[key]
        self.outbox = sorted([*again, *self.outbox], key=lambda mutation: int(mutation["n"]))
        self.epoch, self.cursor, self.held = epoch, {}, {}
        self.went_back += 1

    def _holds(self, check: dict[str, list[int]]) -> bool:
        """A scope that does not fit comes again from zero, as on the real phone; that it did not fit is kept."""
        differing = self.differing(check)
        for scope in differing:
            self.mismatches.append(scope)
            self.held.pop(scope, None)
            self.cursor[scope] = 0
        return not differing

    def _take_half(self, text: str) -> None:
        lines = [json.loads(line) for line in text.split("\n")[:-1]]
        for line in lines:
            if line["kind"] in {"put", "delete", "leave"}:
                self.turn(line)
                self.cursor[line["scope"]] = line["seq"]

    def shown(self, kind: str, record: str) -> dict[str, Any]:
        """The record with this phone's unsent changes laid over it."""
        data = dict(self.get(kind, record) or {})
        for mutation in self.outbox:
            if mutation["record"] == record:
                data.update(mutation.get("set", {}))
        return data
