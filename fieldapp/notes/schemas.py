"""What is told of notes and what may be said about them."""

from marshmallow import fields, validate

from fieldapp.core.schemas import Id, Instant, RecordSchema, Text

KINDS = ("meeting", "call", "other")


class NoteSchema(RecordSchema):
    """`author_id` is whoever made it; a value sent for it is not believed."""

    account_id = Id(required=True)
    visit_id = Id(allow_none=True)
    body = Text(required=True)
    occurred_at = Instant(allow_none=True)
    kind = Text(validate=validate.OneOf(KINDS))
    promise = fields.Boolean()
    kept = fields.Boolean(allow_none=True)
    author_id = Id(allow_none=True)
