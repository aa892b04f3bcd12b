"""What is told of trips and visits and what may be said about them."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from fieldapp.core.schemas import Clock, Day, Id, Instant, Json, Money, Position, RecordSchema, Text

Title = validate.Length(min=1, max=300)


class Base(fields.Raw):
    """Where the days begin and end: `{"label", "position"}`, the position may be null."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or not set(value) <= {"label", "position"}:
            raise ValidationError('Write a base as {"label", "position"}.')
        place = value.get("position")
        return {
            "label": (Text().deserialize(value.get("label", "")) or "")[:300],
            "position": None if place is None else Position().deserialize(place),
        }


class TripSchema(RecordSchema):
    command_only = frozenset({"status", "content", "decisions", "amendment"})
    owner_id = Id()
    month = Text(allow_none=True, validate=validate.Regexp(r"^[0-9]{4}-(0[1-9]|1[0-2])\Z", error="Write a month as 2026-12."))
    title = Text(required=True, validate=Title)
    start_date = Day(allow_none=True)
    end_date = Day(allow_none=True)
    base = Base(allow_none=True)
    objectives = Text(allow_none=True)
    budget = Money(allow_none=True)
    status = Text()
    content = Text()
    amendment = Text()
    decisions = Json()


class VisitSchema(RecordSchema):
    command_only = frozenset({"status", "checked_in_at", "checked_out_at", "check_in_position", "skip_reason"})
    trip_id = Id(allow_none=True)
    account_id = Id(required=True)
    site_id = Id(allow_none=True)
    owner_id = Id(allow_none=True)
    contact_ids = fields.List(Id(), validate=validate.Length(max=100))
    day = Day(allow_none=True)
    position = fields.Integer(strict=True, allow_none=True, validate=validate.Range(0, 1000))
    planned_start = Clock(allow_none=True)
    minutes = fields.Integer(strict=True, allow_none=True, validate=validate.Range(0, 1440))
    must = fields.Boolean()
    fixed = fields.Boolean()
    objective = Text(allow_none=True)
    status = Text()
    checked_in_at = Instant(allow_none=True)
    checked_out_at = Instant(allow_none=True)
    check_in_position = Position(allow_none=True)
    outcome = Text(allow_none=True)
    skip_reason = Text(allow_none=True)


class CheckIn(RecordSchema):
    """Arguments of `check_in`: when, by the phone's clock, and where if it knows."""

    at = Instant(required=True)
    position = Position(allow_none=True)


class CheckOut(RecordSchema):
    at = Instant(required=True)
    outcome = Text(allow_none=True)


class Skip(RecordSchema):
    at = Instant(allow_none=True)
    reason = Text(allow_none=True)


class Decide(RecordSchema):
    """Arguments of every trip command: a word to the other side."""

    comment = Text(allow_none=True, validate=validate.Length(max=5000))
