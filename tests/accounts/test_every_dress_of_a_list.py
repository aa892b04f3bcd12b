"""The same list as different programs write it is the same list here, field by field, and again changes nothing."""

import base64
from datetime import date
from typing import Any

import pytest

from tests.accounts.exports import ENGLISH, LIST, SPANISH, Dress, as_listed, comma_money, counts, day_first, here, take
from tests.company import Company

SPAIN = Dress(SPANISH, ";", "es", comma_money, day_first)
MEXICO = Dress(SPANISH, ",", "es", day=day_first)


def serial(day: str) -> str:
    return str((date.fromisoformat(day) - date(1899, 12, 30)).days) if day else ""


def with_name_of_month(day: str) -> str:
    return date.fromisoformat(day).strftime("%d-%b-%y") if day else ""


def armoured(text: str) -> str:
    return f'="{text}"' if text else ""


def shortened(number: str) -> str:
    return f"{float(number):.4E}"


# no,name,city / 1,,Austin
NAMELESS = "bm8sbmFtZSxjaXR5DQoxLCxBdXN0aW4NCg=="
DRESSES = {
    "as an ERP": Dress().text().encode("utf-8-sig"),
    "semicolons, decimal commas, days first, Windows letters": SPAIN.text().encode("cp1252"),
    "tabs in UTF-16": Dress(SPANISH, "\t", "es", comma_money, day_first).text().encode("utf-16"),
    "Mexican: days first, decimal points": MEXICO.text().encode(),
    "pipes": Dress(separator="|").text().encode(),
    "with a hint for the spreadsheet": b"sep=;\r\n" + Dress(separator=";").text().encode(),
    "old line breaks": Dress().text().replace("\r\n", "\r").encode(),
    "armoured codes": Dress(number=armoured, zip_code=armoured).text().encode(),
    "serial days": Dress(day=serial).text().encode(),
    "names of months": Dress(day=with_name_of_month).text().encode(),
    "ISO moments": Dress(day=lambda day: day and f"{day}T00:00:00.000Z").text().encode(),
    "line breaks in cells": Dress(quoted=True).text().replace("12 Oak, ", "12 Oak,\n").encode(),
    "numbers as a spreadsheet shortens them": Dress(number=shortened, zip_code=lambda code: f"{int(code)}.0").text().encode(),
    "thousands by hard spaces": Dress(separator=";", money=lambda sales: comma_money(sales).replace(".", "\u00a0") + " $").text().encode(),
    "Spanish headings by #": Dress(["# Cliente", *SPANISH[1:]], ",", "es", day=day_first).text().encode(),
}  # fmt: skip


@pytest.mark.parametrize("dress", DRESSES)
def test_the_list_is_the_same_in_every_dress(company: Company, dress: str) -> None:
    assert counts(take(company, DRESSES[dress])) == (4, 0, 0, 0, 0)
    wanted = [[cell.lstrip("0") if at == 0 and "shortens" in dress else cell for at, cell in enumerate(row)] for row in LIST]
    assert as_listed(company) == wanted
    assert counts(take(company, DRESSES[dress])) == (0, 0, 4, 0, 0)


def test_words_of_the_report_around_the_list_are_named_and_left_out(company: Company) -> None:
    lines = Dress().text().splitlines()
    blank = "," * (len(ENGLISH) - 1)
    around = [
        "Customer list",
        f"Printed 11/25/2026{blank}",
        "",
        *lines[:3],
        lines[0],
        *lines[3:],
        f"Grand total:{blank}",
        '"Confidential, do not copy"',
    ]
    report = take(company, "\r\n".join(around) + "\r\n")
    assert as_listed(company) == LIST
    reasons = [(item["line"], item["reason"]) for item in report["rejected"]]
    assert [line for line, _ in reasons] == [7, 10, 11]
    assert [words for (_, reason), words in zip(reasons, ["heading", "totals", "row"], strict=True) if words not in reason] == []
    assert report["rows"] == 7


def test_of_two_columns_with_one_heading_the_fuller_one_counts_and_the_other_is_named(company: Company) -> None:
    rows = [["PHONE", ""], *([""] * 2 for _ in LIST)]
    lines = [f"{more[0]},{line},{more[1]}" for more, line in zip(rows, Dress().text().splitlines(), strict=True)]
    report = take(company, "\r\n".join(lines) + "\r\n")
    assert as_listed(company) == LIST
    assert "Columns not used: PHONE (A)" in report["warnings"]


def test_what_stands_under_no_heading_is_named(company: Company) -> None:
    lines = Dress().text().splitlines()
    report = take(company, "\r\n".join([lines[0] + ",", *(line + ",seen" for line in lines[1:])]) + "\r\n")
    assert "Columns not used: (O)" in report["warnings"]


def test_days_that_can_be_read_in_two_ways_are_pointed_out(company: Company) -> None:
    text = "CUST NO,CUSTOMER NAME,CITY,LAST VISIT\r\n1,Eagle,Austin,3/4/2026\r\n"
    assert "Dates are read as month/day: 3/4/2026. Check one." in take(company, text)["warnings"]
    assert here(company, "account")[0].last_visit == date(2026, 3, 4)


def test_a_number_that_a_spreadsheet_rounded_is_left_out_with_a_warning(company: Company) -> None:
    report = take(company, "CUST NO,CUSTOMER NAME,CITY,PHONE\r\n1.23457E+11,Eagle,Austin,9.59492E+09\r\n")
    account = here(company, "account")[0]
    assert (account.number, account.phone) == (None, None)
    assert len([warning for warning in report["warnings"] if "rounded" in warning]) == 2


def test_a_company_called_total_is_a_company(company: Company) -> None:
    assert counts(take(company, "CUST NO,CUSTOMER NAME,CITY\r\n,Total Hydraulics Inc,Austin\r\n")) == (1, 0, 0, 0, 0)


def test_reasons_are_told_in_the_language_of_whoever_imports(company: Company) -> None:
    client = company.phone("admin").client
    body = {
        "kind": "accounts",
        "name": "a.csv",
        "content_base64": NAMELESS,
        "dry_run": True,
        "language": "es",
    }
    assert client.post("/api/imports", json=body).json["rejected"] == [{"line": 2, "field": "name", "reason": "está vacío"}]


def ask(company: Company, text: str, **more: Any) -> Any:
    content = base64.b64encode(text.encode()).decode()
    body = {"kind": "accounts", "name": "a.csv", "content_base64": content, **more}
    return company.phone("admin").client.post("/api/imports", json=body).json


def test_a_preview_says_which_column_became_what_and_shows_the_first_rows(company: Company) -> None:
    told = ask(company, Dress().text(), dry_run=True)
    assert [(column["name"], column["field"]) for column in told["columns"][:3]] == [
        ("CUST NO", "number"), ("CUSTOMER NAME", "name"), ("ADDRESS 1", "street"),
    ]  # fmt: skip
    assert told["header_line"] == 1
    assert told["sample"][0]["values"]["revenue"] == {"amount": "137142.98", "currency": "USD"}
    assert told["sample"][0]["values"]["last_visit"] == "2026-10-21"
    assert here(company, "account") == []


def test_a_person_says_which_column_is_which(company: Company) -> None:
    strange = "Wer,Wo,Wann\r\nEagle,Austin,2026-10-21\r\n"
    told = ask(company, strange, dry_run=True)
    assert told["rows"] == 0
    assert "Wer, Wo, Wann" in told["problem"]
    assert [column["name"] for column in told["columns"]] == ["Wer", "Wo", "Wann"]
    done = ask(company, strange, dry_run=False, columns={"name": 0, "city": 1, "last_visit": 2})
    assert done["created"] == 1
    account = here(company, "account")[0]
    assert (account.name, account.last_visit) == ("Eagle", date(2026, 10, 21))


def test_a_column_that_is_not_there_is_refused(company: Company) -> None:
    assert ask(company, Dress().text(), dry_run=False, columns={"name": 99, "city": 1})["code"] == "no_usable_columns"
    assert ask(company, Dress().text(), dry_run=False, columns={"name": "one"})["code"] == "invalid"
