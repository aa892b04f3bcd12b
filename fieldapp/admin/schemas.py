"""What is told of a company's settings and what may be said about them."""

from typing import Any

from marshmallow import ValidationError, validate

from fieldapp.admin.rules import UNITS
from fieldapp.core.schemas import Money, RecordSchema, Text
from fieldapp.people.rules import LANGUAGES


def not_negative(value: dict[str, Any]) -> None:
    if value["amount"].startswith("-"):
        raise ValidationError("A rate is not below zero.")


class SettingsSchema(RecordSchema):
    """`km_rate` per kilometre driven, `night_rate` per night away, `meals_rate` per day on the road."""

    language = Text(validate=validate.OneOf(LANGUAGES))
    unit = Text(validate=validate.OneOf(UNITS))
    km_rate = Money(validate=not_negative)
    night_rate = Money(validate=not_negative)
    meals_rate = Money(validate=not_negative)


class OfficeSettingsSchema(SettingsSchema):
    """The same with the company's name, as the office's page sends it. The name travels with each sign-in."""

    name = Text(validate=validate.Length(min=1, max=200))
