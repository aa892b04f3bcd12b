"""The synced type of sync itself: conflicts."""

from typing import Any

from marshmallow import fields

from fieldapp.core.records import RecordType, find, hanging_on, hung_on, ids_under, record_type, register
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
    """Conflicts about this record and about whatever moves with it."""
    return hanging_on(Conflict, ids_under(name, record_id, hung_on(Conflict)))


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
