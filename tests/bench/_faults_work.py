"""What the owner of a phone does between two exchanges: writes, adds lines, decides, deletes, moves accounts, gives territories.

Words are only ever added, and every one is different: so each can be looked for at the end.
"""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.bench._faults_phone import RoadPhone
from tests.sync.books import Mutation

TEXT = {"note": "body", "need": "summary", "visit": "outcome"}
FIELDS: dict[str, dict[str, list[Any]]] = {
    "note": {"kind": ["meeting", "call", "other"]},
    "need": {"quantity": [1, 2, 3], "urgency": ["soon", "normal"], "kind": ["hose", "valve"]},
    "account": {"tier": ["A", "B"], "tags": [["oil"], ["oil", "steel"], []]},
    "visit": {"minutes": [30, 45], "must": [True, False]},
}
COMMANDS = {
    "trip": ["submit", "withdraw", "approve", "return", "start", "finish", "cancel"],
    "visit": ["check_in", "check_out", "skip"],
    "need": ["assign", "answer", "order", "reopen"],
    "conflict": ["settle"],
}


def words_of(mutation: Mutation) -> set[str]:
    """The words that this change added to a text."""
    field = TEXT.get(mutation["type"])
    if field is None or mutation["op"] not in {"create", "patch"}:
        return set()
    new, old = mutation["set"].get(field) or "", mutation.get("base", {}).get(field) or ""
    return set(new.split()) - set(old.split())


class Hand:
    """Writes on one phone, the same with the same seed and the same records. `number` makes its words its own."""

    def __init__(self, phone: RoadPhone, number: int, random: Random) -> None:
        self._phone, self._number, self._random, self._words = phone, number, random, 0
        ways: dict[Callable[[], None], int] = {self._create: 30, self._add_words: 34, self._change: 16, self._command: 10, self._remove: 5}
        if phone.name in {"manager", "admin"}:
            ways[self._move_account] = 60
        if phone.name == "admin":
            ways[self._change_person] = 3
        self._ways = ways

    def write(self) -> None:
        """One change, or none where this phone holds nothing that it could be about."""
        self._random.choices(list(self._ways), list(self._ways.values()))[0]()

    def _word(self) -> str:
        self._words += 1
        return f"w{self._number}x{self._words}"

    def _pick(self, kind: str) -> str | None:
        """A record of this kind, the newest ones more often; those made here and not sent yet among them."""
        unsent = [one["record"] for one in self._phone.outbox if one["op"] == "create" and one["type"] == kind]
        ids: list[str] = sorted({*self._phone.all(kind), *unsent})
        if not ids:
            return None
        return self._random.choice(ids[-8:] if self._random.random() < 0.6 else ids)

    def _create(self) -> None:
        account, trip = self._pick("account"), self._pick("trip")
        kind = self._random.choice(["note", "note", "need", "visit", "comment", "task", "trip"])
        if account is None and kind not in {"task", "trip"}:
            return
        values: dict[str, dict[str, Any]] = {
            "note": {"account_id": account, "body": self._word()},
            "need": {"account_id": account, "summary": self._word(), "spec": {"size": "-8"}},
            "visit": {"account_id": account, "outcome": self._word(), **({"trip_id": trip} if trip else {})},
            "comment": {"record_type": "account", "record_id": account, "body": self._word()},
            "task": {"title": self._word()},
            "trip": {"title": "December", "month": "2026-12"},
        }
        self._phone.write("create", kind, set=values[kind])

    def _patch(self, kind: str, record: str, base: dict[str, Any], values: dict[str, Any]) -> None:
        earlier = [one["id"] for one in self._phone.outbox if one["record"] == record]
        founded = {"after": earlier[-1]} if earlier else {"rev": self._phone.rev(kind, record)}
        self._phone.write("patch", kind, record, base=base, set=values, **founded)

    def _add_words(self) -> None:
        kind = self._random.choice(list(TEXT))
        record = self._pick(kind)
        if record is not None:
            field, word = TEXT[kind], self._word()
            text = self._phone.shown(kind, record).get(field) or ""
            longer = f"{word}\n{text}" if self._random.randrange(2) else f"{text}\n{word}"
            self._patch(kind, record, {field: text or None}, {field: longer})

    def _change(self) -> None:
        kind = self._random.choice(list(FIELDS))
        record = self._pick(kind)
        if record is not None:
            name = self._random.choice(list(FIELDS[kind]))
            now = self._phone.shown(kind, record).get(name)
            self._patch(kind, record, {name: now}, {name: self._random.choice(FIELDS[kind][name])})

    def _command(self) -> None:
        kind = self._random.choice(list(COMMANDS))
        record = self._pick(kind)
        held = self._phone.get(kind, record) if record is not None else None
        if record is None or held is None:
            return
        verb = self._random.choice(COMMANDS[kind])
        take = "ours" if held.get("field") in TEXT.values() else self._random.choice(["ours", "theirs"])
        args = {"take": take} if verb == "settle" else {"at": "2026-12-01T09:00:00Z"} if verb in {"check_in", "check_out"} else {}
        expect = {key: held[key] for key in ("status", "content") if key in held}
        self._phone.write("command", kind, record, command=verb, args=args, expect=expect)

    def _remove(self) -> None:
        kind = self._random.choice(["note", "need", "visit", "comment"])
        record = self._pick(kind)
        if record is not None and self._phone.get(kind, record) is not None:
            self._phone.write("delete", kind, record, rev=self._phone.rev(kind, record))

    def _move_account(self) -> None:
        """With everything under it. Names differ between territories, so that no two of a name meet."""
        record, place = self._pick("account"), self._pick("territory")
        held = self._phone.get("account", record) if record is not None else None
        if record is not None and held is not None:
            self._patch("account", record, {"territory_id": held["territory_id"]}, {"territory_id": place})

    def _change_person(self) -> None:
        """Somebody gets a territory more, or loses one of several."""
        record, place = self._pick("user"), self._pick("territory")
        held = self._phone.get("user", record) if record is not None else None
        if record is None or place is None or held is None or held["role"] != "rep":
            return
        now = held["territory_ids"]
        changed = [one for one in now if one != place] if place in now and len(now) > 1 else [*dict.fromkeys([*now, place])]
        self._patch("user", record, {"territory_ids": now}, {"territory_ids": changed})
