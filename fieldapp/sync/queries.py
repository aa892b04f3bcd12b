"""The reads of sync."""

from typing import Any

from sqlalchemy import select

from fieldapp.core.actor import current_org
from fieldapp.core.database import db
from fieldapp.people.models import User
from fieldapp.sync.models import SyncRevision


def revision_by(name: str, record_id: str, mutation_id: str) -> dict[str, Any] | None:
    """The record as that mutation left it, or None when it changed nothing."""
    query = select(SyncRevision.body).where(
        SyncRevision.org_id == current_org(),
        SyncRevision.type == name,
        SyncRevision.record_id == record_id,
        SyncRevision.mutation_id == mutation_id,
    )
    body = db.session.scalars(query.order_by(SyncRevision.rev.desc()).limit(1)).first()
    return dict(body) if body is not None else None


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
