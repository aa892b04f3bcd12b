"""Whether the feed says what the records say: every line computed anew and compared, every scope counted anew."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from fieldapp.core.actor import current_org
from fieldapp.core.database import db
from fieldapp.core.records import RecordType, record_types
from fieldapp.sync.feed import MODULUS, checksum
from fieldapp.sync.models import SyncFeed, SyncScope

Rows = dict[str, list[SyncFeed]]


def differences() -> list[str]:
    """Of the current organisation; a sentence each. Empty: phones that synced hold just what the tables hold."""
    return [line for kind in record_types() for line in _of_type(kind)] + list(_of_scopes())


def _of_type(kind: RecordType) -> Iterator[str]:
    rows: Rows = defaultdict(list)
    for row in db.session.scalars(select(SyncFeed).where(SyncFeed.org_id == current_org(), SyncFeed.type == kind.name)):
        rows[row.record_id].append(row)
    for record in db.session.scalars(select(kind.model).where(kind.model.org_id == current_org())):
        live = {row.scope: row for row in rows.pop(record.id, []) if row.kind == "put"}
        yield from _of_record(kind, record, live)
    yield from (f"{kind.name} {record_id} is in the feed and not in its table" for record_id in rows)


def _of_record(kind: RecordType, record: Any, live: dict[str, SyncFeed]) -> Iterator[str]:
    name = f"{kind.name} {record.id}"
    expected = set() if record.deleted else set(kind.scopes(record))
    yield from (f"{name} is missing in {scope}" for scope in sorted(expected - live.keys()))
    yield from (f"{name} should not be in {scope}" for scope in sorted(live.keys() - expected))
    data = json.loads(json.dumps(kind.dump(record)))
    for scope in sorted(expected & live.keys()):
        row = live[scope]
        told = json.loads(row.line)
        # A field that a later version added is not in an older line, and comes with the record's next change.
        same = all(told["data"][field] == data.get(field) for field in told["data"] if field in data)
        if (row.rev, told["rev"], told["seq"], told["id"], same) != (record.rev, record.rev, row.seq, record.id, True):
            yield f"{name} differs from its line in {scope}"


def _of_scopes() -> Iterator[str]:
    counted: dict[str, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    columns = (SyncFeed.scope, SyncFeed.seq, SyncFeed.kind, SyncFeed.type, SyncFeed.record_id, SyncFeed.rev)
    for scope, seq, kind, type_name, record_id, rev in db.session.execute(select(*columns).where(SyncFeed.org_id == current_org())):
        count, total, last = counted[scope]
        if kind == "put":
            count, total = count + 1, (total + checksum(type_name, record_id, rev)) % MODULUS
        counted[scope] = (count, total, max(last, seq))
    scopes = {row.scope: row for row in db.session.scalars(select(SyncScope).where(SyncScope.org_id == current_org()))}
    for scope in sorted(counted.keys() | scopes.keys()):
        row = scopes.get(scope)
        count, total, last = counted[scope]
        if row is None or (row.live_count, row.live_sum) != (count, total) or row.head < last:
            yield f"The counter of {scope} does not fit its lines"
