"""The reads of sync."""

from typing import Any

from sqlalchemy import select

from fieldapp.core.actor import current_org
from fieldapp.core.database import db
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
