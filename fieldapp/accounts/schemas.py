"""What of accounts, sites and contacts comes in and goes out."""

import re
from typing import Any

from marshmallow import ValidationError, fields, validate

from fieldapp.core.schemas import Day, Id, Json, Money, Position, RecordSchema, Text

KINDS = ("prospect", "customer", "former")
TIERS = ("A", "B", "C")
WAYS = ("phone", "email", "visit")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)


def no_blank(text: str) -> None:
    if not text.strip():
        raise ValidationError("This cannot be empty.")


def upto(length: int) -> validate.Length:
    return validate.Length(max=length)


def is_hours(value: Any) -> None:
    """`{"mon": [["08:00", "12:00"], …], …}`."""
    days_of = value.values() if isinstance(value, dict) else [None]
    spans = [span for day in days_of for span in (day if isinstance(day, list) else [None])]
    if not all(isinstance(span, list) and len(span) == 2 and all(CLOCK.fullmatch(str(end)) for end in span) for span in spans):
        raise ValidationError('Write hours as {"mon": [["08:00", "17:00"]]}.')


def days() -> fields.Integer:
    return fields.Integer(strict=True, allow_none=True, validate=validate.Range(1, 3650))


class AccountSchema(RecordSchema):
    name = Text(required=True, validate=[no_blank, upto(300)])
    number = Text(allow_none=True, validate=upto(60))
    external_id = Text(allow_none=True, validate=upto(60))
    kind = Text(validate=validate.OneOf(KINDS))
    tier = Text(validate=validate.OneOf(TIERS))
    territory_id = Id(allow_none=True)
    visit_interval_days = days()
    contact_interval_days = days()
    last_visit = Day(allow_none=True)
    language = Text(allow_none=True, validate=upto(10))
    tags = fields.List(Text(validate=upto(100)), validate=upto(200))
    industry = Text(allow_none=True, validate=upto(200))
    phone = Text(allow_none=True, validate=upto(60))
    revenue = Money(allow_none=True)
    potential = Money(allow_none=True)
    service_package = Text(allow_none=True, validate=upto(100))
    parent_id = Id(allow_none=True)


class SiteSchema(RecordSchema):
    account_id = Id(required=True)
    label = Text(validate=[no_blank, upto(200)])
    street = Text(allow_none=True, validate=upto(300))
    city = Text(allow_none=True, validate=upto(200))
    state = Text(allow_none=True, validate=upto(60))
    postal_code = Text(allow_none=True, validate=upto(20))
    position = Position(allow_none=True)
    hours = Json(allow_none=True, validate=is_hours)
    gate = Text(allow_none=True)
    ppe = Text(allow_none=True)
    parking = Text(allow_none=True)


class ContactSchema(RecordSchema):
    account_id = Id(required=True)
    name = Text(required=True, validate=[no_blank, upto(300)])
    title = Text(allow_none=True, validate=upto(200))
    role = Text(allow_none=True, validate=upto(60))
    phones = fields.List(Text(validate=upto(60)), validate=upto(50))
    emails = fields.List(Text(validate=upto(320)), validate=upto(50))
    language = Text(allow_none=True, validate=upto(10))
    site_ids = fields.List(Id(), validate=upto(50))
    opt_outs = fields.List(Text(validate=validate.OneOf(WAYS)), validate=upto(len(WAYS)))
