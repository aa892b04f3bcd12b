"""The feed writer: the last statements before commit.

`settle` gives each changed record its revision; `publish` writes one line a record and scope, with the sequence
number of a counter that stays locked until commit, so that order within a scope is commit order.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.orm import Session

from fieldapp.core.actor import Actor, current_actor
from fieldapp.core.clock import stamp
from fieldapp.core.records import CHANGED, RecordType, by_hundreds, type_of
from fieldapp.core.rows import add_rows
from fieldapp.sync.models import SyncFeed, SyncRevision

MODULUS = 2**53
COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
HISTORY, FEED = (SyncRevision.metadata.tables[model.__tablename__] for model in (SyncRevision, SyncFeed))
OF_RECORDS = FEED.c.org_id == bindparam("org"), FEED.c.type == bindparam("type"), FEED.c.record_id.in_(bindparam("ids", expanding=True))
LINES = select(FEED.c.record_id, FEED.c.scope, FEED.c.kind, FEED.c.rev).where(*OF_RECORDS)
FORGET = delete(FEED).where(*OF_RECORDS, FEED.c.scope == bindparam("of_scope"))
ADVANCE = text(
    "INSERT INTO sync_scope (org_id, scope, head, gc_floor, live_count, live_sum) VALUES (:org, :scope, :lines, 0, :count, :total) "
    "ON CONFLICT (org_id, scope) DO UPDATE SET head = sync_scope.head + :lines, live_count = sync_scope.live_count + :count, "
    f"live_sum = (sync_scope.live_sum + :total) % {MODULUS} RETURNING head"
)


@dataclass(frozen=True)
class Line:
    """One feed row to be: everything but its sequence number."""

    scope: str
    type: str
    record_id: str
    rev: int
    kind: str
    data: str | None  # JSON text, for `put` only

    def text(self, seq: int) -> str:
        head = f'{{"kind":"{self.kind}","scope":"{self.scope}","seq":{seq},"type":"{self.type}","id":"{self.record_id}","rev":{self.rev}'
        return f'{head},"data":{self.data}}}' if self.data is not None else head + "}"


def checksum(type_name: str, record_id: str, rev: int) -> int:
    return crc32(f"{type_name}/{record_id}/{rev}".encode())


def settle(session: Session, made_by: Mapping[Any, Actor] | None = None) -> None:
    """Write every record changed since the last call, and its row in the history. `made_by`: who made which, where it was not all one.

    Raises KeyError for a change that is nobody's among them.
    """
    session.flush()
    touched: dict[Any, Any] = session.info["touched"]
    changed = [record for record, told in touched.items() if told is CHANGED]
    if not changed:
        return
    at = stamp()
    rows = [_revision(record, made_by[record] if made_by is not None else current_actor(), at) for record in changed]
    add_rows(session, HISTORY, rows)
    for record, row in zip(changed, rows, strict=True):
        touched[record] = row["body"]


def _revision(record: Any, actor: Actor, at: str) -> dict[str, Any]:
    kind = type_of(record)
    return {
        "org_id": record.org_id, "type": kind.name, "record_id": record.id, "rev": record.rev,
        "body": told_of(kind, record), "deleted": record.deleted, "mutation_id": actor.mutation_id,
        "user_id": actor.user_id, "device_id": actor.device_id, "client_at": actor.client_at, "server_at": at,
    }  # fmt: skip


def told_of(kind: RecordType, record: Any) -> str:
    """The same text in the history and in the lines."""
    return COMPACT.encode(kind.dump(record))


def publish(session: Session) -> None:
    """Write the feed lines of everything touched in this transaction."""
    settle(session)
    touched: dict[Any, Any] = session.info["touched"]
    for org_id in sorted({record.org_id for record in touched}):
        _publish_org(session, org_id, {record: told for record, told in touched.items() if record.org_id == org_id})


def _publish_org(session: Session, org_id: str, texts: dict[Any, str | None]) -> None:
    old = _old_rows(session, org_id, list(texts))
    lines = [line for record, told in texts.items() for line in _lines(record, told, old.get((type_of(record).name, record.id), {}))]
    by_scope: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_scope[line.scope].append(line)
    for scope in sorted(by_scope):
        _append(session, org_id, scope, by_scope[scope], old)


def _old_rows(session: Session, org_id: str, records: list[Any]) -> dict[tuple[str, str], dict[str, tuple[str, int]]]:
    """What the feed holds of these records: (type, id) → scope → (kind, rev)."""
    rows: dict[tuple[str, str], dict[str, tuple[str, int]]] = defaultdict(dict)
    by_type: dict[str, list[str]] = defaultdict(list)
    for record in records:
        by_type[type_of(record).name].append(record.id)
    for name, ids in by_type.items():
        for some in by_hundreds(ids):
            for record_id, scope, kind, rev in session.execute(LINES, {"org": org_id, "type": name, "ids": some}):
                rows[name, record_id][scope] = (kind, rev)
    return rows


def _lines(record: Any, told: str | None, old: dict[str, tuple[str, int]]) -> list[Line]:
    """A `put` or `delete` for each scope the record lives in, a `leave` for each it lived in before."""
    kind = type_of(record)
    scopes = set(kind.scopes(record))
    gone = [
        Line(scope, kind.name, record.id, record.rev, "leave", None)
        for scope, (was, _) in old.items()
        if was == "put" and scope not in scopes
    ]
    if record.deleted:
        return gone + [Line(scope, kind.name, record.id, record.rev, "delete", None) for scope in scopes if scope in old]
    data = told_of(kind, record) if told is None else told
    fresh = [scope for scope in sorted(scopes) if old.get(scope) != ("put", record.rev)]
    return gone + [Line(scope, kind.name, record.id, record.rev, "put", data) for scope in fresh]


def bury(session: Session, type_name: str, record_id: str) -> None:
    """Of a record that is in no table any more: a `delete` in the place of each line that phones still hold it by."""
    org_id = current_actor().org_id
    columns = (SyncFeed.scope, SyncFeed.kind, SyncFeed.rev)
    rows = session.execute(select(*columns).where(SyncFeed.org_id == org_id, SyncFeed.type == type_name, SyncFeed.record_id == record_id))
    old = {(type_name, record_id): {scope: (kind, rev) for scope, kind, rev in rows}}
    for scope, (kind, rev) in sorted(old[type_name, record_id].items()):
        if kind == "put":
            _append(session, org_id, scope, [Line(scope, type_name, record_id, rev + 1, "delete", None)], old)


def _append(session: Session, org_id: str, scope: str, lines: list[Line], old: dict[tuple[str, str], dict[str, tuple[str, int]]]) -> None:
    count, total = 0, 0
    for line in lines:
        was = old.get((line.type, line.record_id), {}).get(scope)
        if was is not None and was[0] == "put":
            count, total = count - 1, total - checksum(line.type, line.record_id, was[1])
        if line.kind == "put":
            count, total = count + 1, total + checksum(line.type, line.record_id, line.rev)
    head = _advance(session, org_id, scope, len(lines), count, total)
    _remove_old(session, org_id, scope, [line for line in lines if scope in old.get((line.type, line.record_id), {})])
    first = head - len(lines) + 1
    add_rows(session, FEED, [_row(org_id, line, first + index) for index, line in enumerate(lines)])


def _remove_old(session: Session, org_id: str, scope: str, lines: list[Line]) -> None:
    ids: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        ids[line.type].append(line.record_id)
    for name, of_type in ids.items():
        for some in by_hundreds(of_type):
            session.execute(FORGET, {"org": org_id, "of_scope": scope, "type": name, "ids": some})


def _row(org_id: str, line: Line, seq: int) -> dict[str, Any]:
    return {
        "org_id": org_id, "scope": line.scope, "seq": seq, "type": line.type, "record_id": line.record_id,
        "rev": line.rev, "kind": line.kind, "line": line.text(seq),
    }  # fmt: skip


def _advance(session: Session, org_id: str, scope: str, lines: int, count: int, total: int) -> int:
    """Lock the scope's counter until commit, move it on, and return the new head."""
    step = {"org": org_id, "scope": scope, "lines": lines, "count": count, "total": total % MODULUS}
    return int(session.execute(ADVANCE, step).scalar_one())
