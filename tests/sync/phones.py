"""A phone as sync.md describes it, in a few lines: outbox, records by scope, cursor. For tests of the server."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from flask import Flask

from fieldapp.core.ids import new_id


@dataclass
class Phone:
    """Holds what the server said; `lines` is the feed as records by (type, id) per scope."""

    app: Flask
    email: str
    password: str
    device: str = field(default_factory=new_id)
    n: int = 0
    outbox: list[dict[str, Any]] = field(default_factory=list)
    verdicts: dict[str, dict[str, Any]] = field(default_factory=dict)
    cursor: dict[str, int] = field(default_factory=dict)
    held: dict[str, dict[tuple[str, str], dict[str, Any]]] = field(default_factory=dict)

    may_hold: Callable[[str], set[str]] | None = None  # who it is → the scopes that may come here; P4 at every page
    copy: tuple[dict[str, int], dict[str, dict[tuple[str, str], dict[str, Any]]]] | None = None

    def __post_init__(self) -> None:
        self.client: Any = self.app.test_client()
        answer: Any = self.client.post(
            "/api/session",
            json={"email": self.email, "password": self.password, "device": {"id": self.device, "name": "Test"}},
        )
        assert answer.status_code == 200, answer.text
        self.epoch = answer.json["epoch"]
        self.user_id = answer.json["user"]["id"]

    def write(self, op: str, kind: str, record: str | None = None, **more: Any) -> dict[str, Any]:
        """Put a mutation into the outbox."""
        self.n += 1
        mutation = {
            "id": new_id(),
            "n": self.n,
            "at": "2026-11-23T07:10:00Z",
            "op": op,
            "type": kind,
            "record": record or new_id(),
            **more,
        }
        self.outbox.append(mutation)
        return mutation

    def request(self, **more: Any) -> Any:
        body = {
            "device": self.device,
            "epoch": self.epoch,
            "schema": 1,
            "cursor": self.cursor,
            "mutations": self.outbox[:200],
            **more,
        }
        return self.client.post("/api/sync", json=body)

    def lose_reply(self) -> None:
        """The server commits; the phone never hears of it."""
        assert self.request().status_code == 200

    def sync(self, limit: int = 5000) -> list[dict[str, Any]]:
        """Push and pull until the server has no more; the verdicts of this call."""
        verdicts: list[dict[str, Any]] = []
        while True:
            lines = self.page(limit)
            verdicts += [line for line in lines if line["kind"] == "verdict"]
            if not lines[-1]["more"] and not self.outbox:
                return verdicts

    def page(self, limit: int, **more: Any) -> list[dict[str, Any]]:
        """One request and its reply, taken in."""
        answer = self.request(limit=limit, **more)
        assert answer.status_code == 200, answer.text
        lines = [json.loads(line) for line in answer.text.split("\n") if line]
        self._take(lines)
        if not lines[-1]["more"]:
            self.check(lines[-1]["check"])
        return lines

    def offered(self, mutation: dict[str, Any]) -> dict[str, Any]:
        """The verdict on this mutation, sent for itself; nothing is taken in."""
        verdict: dict[str, Any] = json.loads(self.request(mutations=[mutation]).text.split("\n")[1])
        return verdict

    def keep_copy(self) -> None:
        self.copy = deepcopy((self.cursor, self.held))

    def go_back(self) -> None:
        """The phone's records as they were a while ago, its outbox as it is now."""
        if self.copy is not None:
            self.cursor, self.held = deepcopy(self.copy)

    def rev(self, kind: str, record: str) -> int:
        return max(int(records[kind, record]["rev"]) for records in self.held.values() if (kind, record) in records)

    def _take(self, lines: list[dict[str, Any]]) -> None:
        assert lines[-1]["kind"] == "tail"
        if self.may_hold is not None:
            told = {line["scope"] for line in lines if "scope" in line} | set(lines[-1]["cursor"])
            assert told <= self.may_hold(self.user_id), "nobody sees more"
        for scope in [*lines[0]["drop"], *lines[0]["reset"]]:
            self.held.pop(scope, None)
        for verdict in (line for line in lines if line["kind"] == "verdict"):
            self.verdicts[verdict["mutation"]] = verdict
        self.outbox = [mutation for mutation in self.outbox if mutation["id"] not in self.verdicts]
        for line in lines:
            if line["kind"] in {"put", "delete", "leave"}:
                records = self.held.setdefault(line["scope"], {})
                records.pop((line["type"], line["id"]), None)
                if line["kind"] == "put":
                    records[line["type"], line["id"]] = line
        self.cursor = lines[-1]["cursor"]

    def check(self, expected: dict[str, list[int]]) -> None:
        """P3: count and checksum of each scope agree with the server's."""
        for scope, (count, total) in expected.items():
            records = self.held.get(scope, {})
            own = sum(crc32(f"{kind}/{record}/{line['rev']}".encode()) for (kind, record), line in records.items()) % 2**53
            assert (len(records), own) == (count, total), scope

    def get(self, kind: str, record: str) -> dict[str, Any] | None:
        """The record's data as this phone holds it, from whatever scope."""
        lines = [records[kind, record] for records in self.held.values() if (kind, record) in records]
        return max(lines, key=lambda line: line["rev"])["data"] if lines else None

    def all(self, kind: str) -> dict[str, dict[str, Any]]:
        return {record: line["data"] for records in self.held.values() for (name, record), line in records.items() if name == kind}
