"""A phone that asks the app in its own process. For tests of the server."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from flask import Flask

from tests.sync.books import Books, Held

MOST_PAGES = 500


@dataclass
class Phone(Books):
    """Signed in. Its books are in `books.py`."""

    app: Flask
    email: str
    password: str

    may_hold: Callable[[str], set[str]] | None = None  # who it is → the scopes that may come here; P4 at every page
    copy: tuple[str | None, dict[str, int], Held] | None = None

    def __post_init__(self) -> None:
        self.client: Any = self.app.test_client()
        answer: Any = self.client.post(
            "/api/session",
            json={"email": self.email, "password": self.password, "device": {"id": self.device, "name": "Test"}},
        )
        assert answer.status_code == 200, answer.text
        self.epoch = answer.json["epoch"]
        self.user_id = answer.json["user"]["id"]

    def request(self, **more: Any) -> Any:
        return self.client.post("/api/sync", json=self.envelope(**more))

    def lose_reply(self) -> None:
        """The server commits, or says that it was restored; the phone never hears of it."""
        assert self.request().status_code in {200, 409}

    def sync(self, limit: int = 5000) -> list[dict[str, Any]]:
        """Push and pull until the server has no more; the verdicts of this call."""
        verdicts: list[dict[str, Any]] = []
        for _ in range(MOST_PAGES):
            lines = self.page(limit)
            verdicts += [line for line in lines if line["kind"] == "verdict"]
            if not lines[-1]["more"] and not self.outbox:
                return verdicts
        raise AssertionError("a pull without end")

    def page(self, limit: int, **more: Any) -> list[dict[str, Any]]:
        """One request and its reply, taken in."""
        answer = self.request(limit=limit, **more)
        if answer.status_code == 409:
            self.begin_anew(answer.json["epoch"])
            answer = self.request(limit=limit, **more)
        assert answer.status_code == 200, answer.text
        self._nobody_sees_more(answer.text)
        lines = self.take(answer.text)
        if not lines[-1]["more"]:
            self.check(lines[-1]["check"])
        return lines

    def _nobody_sees_more(self, text: str) -> None:
        if self.may_hold is not None:
            lines = [json.loads(line) for line in text.split("\n") if line]
            told = {line["scope"] for line in lines if "scope" in line} | set(lines[-1]["cursor"])
            assert told <= self.may_hold(self.user_id), "nobody sees more"

    def offered(self, mutation: dict[str, Any]) -> dict[str, Any]:
        """The verdict on this mutation, sent for itself; nothing is taken in."""
        verdict: dict[str, Any] = json.loads(self.request(mutations=[mutation]).text.split("\n")[1])
        return verdict

    def keep_copy(self) -> None:
        self.copy = deepcopy((self.epoch, self.cursor, self.held))

    def go_back(self) -> None:
        """The phone's records as they were a while ago, its outbox as it is now."""
        if self.copy is not None:
            self.epoch, self.cursor, self.held = deepcopy(self.copy)

    def check(self, expected: dict[str, list[int]]) -> None:
        """P3: count and checksum of each scope agree with the server's."""
        for scope in expected:
            assert self.tally(scope) == tuple(expected[scope]), scope
