"""Forgetting what is gone: `delete` and `leave` lines older than the horizon go, and the scope's floor says up to where.

No line stands at or below a floor: live ones from there get new numbers at the head, so that a cursor below the floor is
always one from before (docs/decisions/0003-live-lines-rise-above-the-floor.md).
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from fieldapp.core.actor import current_org
from fieldapp.core.clock import now, stamp
from fieldapp.core.database import Model, db, write
from fieldapp.core.log import logger
from fieldapp.core.web import settings
from fieldapp.sync.models import SyncFeed, SyncScope

LOT = 2000  # lines a transaction: writers wait for it
RESENT = 4  # live lines that every phone gets once more, at most, for each line that goes
FEED = Model.metadata.tables["sync_feed"]
log = logger("sync")


def tend(_args: dict[str, Any]) -> None:
    """The daily job. A mark is set at the head; once it is as old as the horizon, what is gone below it may be forgotten."""
    scopes = select(SyncScope.scope).where(SyncScope.org_id == current_org()).order_by(SyncScope.scope)
    for scope in db.session.scalars(scopes).all():
        with write() as session:
            mark = _ripe_mark(session, scope)
        if mark is None:
            continue
        if _is_worth_it(scope, mark):
            compact(scope, mark)
        with write() as session:
            _set_mark(_locked(session, scope))


def compact(scope: str, mark: int) -> int:
    """Forget what is gone at or below `mark`; how many lines that were. Each transaction leaves the scope whole."""
    removed = 0
    while True:
        with write() as session:
            gone, raised = _lot(session, scope, mark)
        removed += gone
        if gone + raised < LOT:
            break
    if removed:
        log.info("feed compacted", scope=scope, removed=removed)
    return removed


def _ripe_mark(session: Session, scope: str) -> int | None:
    row = _locked(session, scope)
    if row.mark is None or row.marked_at is None:
        _set_mark(row)
        return None
    return row.mark if row.marked_at <= stamp(now() - timedelta(days=settings().tombstone_days)) else None


def _set_mark(row: SyncScope) -> None:
    row.mark, row.marked_at = row.head, stamp()


def _is_worth_it(scope: str, mark: int) -> bool:
    last = _last_gone(db.session(), scope, mark)
    counts = select(SyncFeed.kind, func.count()).where(*_here(scope), SyncFeed.seq <= (last or 0)).group_by(SyncFeed.kind)
    lines = {row[0]: row[1] for row in db.session.execute(counts)}
    live = lines.pop("put", 0)
    return live <= RESENT * sum(lines.values())


def _lot(session: Session, scope: str, mark: int) -> tuple[int, int]:
    """The lowest lines up to the last one that is gone: those gone are removed, the others raised; how many of each."""
    counter = _locked(session, scope)  # until commit nobody else numbers a line of this scope
    last = _last_gone(session, scope, mark)
    if last is None:
        return 0, 0
    columns = (SyncFeed.seq, SyncFeed.kind, SyncFeed.line)
    lines = session.execute(select(*columns).where(*_here(scope), SyncFeed.seq <= last).order_by(SyncFeed.seq).limit(LOT)).all()
    floor = lines[-1].seq
    live = [(line.seq, line.line) for line in lines if line.kind == "put"]
    session.execute(delete(FEED).where(*_here(scope), FEED.c.seq <= floor, FEED.c.kind != "put"))
    raise_lines(session, counter, live)
    counter.gc_floor = floor
    return len(lines) - len(live), len(live)


def raise_lines(session: Session, counter: SyncScope, lines: list[tuple[int, str]]) -> None:
    """These lines, each with its number, once more at the head of their scope. `counter` is locked."""
    if not lines:
        return
    step = update(FEED).where(*_here(counter.scope), FEED.c.seq == bindparam("old")).values(seq=bindparam("new"), line=bindparam("text"))
    numbered = enumerate(lines, counter.head + 1)
    session.execute(step, [{"old": old, "new": new, "text": _renumbered(line, old, new)} for new, (old, line) in numbered])
    counter.head += len(lines)


def _renumbered(line: str, old: int, new: int) -> str:
    """The number stands before anybody's words (`feed.Line.text`), so the first place is the right one."""
    return line.replace(f'"seq":{old},', f'"seq":{new},', 1)


def _last_gone(session: Session, scope: str, mark: int) -> int | None:
    return session.scalar(select(func.max(SyncFeed.seq)).where(*_here(scope), SyncFeed.seq <= mark, SyncFeed.kind != "put"))


def _locked(session: Session, scope: str) -> SyncScope:
    return session.get_one(SyncScope, (current_org(), scope), with_for_update=True, populate_existing=True)


def _here(scope: str) -> tuple[Any, Any]:
    return SyncFeed.org_id == current_org(), SyncFeed.scope == scope
