"""What is told of a company's settings and what may be said about them."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from fieldapp.admin.rules import MOST_KM, MOST_VISITS, UNITS
from fieldapp.core.schemas import Money, RecordSchema, Text
from fieldapp.people.rules import LANGUAGES


def not_negative(value: dict[str, Any]) -> None:
    if value["amount"].startswith("-"):
        raise ValidationError("This is not below zero.")


class ToleranceField(fields.Raw):
    """`{"visits", "km", "cost"}`: visits changed, way and cost more than approved. Each from 0, which is: ask every time."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or set(value) != {"visits", "km", "cost"}:
            raise ValidationError('Write a tolerance as {"visits", "km", "cost"}.')
        visits, km = value["visits"], value["km"]
        if type(visits) is not int or not 0 <= visits <= MOST_VISITS:
            raise ValidationError(f"The visits are a whole number from 0 to {MOST_VISITS}.")
        if type(km) not in (int, float) or not 0 <= km <= MOST_KM:
            raise ValidationError(f"The kilometres are a number from 0 to {MOST_KM}.")
        cost = Money(validate=not_negative).deserialize(value["cost"])
        return {"visits": visits, "km": km, "cost": cost}


class SettingsSchema(RecordSchema):
    """`km_rate` per kilometre driven, `night_rate` per night away, `meals_rate` per day on the road;
    `tolerance`: what may change on an approved trip without a new decision."""

    language = Text(validate=validate.OneOf(LANGUAGES))
    unit = Text(validate=validate.OneOf(UNITS))
    km_rate = Money(validate=not_negative)
    night_rate = Money(validate=not_negative)
    meals_rate = Money(validate=not_negative)
    tolerance = ToleranceField()


class OfficeSettingsSchema(SettingsSchema):
    """The same with the company's name, as the office's page sends it. The name travels with each sign-in."""

    name = Text(validate=validate.Length(min=1, max=200))
