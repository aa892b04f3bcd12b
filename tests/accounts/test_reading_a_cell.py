"""Money, dates and codes as people and spreadsheets write them."""

from datetime import date
from decimal import Decimal

import pytest

from fieldapp.accounts.importing import values
from fieldapp.accounts.importing.matching import company_key, number_key, phone_key


@pytest.mark.parametrize(("text", "amount", "currency"), [
    ("$1,234.56", "1234.56", "USD"), ("1.234,56 €", "1234.56", "EUR"), ("1 234,5", "1234.50", "USD"), ("(12.50)", "-12.50", "USD"),
    ("MXN 1,234,567", "1234567.00", "MXN"), ("1,234", "1234.00", "USD"), ("12,5", "12.50", "USD"), ("4951.2", "4951.20", "USD"),
    ("0", "0.00", "USD"),
])  # fmt: skip
def test_money_is_read_with_point_or_comma(text: str, amount: str, currency: str) -> None:
    assert values.money(text) == {"amount": amount, "currency": currency}


@pytest.mark.parametrize("text", [
    "10/3/2026", "2026-10-03", "2026-10-03T08:00:00.000Z", "3-Oct-2026", "Oct 3, 2026", "20261003", "46298", "03 oct 2026",
    "10/3/26", "10/3/2026 12:00 AM",
])  # fmt: skip
def test_a_date_is_read_in_every_style(text: str) -> None:
    assert values.day(text) == date(2026, 10, 3)


def test_one_date_that_allows_one_reading_decides_for_its_column() -> None:
    assert values.day_first(["3/4/2026", "25/4/2026"], spanish=False)
    assert not values.day_first(["3/4/2026", "4/25/2026"], spanish=True)
    assert values.day("3/4/2026", True) == date(2026, 4, 3)


@pytest.mark.parametrize(("text", "code"), [
    ("1343", "01343"), ("501", "00501"), ("01343-0001", "01343-0001"), ("13430001", "01343-0001"), ("1343.0", "01343"), ("77001", "77001"),
    ("k1a 0b1", "K1A 0B1"), ("", None),
])  # fmt: skip
def test_a_zip_code_gets_its_zeros_back(text: str, code: str | None) -> None:
    assert values.postal_code(text) == code


@pytest.mark.parametrize(
    ("text", "kind"), [("Active", "customer"), ("Inactive", "former"), ("Customer - Direct", "customer"), ("PROSPECTO", "prospect")]
)
def test_a_status_says_what_kind_of_account_it_is(text: str, kind: str) -> None:
    assert values.kind(text) == kind


def test_what_cannot_be_read_says_so() -> None:
    for read in (values.money, values.day, values.kind, values.tier, values.whole_days, values.email, values.phone):
        with pytest.raises(values.Unreadable):
            read("zzz?")


def test_two_writings_of_one_thing_have_one_key() -> None:
    assert company_key("Lone Machine Works & Sons, L.L.C.") == company_key("LONE MACHINE WORKS AND SONS")
    assert number_key("010014") == number_key("10014.0") == "10014"
    assert phone_key("+1 (413) 628-1144") == phone_key("413.628.1144")


def test_a_column_of_numbers_decides_what_its_signs_mean() -> None:
    assert values.decimal_comma_in(["1.234", "12,5"]) is True
    assert values.decimal_comma_in(["1,234", "1,234,567"]) is False
    assert values.decimal_comma_in(["1.234.567"]) is True
    assert values.decimal_comma_in(["1.234", "7"]) is None
    assert values.number("1.234", True) == 1234
    assert values.number("1,234", True) == values.number("1.234", False) == Decimal("1.234")
    assert values.number("1.37E+05") == 137000


@pytest.mark.parametrize(
    ("text", "code"), [("1.0028E+04", "10028"), ("10028.0", "10028"), ("4E10", "4E10"), ("A-7", "A-7"), ("010014", "010014")]
)
def test_a_code_is_never_taken_for_a_number(text: str, code: str) -> None:
    assert values.unrounded(text) == code


@pytest.mark.parametrize(("text", "tier"), [("A", "A"), ("Class b", "B"), ("A - Key", "A"), ("Clase C", "C"), ("2", "B"), ("Tier 1", "A")])
def test_a_class_is_one_of_three(text: str, tier: str) -> None:
    assert values.tier(text) == tier


def test_never_is_no_day_and_a_rhythm_is_a_number_of_days() -> None:
    assert values.day("Never") is values.day("00/00/0000") is None
    assert values.whole_days("0") is None
    assert (values.whole_days("Monthly"), values.whole_days("trimestral"), values.whole_days("cada 45 días")) == (30, 90, 45)
