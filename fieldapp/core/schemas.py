"""What comes in and goes out: the base of all record schemas and the fields they share. JSON in, Python out."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields

from fieldapp.core.errors import Invalid
from fieldapp.core.ids import is_id

HALF = re.compile("[\ud800-\udfff]")  # one half of a character that UTF-16 writes as two
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def storable(text: str) -> str:
    """Without NUL and half characters, which databases refuse. For what is kept whatever it is; people's words are checked by Text."""
    if text.isascii() and "\x00" not in text:
        return text
    return "".join(letter for letter in text if letter != "\x00" and not 0xD800 <= ord(letter) <= 0xDFFF)


class Id(fields.String):
    """A UUID in its canonical spelling."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not is_id(value):
            raise ValidationError("This is not an id.")
        return str(value)


class Text(fields.String):
    """Text without NUL (PostgreSQL refuses it), at most 100,000 characters."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if len(text) > 100_000:
            raise ValidationError("This is longer than 100,000 characters.")
        if HALF.search(text):
            raise ValidationError("This holds half of a character.")
        return text.replace("\x00", "")


class Day(fields.Date):
    """A day, `YYYY-MM-DD`. Beyond the years people plan in, calendars and their zones cannot reckon."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="iso", **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        day: date = super()._deserialize(value, attr, data, **kwargs)
        if not 1900 <= day.year < 2200:
            raise ValidationError("A day lies between 1900 and 2199.")
        return day


def is_moment(text: str) -> bool:
    """Whether the calendar and the clock have it: phones that were shown the 99th of a month could draw nothing any more."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


class Instant(fields.String):
    """A moment, ISO 8601 UTC. Kept as the text it came as: no clock of ours decides by it."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not isinstance(value, str) or not MOMENT.fullmatch(value) or not is_moment(value):
            raise ValidationError("Write a time as 2026-11-23T07:10:00Z.")
        return value


class Clock(fields.String):
    """A time of day, `09:30`."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
            raise ValidationError("Write a time of day as 09:30.")
        return value


class Json(fields.Raw):
    """A JSON object or list without a fixed form, at most as large as a mutation may be."""


class Money(fields.Raw):
    """`{"amount": "12.50", "currency": "USD"}`; the amount is text, so that no cent is rounded away."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> dict[str, str]:
        ok = isinstance(value, dict) and set(value) == {"amount", "currency"}
        if (
            not ok
            or not re.fullmatch(r"-?\d{1,15}(\.\d{1,4})?", str(value["amount"]), re.ASCII)
            or not re.fullmatch(r"[A-Z]{3}", str(value["currency"]))
        ):
            raise ValidationError('Write money as {"amount": "12.50", "currency": "USD"}.')
        return {"amount": str(value["amount"]), "currency": str(value["currency"])}


class Position(fields.Raw):
    """`{"lat", "lon", "precision"}`: degrees, and how it was found (pin, street, zip, gps, town)."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValidationError('Write a position as {"lat", "lon", "precision"}.')
        lat, lon = value.get("lat"), value.get("lon")
        numbers = all(isinstance(part, int | float) and not isinstance(part, bool) for part in (lat, lon))
        if not numbers or not -90 <= float(lat) <= 90 or not -180 <= float(lon) <= 180:  # type: ignore[arg-type]
            raise ValidationError("A latitude lies within ±90 and a longitude within ±180.")
        return {"lat": lat, "lon": lon, "precision": str(value.get("precision", "pin"))[:20]}


@cache
def shared(schema: type["RecordSchema"]) -> "RecordSchema":
    """One instance of each schema for all threads: it keeps nothing between calls, and making one copies all its fields."""
    return schema()


class RecordSchema(Schema):
    """Base of all record schemas. Unknown fields are refused; those in `command_only` change by command."""

    command_only: frozenset[str] = frozenset()

    class Meta:
        unknown = RAISE

    @classmethod
    def read(cls, values: Mapping[str, Any], *, partial: bool) -> dict[str, Any]:
        """JSON values to Python values. Raises Invalid with the reasons by field."""
        locked = cls.command_only & set(values)
        if locked:
            raise Invalid(f"{', '.join(sorted(locked))} changes by command only.", code="command_only")
        try:
            return dict(shared(cls).load(values, partial=partial))
        except ValidationError as error:
            reasons: dict[str, Any] = error.messages_dict
            raise Invalid(say(reasons), code="invalid", errors=reasons) from error


def say(messages: Mapping[str, Any]) -> str:
    """Reasons by field as one sentence."""
    return " ".join(f"{field}: {' '.join(map(str, why)) if isinstance(why, list) else why}" for field, why in messages.items())
