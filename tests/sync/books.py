"""What a phone keeps and by which rules, as sync.md describes it, whatever carries its requests. For tests and benches of the server."""

import json
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from fieldapp.core.ids import new_id

Line = dict[str, Any]
Mutation = dict[str, Any]
Held = dict[str, dict[tuple[str, str], Line]]  # scope → (type, id) → its `put`


@dataclass(kw_only=True)
class Books:
    """Outbox, verdicts, cursor, and what the server said."""

    device: str = field(default_factory=new_id)
    epoch: str | None = None
    n: int = 0
    outbox: list[Mutation] = field(default_factory=list)
    verdicts: dict[str, Line] = field(default_factory=dict)
    sent: dict[str, Mutation] = field(default_factory=dict)  # what this history took; given back to one that may lack it
    cursor: dict[str, int] = field(default_factory=dict)
    held: Held = field(default_factory=dict)

    def write(self, op: str, kind: str, record: str | None = None, **more: Any) -> Mutation:
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

    def envelope(self, **more: Any) -> dict[str, Any]:
        own = {"device": self.device, "epoch": self.epoch, "schema": 1, "cursor": self.cursor}
        return {**own, "mutations": self.outbox[:200], **more}

    def take(self, text: str) -> list[Line]:
        """A whole reply: verdicts, feed and cursor in one step."""
        lines = [json.loads(line) for line in text.split("\n") if line]
        assert lines[-1]["kind"] == "tail"
        for scope in [*lines[0]["drop"], *lines[0]["reset"]]:
            self.held.pop(scope, None)
        told = {line["mutation"]: line for line in lines if line["kind"] == "verdict"}
        self.verdicts |= told
        self.sent |= {one["id"]: one for one in self.outbox if told.get(one["id"], {"verdict": "rejected"})["verdict"] != "rejected"}
        self.outbox = [mutation for mutation in self.outbox if mutation["id"] not in told]
        for line in lines:
            if line["kind"] in {"put", "delete", "leave"}:
                self.turn(line)
        self.cursor = lines[-1]["cursor"]
        return lines

    def begin_anew(self, epoch: str) -> None:
        """The server was restored: what was taken goes into the outbox once more, and every scope comes from zero."""
        self.outbox = sorted([*self.sent.values(), *self.outbox], key=lambda mutation: mutation["n"])
        for mutation_id in self.sent:
            del self.verdicts[mutation_id]
        self.epoch, self.sent, self.cursor, self.held = epoch, {}, {}, {}

    def turn(self, line: Line) -> None:
        """One line of the feed."""
        records = self.held.setdefault(line["scope"], {})
        records.pop((line["type"], line["id"]), None)
        if line["kind"] == "put":
            records[line["type"], line["id"]] = line

    def differing(self, expected: dict[str, list[int]]) -> list[str]:
        """P3: the scopes whose count and checksum do not agree with the server's."""
        return [scope for scope, told in expected.items() if self.tally(scope) != (told[0], told[1])]

    def tally(self, scope: str) -> tuple[int, int]:
        records = self.held.get(scope, {})
        return len(records), sum(crc32(f"{kind}/{record}/{line['rev']}".encode()) for (kind, record), line in records.items()) % 2**53

    def rev(self, kind: str, record: str) -> int:
        return max(int(records[kind, record]["rev"]) for records in self.held.values() if (kind, record) in records)

    def get(self, kind: str, record: str) -> dict[str, Any] | None:
        """The record's data as this phone holds it, from whatever scope."""
        lines = [records[kind, record] for records in self.held.values() if (kind, record) in records]
        return max(lines, key=lambda line: line["rev"])["data"] if lines else None

    def all(self, kind: str) -> dict[str, dict[str, Any]]:
        return {record: line["data"] for records in self.held.values() for (name, record), line in records.items() if name == kind}
