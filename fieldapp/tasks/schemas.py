"""What is told of tasks and what may be said about them."""

from marshmallow import validate

from fieldapp.core.schemas import Day, Id, Instant, RecordSchema, Text


class TaskSchema(RecordSchema):
    account_id = Id(allow_none=True)
    visit_id = Id(allow_none=True)
    owner_id = Id()
    title = Text(required=True, validate=validate.Length(min=1, max=500))
    due = Day(allow_none=True)
    done_at = Instant(allow_none=True)
    kind = Text(allow_none=True, validate=validate.Length(max=40))
