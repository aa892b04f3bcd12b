"""The reads of sync."""

from typing import Any

from sqlalchemy import select

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.database import db
from fieldapp.people.models import User
from fieldapp.people.queries import active_admins
from fieldapp.sync.models import SyncQuarantine, SyncRevision


def changed_by(name: str, record_id: str, mutation_id: str) -> dict[str, Any]:
    """The fields that this mutation changed, as it left them; of a record that it made, all. Empty when it changed nothing."""
    of_record = (SyncRevision.org_id == current_org(), SyncRevision.type == name, SyncRevision.record_id == record_id)
    made = select(SyncRevision).where(*of_record, SyncRevision.mutation_id == mutation_id).order_by(SyncRevision.rev)
    revisions = db.session.scalars(made).all()
    if not revisions:
        return {}
    before = db.session.scalars(select(SyncRevision.body).where(*of_record, SyncRevision.rev == revisions[0].rev - 1)).first()
    left = dict(revisions[-1].body)
    return left if before is None else {field: value for field, value in left.items() if value != before.get(field)}


def who_moved(name: str, record_id: str) -> str:
    """One sentence for whoever came late: who gave the record the status it has, and when."""
    query = select(SyncRevision).where(SyncRevision.org_id == current_org(), SyncRevision.type == name, SyncRevision.record_id == record_id)
    latest = None
    for revision in db.session.scalars(query.order_by(SyncRevision.rev.desc())):
        if latest is not None and revision.body.get("status") != latest.body.get("status"):
            break
        latest = revision
    if latest is None:
        return ""
    user = db.session.get(User, (current_org(), latest.user_id)) if latest.user_id else None
    at = latest.server_at
    return f"{user.name if user else 'The office'} did so on {at[:10]} at {at[11:16]} UTC."


def set_aside(before: str | None, limit: int, handled: bool) -> tuple[list[SyncQuarantine], str | None]:
    """What the current actor may judge, newest first, and where the next page begins."""
    actor = current_actor()
    query = select(SyncQuarantine).where(SyncQuarantine.org_id == actor.org_id)
    if not actor.is_office:
        admins = set(active_admins(actor.org_id))
        query = query.where(SyncQuarantine.user_id.in_(actor.people - admins))
    if not handled:
        query = query.where(SyncQuarantine.handled_at.is_(None))
    if before is not None:
        query = query.where(SyncQuarantine.id < before)
    rows = list(db.session.scalars(query.order_by(SyncQuarantine.id.desc()).limit(limit + 1)))
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else None


def locked_entry(entry_id: str) -> SyncQuarantine | None:
    return db.session.get(SyncQuarantine, (current_org(), entry_id), with_for_update=True, populate_existing=True)
