"""The synced type of sync itself: conflicts."""

from typing import Any

from marshmallow import fields

from fieldapp.core.actor import current_org
from fieldapp.core.database import db
from fieldapp.core.records import RecordType, find, record_type, register
from fieldapp.core.schemas import Id, Json, RecordSchema
from fieldapp.sync import conflicts
from fieldapp.sync.models import Conflict


class ConflictSchema(RecordSchema):
    record_type = fields.String(required=True)
    record_id = Id(required=True)
    field = fields.String(allow_none=True)
    base = Json(allow_none=True)
    ours = Json(allow_none=True)
    theirs = Json(allow_none=True)
    mutation_id = fields.String(allow_none=True)
    author_id = Id(allow_none=True)
    state = fields.String()


def scopes(conflict: Conflict) -> list[str]:
    """Where its record lives."""
    record = find(conflict.record_type, conflict.record_id, deleted=True)
    return record_type(conflict.record_type).scopes(record) if record is not None else []


def under(name: str, record_id: str) -> list[Any]:
    """Conflicts about this record, and about what stands under it if it is an account."""
    conflicts_here = db.session.query(Conflict).filter_by(org_id=current_org())
    return [conflict for conflict in conflicts_here if _belongs(conflict, name, record_id)]


def _belongs(conflict: Conflict, name: str, record_id: str) -> bool:
    if (conflict.record_type, conflict.record_id) == (name, record_id):
        return True
    record = find(conflict.record_type, conflict.record_id, deleted=True) if name == "account" else None
    return record is not None and getattr(record, "account_id", None) == record_id


def register_types() -> None:
    register(
        RecordType(
            name="conflict",
            model=Conflict,
            schema=ConflictSchema,
            scopes=scopes,
            commands={"settle": conflicts.settle},
            under=under,
        )
    )
