"""A day, a moment or a sum that no calendar, clock or phone can show is refused where it comes in."""

from typing import Any

import pytest

from fieldapp.core.errors import Invalid
from fieldapp.core.schemas import Clock, Day, Instant, Money, RecordSchema


class Sample(RecordSchema):
    at = Instant()
    day = Day()
    clock = Clock()
    sum = Money()


GOOD: list[dict[str, Any]] = [
    {"at": "2026-11-23T07:10:00Z"},
    {"at": "2026-11-23T07:10Z"},
    {"at": "2026-11-23T07:10:00.123456789-06:00"},
    {"day": "1900-01-01"},
    {"day": "2199-12-31"},
    {"clock": "23:59"},
    {"sum": {"amount": "-12.50", "currency": "USD"}},
]
BAD: list[dict[str, Any]] = [
    {"at": "2026-13-01T07:10:00Z"},
    {"at": "2026-02-30T07:10:00Z"},
    {"at": "2026-11-23T25:10:00Z"},
    {"at": "2026-11-23T07:10:00+99:00"},
    {"at": "٢٠٢٦-11-23T07:10:00Z"},
    {"at": "2026-11-23T07:10:00." + "1" * 60 + "Z"},
    {"day": "9999-12-31"},
    {"day": "0001-01-01"},
    {"clock": "0٩:30"},
    {"sum": {"amount": "١٢.٥٠", "currency": "USD"}},
]


@pytest.mark.parametrize("values", GOOD, ids=str)
def test_what_exists_is_taken_as_it_was_written(values: dict[str, Any]) -> None:
    assert Sample().dump(Sample.read(values, partial=True)) == values


@pytest.mark.parametrize("values", BAD, ids=ascii)
def test_what_does_not_exist_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        Sample.read(values, partial=True)
