"""What `verify` finds wrong is put right: the tables are the truth, lines and counters follow. `./run doctor --repair` asks for it.

A record whose line was wrong gets its next revision, in the history as by the office, so that every phone hears of it.
"""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from fieldapp.core import audit
from fieldapp.core.actor import current_org
from fieldapp.core.database import write
from fieldapp.core.log import logger
from fieldapp.core.records import find
from fieldapp.sync import feed, verify
from fieldapp.sync.compaction import raise_lines
from fieldapp.sync.models import SyncFeed, SyncRevision, SyncScope

log = logger("sync")


def repair() -> list[str]:
    """Of the current organisation: what was wrong, a sentence each. One transaction, in which nobody else writes."""
    if not verify.found():
        return []
    with write(alone=True) as session:
        session.expire_all()
        wrong = verify.found()
        records = sorted({(one.type, one.record_id) for one in wrong if one.type and one.record_id})
        _mend_counters(session)  # first: the lines to come take their numbers from here, and are counted from here on
        for type_name, record_id in records:
            _mend(session, type_name, record_id)
        audit.note("sync.repair", records=len(records), scopes=sum(one.type is None for one in wrong))
    log.warning("feed repaired", found=len(wrong), records=len(records))
    return [one.wrong for one in wrong]


def _mend(session: Session, type_name: str, record_id: str) -> None:
    record = find(type_name, record_id, deleted=True)
    if record is None:
        feed.bury(session, type_name, record_id)
        return
    told = session.scalar(select(func.max(SyncFeed.rev)).where(*_of(SyncFeed, type_name, record_id)))
    kept = session.scalar(select(func.max(SyncRevision.rev)).where(*_of(SyncRevision, type_name, record_id)))
    record.rev = max(record.rev, told or 0, kept or 0)  # the next one is new to every phone and to the history
    flag_modified(record, "rev")


def _of(table: type[SyncFeed] | type[SyncRevision], type_name: str, record_id: str) -> tuple[Any, ...]:
    return table.org_id == current_org(), table.type == type_name, table.record_id == record_id


def _mend_counters(session: Session) -> None:
    """Each scope counted anew; the head not below any line, no line below the floor."""
    session.flush()
    counted = verify.count_lines()
    scopes = {row.scope: row for row in session.scalars(select(SyncScope).where(SyncScope.org_id == current_org()).with_for_update())}
    for scope in sorted(counted.keys() | scopes.keys()):
        count = counted[scope]
        row = scopes.get(scope) or SyncScope(org_id=current_org(), scope=scope, head=0, gc_floor=0)
        session.add(row)
        row.live_count, row.live_sum = count.live, count.sum
        row.head = max(row.head, count.last, row.gc_floor)
        here = (SyncFeed.org_id == current_org(), SyncFeed.scope == scope, SyncFeed.seq <= row.gc_floor)
        below = session.execute(select(SyncFeed.seq, SyncFeed.line).where(*here).order_by(SyncFeed.seq))
        raise_lines(session, row, [(seq, line) for seq, line in below])
    session.flush()
