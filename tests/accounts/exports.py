"""Small exports, written as ERPs write them. Companies and people are invented; towns and ZIP codes are real."""

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
