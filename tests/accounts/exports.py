"""Small exports, written as ERPs write them. Companies and people are invented; towns and ZIP codes are real."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fieldapp.accounts.importing import import_bytes
from fieldapp.core.actor import acting_as, system
from fieldapp.core.records import every
from tests.company import Company

ERP = (
    "CUST NO,CUSTOMER NAME,ADDRESS 1,CITY,ST,ZIP,PHONE,TERRITORY,CLASS,LAST VISIT,YTD SALES,STATUS,LANG,VISIT EVERY (DAYS)\r\n"
    '010000,Lone Fabrication & Sons,615 Commerce St,Drury,MA,1343,(413) 628-1144,EAST,A,10/21/2026,"$137,142.98",Active,ES,30\r\n'
    '010014,STAR VALVE,PO Box 12,,OH,44438,9594916320,EAST,,6/15/2026,"$4,951.20",Prospect,,\r\n'
    '010028,Mesa Equipment Group,5879 W Main St,Edwardsburg,MI,49112,,Gulf,B,11/4/2026,"$24,698.55",Inactive,,60\r\n'
)
CONTACTS = (
    "CUST NO,FIRST,LAST,TITLE,E-MAIL,DIRECT PHONE\r\n"
    "10000,Jennifer,Ramírez,Compras,jramirez@lone.example,\r\n"
    "010014,Mark,Brown,Plant Manager,,351-320-8387\r\n"
)


def take(company: Company, text: str | bytes, kind: str = "accounts", dry_run: bool = False) -> dict[str, Any]:
    """Import as the office."""
    content = text.encode() if isinstance(text, str) else text
    with acting_as(system(company.org_id)):
        return import_bytes(kind, content, dry_run=dry_run)


def here(company: Company, name: str) -> list[Any]:
    with acting_as(system(company.org_id)):
        return every(name)


def counts(report: dict[str, Any]) -> tuple[int, int, int, int, int]:
    """created, updated, unchanged, rejected, duplicates"""
    return (*(report[key] for key in ("created", "updated", "unchanged")), len(report["rejected"]), len(report["duplicates"]))


LIST = [  # number, name, street, town, state, ZIP, phone, territory, class, last visit, sales, status, language, every
    ["010000", "Lone Fabrication & Sons", "615 Commerce St", "Drury", "MA", "01343", "(413) 628-1144", "EAST", "A",
     "2026-10-21", "137142.98", "customer", "es", "30"],
    ["010014", "STAR VALVE", "12 Oak, Unit 3", "Columbiana", "OH", "44408", "959.491.6320 x694", "EAST", "C",
     "2026-06-05", "4951.20", "prospect", "", "120"],
    ["010028", "Tubería Ñandú", "58 W Main St", "Edwardsburg", "MI", "49112", "", "MIDWEST", "B",
     "2026-04-03", "1234.00", "former", "en", ""],
    ["010035", "River Compressor", "", "", "OH", "44438", "724-958-4337", "MIDWEST", "A", "", "491052.56", "customer", "", "60"],
]  # fmt: skip
ENGLISH = ["CUST NO", "CUSTOMER NAME", "ADDRESS 1", "CITY", "ST", "ZIP", "PHONE", "TERRITORY", "CLASS", "LAST VISIT", "YTD SALES",
           "STATUS", "LANG", "VISIT EVERY (DAYS)"]  # fmt: skip
SPANISH = ["No. Cliente", "Razón Social", "Dirección", "Ciudad", "Estado", "C.P.", "Teléfono", "Territorio", "Clase", "Última Visita",
           "Ventas Acum.", "Estatus", "Idioma", "Visitar cada (días)"]  # fmt: skip
WORDS = {
    "en": {"customer": "Active", "prospect": "Prospect", "former": "Inactive"},
    "es": {"customer": "Activo", "prospect": "Prospecto", "former": "Baja"},
}


def us_money(amount: str) -> str:
    return f"${float(amount):,.2f}" if amount else ""


def comma_money(amount: str) -> str:
    return f"{float(amount):,.2f}".translate(str.maketrans(",.", ".,")) if amount else ""


def us_day(day: str) -> str:
    return date.fromisoformat(day).strftime("%m/%d/%Y") if day else ""


def day_first(day: str) -> str:
    return date.fromisoformat(day).strftime("%d/%m/%Y") if day else ""


@dataclass(frozen=True)
class Dress:
    """How a program writes the list."""

    heads: list[str] = field(default_factory=lambda: ENGLISH)
    separator: str = ","
    words: str = "en"
    money: Callable[[str], str] = us_money
    day: Callable[[str], str] = us_day
    zip_code: Callable[[str], str] = lambda code: code.lstrip("0")
    number: Callable[[str], str] = str
    quoted: bool = False

    def cells(self, row: list[str]) -> list[str]:
        number, *address, code, phone, territory, tier, day, sales, kind, language, every = row
        told = [territory, tier, self.day(day), self.money(sales), WORDS[self.words][kind], language.upper(), every]
        return [self.number(number), *address, self.zip_code(code), phone, *told]

    def text(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.separator, quoting=csv.QUOTE_ALL if self.quoted else csv.QUOTE_MINIMAL)
        writer.writerows([self.heads, *(self.cells(row) for row in LIST)])
        return out.getvalue()


def as_listed(company: Company) -> list[list[str]]:
    """What is here, in the form of LIST."""
    names = {territory.id: territory.name for territory in here(company, "territory")}
    sites = {site.account_id: site for site in here(company, "site")}
    found = []
    for account in sorted(here(company, "account"), key=lambda account: account.number):
        site = sites[account.id]
        found.append([
            account.number, account.name, site.street, site.city, site.state, site.postal_code, account.phone, names[account.territory_id],
            account.tier, account.last_visit and account.last_visit.isoformat(), account.revenue["amount"], account.kind, account.language,
            account.visit_interval_days and str(account.visit_interval_days),
        ])  # fmt: skip
    return [[cell or "" for cell in row] for row in found]
