"""Which column is which: the headings of ERP and CRM exports, English and Spanish.

Headings are compared in lower case, without accents and punctuation: exactly first, then by their beginning.
"""

import re
import unicodedata
from dataclasses import dataclass

from fieldapp.accounts.importing.headings import ACCOUNT, CONTACT
from fieldapp.accounts.importing.reading import NoUsableColumns, Table

AMBIGUOUS = {"customer", "account", "cust", "cuenta"}  # a number beside a name, else the name
BEGINNINGS = {
    "address", "phone", "telefono", "city", "ciudad", "territory", "territorio",
    "revenue", "email", "direccion", "name", "nombre"
}  # fmt: skip
KINDS = {"accounts": ACCOUNT, "contacts": CONTACT}


@dataclass(frozen=True)
class Columns:
    """Where each field stands (field → column), what each column was called, and the columns nobody wanted."""

    place: dict[str, int]
    names: list[str]
    unused: list[str]
    header_at: int  # index of the heading among the table's rows


def heading_key(text: str) -> str:
    """`E-MAIL` → `e mail`, `Razón Social` → `razon social`, `Annual_Revenue__c` → `annual revenue`."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    plain = re.sub(r"__c$", "", plain.strip())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())


def map_columns(names: list[str], kind: str) -> dict[str, int]:
    """Field → column. An exact heading is preferred to one that only begins so; a column serves one field."""
    keys = [heading_key(name) for name in names]
    wanted = {field: aliases.split("|") for field, aliases in KINDS[kind].items()}
    place: dict[str, int] = {}
    for exact in (True, False):
        for field, aliases in wanted.items():
            if field in place:
                continue
            found = (_find(alias, keys, exact, set(place.values())) for alias in aliases)
            at = next((column for column in found if column is not None), None)
            if at is not None:
                place[field] = at
    if kind == "accounts" and "name" not in place and keys[place.get("number", 0)] in AMBIGUOUS:
        place["name"] = place.pop("number")
    return place


def _find(alias: str, keys: list[str], exact: bool, taken: set[int]) -> int | None:
    for column, key in enumerate(keys):
        if column not in taken and (key == alias if exact else (" " in alias or alias in BEGINNINGS) and key.startswith(alias + " ")):
            return column
    return None


def is_usable(place: dict[str, int], kind: str) -> bool:
    """Accounts need a name and one thing more; contacts a name and the account they belong to."""
    if kind == "accounts":
        return "name" in place and len(place.keys() & {"number", "external_id", "city", "postal_code", "street", "phone", "territory"}) > 0
    names = place.keys() & {"name", "first", "last"}
    return bool(names) and bool(place.keys() & {"number", "account_external_id", "account_name"})


def find_columns(table: Table, kind: str) -> Columns:
    """The heading may stand below a report's title lines. Raises NoUsableColumns."""
    best = max(range(min(20, len(table.rows))), key=lambda index: _worth(table.rows[index][1], kind, index))
    names = table.rows[best][1]
    place = map_columns(names, kind)
    if not is_usable(place, kind):
        need = "name and a number, town or phone" if kind == "accounts" else "name and the account's number or name"
        raise NoUsableColumns(f"No line has the headings that {kind} need: {need}. Found: {', '.join(names[:12]) or 'nothing'}.")
    unused = [name for column, name in enumerate(names) if column not in place.values() and name]
    return Columns(place, names, unused, best)


def _worth(names: list[str], kind: str, index: int) -> tuple[bool, int, int]:
    place = map_columns(names, kind)
    return (is_usable(place, kind), len(place), -index)
