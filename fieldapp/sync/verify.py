"""Whether the feed says what the records say: every line computed anew and compared, every scope counted anew."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from fieldapp.core.actor import current_org
from fieldapp.core.database import db
from fieldapp.core.records import RecordType, record_types
from fieldapp.sync.feed import MODULUS, checksum
from fieldapp.sync.models import SyncFeed, SyncScope

Rows = dict[str, list[SyncFeed]]


@dataclass(frozen=True)
class Difference:
    """A sentence, and the record it is about; none: it is about a scope."""

    wrong: str
    type: str | None = None
    record_id: str | None = None


def differences() -> list[str]:
    """Of the current organisation; a sentence each. Empty: phones that synced hold just what the tables hold."""
    return [difference.wrong for difference in found()]


def found() -> list[Difference]:
    return [difference for kind in record_types() for difference in _of_type(kind)] + [Difference(wrong) for wrong in _of_scopes()]


def _of_type(kind: RecordType) -> Iterator[Difference]:
    rows: Rows = defaultdict(list)
    for row in db.session.scalars(select(SyncFeed).where(SyncFeed.org_id == current_org(), SyncFeed.type == kind.name)):
        rows[row.record_id].append(row)
    for record in db.session.scalars(select(kind.model).where(kind.model.org_id == current_org())):
        live = {row.scope: row for row in rows.pop(record.id, []) if row.kind == "put"}
        yield from (Difference(wrong, kind.name, record.id) for wrong in _of_record(kind, record, live))
    for record_id, told in rows.items():
        if any(row.kind == "put" for row in told):
            yield Difference(f"{kind.name} {record_id} is in the feed and not in its table", kind.name, record_id)


def _of_record(kind: RecordType, record: Any, live: dict[str, SyncFeed]) -> Iterator[str]:
    name = f"{kind.name} {record.id}"
    expected = set() if record.deleted else set(kind.scopes(record))
    yield from (f"{name} is missing in {scope}" for scope in sorted(expected - live.keys()))
    yield from (f"{name} should not be in {scope}" for scope in sorted(live.keys() - expected))
    data = json.loads(json.dumps(kind.dump(record)))
    for scope in sorted(expected & live.keys()):
        if not _says(live[scope], record, data):
            yield f"{name} differs from its line in {scope}"


def _says(row: SyncFeed, record: Any, data: dict[str, Any]) -> bool:
    try:
        told = json.loads(row.line)
        # A field that a later version added is not in an older line, and comes with the record's next change.
        same = all(told["data"][field] == data.get(field) for field in told["data"] if field in data)
        return same and (row.rev, told["rev"], told["seq"], told["id"]) == (record.rev, record.rev, row.seq, record.id)
    except (ValueError, TypeError, KeyError):  # no line of ours any more
        return False


@dataclass
class Count:
    """What the lines of one scope come to."""

    live: int = 0
    sum: int = 0
    first: int = 2**53
    last: int = 0


def count_lines() -> dict[str, Count]:
    """By scope, of the current organisation."""
    counted: dict[str, Count] = defaultdict(Count)
    columns = (SyncFeed.scope, SyncFeed.seq, SyncFeed.kind, SyncFeed.type, SyncFeed.record_id, SyncFeed.rev)
    for scope, seq, kind, type_name, record_id, rev in db.session.execute(select(*columns).where(SyncFeed.org_id == current_org())):
        count = counted[scope]
        count.first, count.last = min(count.first, seq), max(count.last, seq)
        if kind == "put":
            count.live, count.sum = count.live + 1, (count.sum + checksum(type_name, record_id, rev)) % MODULUS
    return counted


def _of_scopes() -> Iterator[str]:
    counted = count_lines()
    scopes = {row.scope: row for row in db.session.scalars(select(SyncScope).where(SyncScope.org_id == current_org()))}
    for scope in sorted(counted.keys() | scopes.keys()):
        row, count = scopes.get(scope), counted[scope]
        if row is None or (row.live_count, row.live_sum) != (count.live, count.sum) or row.head < max(count.last, row.gc_floor):
            yield f"The counter of {scope} does not fit its lines"
        elif count.first <= row.gc_floor:
            yield f"A line of {scope} stands below its floor"
