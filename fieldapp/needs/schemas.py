"""What is told of needs and what may be said about them."""

import json
from typing import Any

from marshmallow import ValidationError, fields, validate

from fieldapp.core.schemas import Id, RecordSchema, Text
from fieldapp.needs.rules import KINDS, URGENCIES


class Quantity(fields.Raw):
    """A number of pieces or metres, zero or more; whole numbers stay whole."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> float | int:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1e9:
            raise ValidationError("Write a quantity as a number, zero or more.")
        return value

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return int(value) if isinstance(value, float) and value.is_integer() else value


def writable(value: Any) -> None:
    """Refuse half characters and endless numbers: neither can be written as JSON text."""
    try:
        json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except ValueError as error:
        raise ValidationError("This holds half of a character or an endless number.") from error


class NeedSchema(RecordSchema):
    """`author_id` is whoever made it; a value sent for it is not believed."""

    command_only = frozenset({"status"})
    account_id = Id(required=True)
    visit_id = Id(allow_none=True)
    kind = Text(validate=validate.OneOf(KINDS))
    summary = Text(required=True)
    quantity = Quantity(allow_none=True)
    urgency = Text(allow_none=True, validate=validate.OneOf(URGENCIES))
    spec = fields.Dict(keys=fields.String(), validate=writable)
    status = Text()
    competitor = Text(allow_none=True, validate=validate.Length(max=300))
    author_id = Id(allow_none=True)
