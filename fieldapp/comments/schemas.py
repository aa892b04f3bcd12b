"""What is told of comments and what may be said in one."""

from fieldapp.core.schemas import Id, Instant, RecordSchema, Text


class CommentSchema(RecordSchema):
    """`author_id` and `at` are the server's to say; values sent for them are not believed."""

    record_type = Text(required=True)
    record_id = Id(required=True)
    body = Text(required=True)
    author_id = Id(allow_none=True)
    at = Instant(allow_none=True)
