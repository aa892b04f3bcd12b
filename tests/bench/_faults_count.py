"""The count at the end: where each change that was made has ended, and whether every phone holds what the tables say."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db
from fieldapp.core.records import record_type
from fieldapp.people.models import Organisation
from fieldapp.sync.merge import merge_set
from fieldapp.sync.models import Conflict, SyncFeed, SyncMutation, SyncQuarantine, SyncRevision
from fieldapp.sync.verify import differences
from tests.bench._faults_phone import RoadPhone
from tests.bench._faults_work import TEXT, words_of
from tests.sync import truth
from tests.sync.books import Mutation


@dataclass
class Result:
    """`ended` counts changes by where they are; the lists hold a sentence for each thing that is wrong."""

    made: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    phones: int = 0
    converged: int = 0
    records: int = 0  # that the phones hold, all together

    @property
    def is_right(self) -> bool:
        return not self.lost and not self.doubled and not self.apart and self.converged == self.phones


class Places:
    """Everything the server keeps of changes, read once."""

    def __init__(self) -> None:
        self.verdicts = {row.id: row.verdict for row in db.session.execute(select(SyncMutation.id, SyncMutation.verdict))}
        self.aside = Counter(db.session.scalars(select(SyncQuarantine.mutation_id)))
        self.asked: dict[str, list[Any]] = defaultdict(list)
        for conflict in db.session.scalars(select(Conflict)):
            self.asked[conflict.mutation_id or ""].append(conflict)
        self.made: dict[tuple[str | None, str], list[Any]] = defaultdict(list)
        self.bodies: dict[tuple[str, int], tuple[Any, bool]] = {}
        columns = (SyncRevision.mutation_id, SyncRevision.record_id, SyncRevision.rev, SyncRevision.body, SyncRevision.deleted)
        for row in db.session.execute(select(*columns)):
            self.made[row.mutation_id, row.record_id].append(row.body)
            self.bodies[row.record_id, row.rev] = (row.body, row.deleted)


def count(phones: list[RoadPhone]) -> Result:
    """Call inside the app's context, with every phone at rest."""
    result = Result(phones=len(phones))
    places = Places()
    everything: dict[str, Mutation] = {}
    for phone in phones:
        for key, mutation in phone.made.items():
            everything[key] = mutation
            _one(result, places, phone, mutation)
    result.made = len(everything)
    foreign = places.verdicts.keys() - everything.keys()
    result.doubled += [f"{key} has a verdict and nobody made it" for key in sorted(foreign)]
    _words(result, places, everything)
    _records(result, places, everything)
    _phones(result, phones)
    return result


def _one(result: Result, places: Places, phone: RoadPhone, mutation: Mutation) -> None:
    """Exactly one place, the one that its verdict says."""
    key, name = mutation["id"], f"{mutation['op']} {mutation['type']} {mutation['id']}"
    told, stored = phone.verdicts.get(key), places.verdicts.get(key)
    if stored is None and told is not None and told["verdict"] == "rejected" and phone.went_back:
        result.ended["quarantine on the phone"] += 1  # refused before the server was set back: the phone still holds it
        return
    if told is None or stored is None or {**told, "n": 0} != {**stored, "n": 0}:
        result.lost.append(f"{name}: the phone was told {told}, the server keeps {stored}")
        return
    verdict = stored["verdict"]
    made, asked, aside = places.made[key, mutation["record"]], places.asked[key], places.aside[key]
    place = {"conflict": "conflict", "rejected": "quarantine"}.get(verdict, "history")
    result.ended[place] += 1
    there = {"history": bool(made) or _changed_nothing(places, mutation, stored), "conflict": bool(asked), "quarantine": aside > 0}[place]
    if not there:
        result.lost.append(f"{name} is {verdict} and in no {place}")
    many = len(made) > 1 or aside > 1 or len(asked) > len(mutation.get("set", {"": 0}))
    mixed = (place != "quarantine" and aside) or (place != "conflict" and asked) or (place == "quarantine" and made)
    if many or mixed:
        result.doubled.append(f"{name} is {verdict}: {len(made)} in the history, {len(asked)} conflicts, {aside} set aside")


def _changed_nothing(places: Places, mutation: Mutation, verdict: dict[str, Any]) -> bool:
    """`ok` without a revision: the record was so already, and its history says so."""
    if mutation["op"] == "create":
        return False
    if verdict.get("rev") is None:
        return bool(mutation["op"] == "delete")
    body, deleted = places.bodies.get((mutation["record"], verdict["rev"]), ({}, False))
    if mutation["op"] == "delete":
        return deleted
    return mutation["op"] == "command" or all(_is_in(body.get(name), mutation, name) for name in mutation["set"])


def _is_in(held: Any, mutation: Mutation, name: str) -> bool:
    """Of a list what was added and taken out counts, not the rest."""
    value, base = mutation["set"][name], mutation["base"].get(name)
    return bool(held == (merge_set(base or [], held, value) if isinstance(held, list) else value))


def _words(result: Result, places: Places, everything: dict[str, Mutation]) -> None:
    """Words are only ever added: those of every change that was taken stand in the record, once."""
    texts = {
        record.id: getattr(record, name) or ""
        for kind, name in TEXT.items()
        for record in db.session.scalars(select(record_type(kind).model))
    }
    counted = {record: Counter(text.split()) for record, text in texts.items()}
    for key, mutation in everything.items():
        if places.verdicts.get(key, {}).get("verdict") in {"ok", "merged"}:
            missing = [word for word in words_of(mutation) if not counted.get(mutation["record"], Counter())[word]]
            result.lost += [f"the word {word} is in no {mutation['type']}" for word in missing]
    result.doubled += [f"the word {word} stands {times} times" for words in counted.values() for word, times in words.items() if times > 1]


def _records(result: Result, places: Places, everything: dict[str, Mutation]) -> None:
    """As many records as creations were taken, and no number of the feed given twice."""
    for kind in (*TEXT, "comment", "task", "trip"):
        taken = sum(
            one["op"] == "create" and one["type"] == kind and places.verdicts.get(key, {}).get("verdict") == "ok"
            for key, one in everything.items()
        )
        there = db.session.scalar(select(func.count()).select_from(record_type(kind).model)) or 0
        if there != taken:
            (result.lost if there < taken else result.doubled).append(f"{taken} of type {kind} were made, {there} are there")
    numbers = db.session.execute(select(SyncFeed.scope, SyncFeed.seq).group_by(SyncFeed.scope, SyncFeed.seq).having(func.count() > 1))
    result.doubled += [f"{scope} has the number {seq} twice" for scope, seq in numbers]


def _phones(result: Result, phones: list[RoadPhone]) -> None:
    """What the tables say, worked out without the feed (`truth.py`), against what each phone holds; then the feed against the tables."""
    copies = truth.copies()
    for number, phone in enumerate(phones):
        scopes = truth.held_by(phone.user_id)
        expected = {scope: copies[scope] for scope in scopes if copies.get(scope)}
        held = {
            scope: {key: (line["rev"], line["data"]) for key, line in records.items()} for scope, records in phone.held.items() if records
        }
        who = f"phone {number} of {phone.name}"
        right = held == expected and set(phone.cursor) == scopes and not phone.outbox
        result.converged += right
        result.records += sum(map(len, held.values()))
        if not right:
            result.apart.append(f"{who} does not hold what the tables say: {_difference(held, expected)}")
        result.apart += [f"{who} had to pull {scope} afresh: its check did not hold" for scope in phone.mismatches]
    for org_id in db.session.scalars(select(Organisation.id)).all():
        with acting_as(system(org_id)):
            result.apart += differences()


def _difference(held: dict[str, Any], expected: dict[str, Any]) -> str:
    for scope in sorted({*held, *expected}):
        mine, theirs = held.get(scope, {}), expected.get(scope, {})
        if mine != theirs:
            keys = sorted(key for key in {*mine, *theirs} if mine.get(key) != theirs.get(key))
            return f"{len(keys)} records of {scope}, first {keys[0]}"
    return "its cursor or its outbox"
