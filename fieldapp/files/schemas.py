"""The fields of an attachment. What the server alone knows is dropped when a phone sends it along."""

from typing import Any

from marshmallow import ValidationError, fields, pre_load, validate

from fieldapp.core.schemas import Id, Instant, RecordSchema, Text
from fieldapp.files.rules import is_sha256

PARENTS = ("account", "site", "contact", "trip", "visit", "note", "need", "task")


def _sha256(text: str) -> None:
    if not is_sha256(text):
        raise ValidationError("This is not a sha256 in small hexadecimal letters.")


class AttachmentSchema(RecordSchema):
    record_type = Text(required=True, validate=validate.OneOf(PARENTS))
    record_id = Id(required=True)
    sha256 = Text(required=True, validate=_sha256)
    size = fields.Integer(strict=True, validate=validate.Range(min=0, max=2**31 - 1))
    mime = Text(validate=validate.Length(min=1, max=60))
    taken_at = Instant(allow_none=True)
    stored = fields.Boolean(dump_only=True)
    author_id = Id(dump_only=True)

    @pre_load
    def drop_what_is_ours(self, values: Any, **_: Any) -> Any:
        return {key: value for key, value in values.items() if key not in {"stored", "author_id"}}
