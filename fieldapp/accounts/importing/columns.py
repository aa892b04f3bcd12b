"""Which column is which: the headings of ERP and CRM exports, English and Spanish.

Headings are compared in lower case, without accents and punctuation: exactly first, then by their beginning.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from fieldapp.accounts.importing.headings import ACCOUNT, CONTACT
from fieldapp.accounts.importing.reading import NoUsableColumns, Table
from fieldapp.accounts.importing.report import Report
from fieldapp.accounts.importing.words import say

Chosen = Mapping[str, int] | None  # field → column, said by a person
REPEATED = {"phones": "phones2", "emails": "emails2", "street": "street2"}
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
    plain = re.sub(r"__c$", "", plain.strip()).replace("#", " no ").replace("°", "o ")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())


def map_columns(names: list[str], kind: str, filled: list[int] | None = None) -> dict[str, int]:
    """Field → column. An exact heading is preferred to one that only begins so; a column serves one field.

    Where a heading stands twice, the column with more in it counts (`filled`: cells by column); a second phone is kept as one.
    """
    keys = [heading_key(name) for name in names]
    wanted = {field: aliases.split("|") for field, aliases in KINDS[kind].items()}
    place: dict[str, int] = {}
    for exact in (True, False):
        for field, aliases in wanted.items():
            if field in place:
                continue
            found = (_find(alias, keys, exact, set(place.values()), filled) for alias in aliases)
            at = next((column for column in found if column is not None), None)
            if at is not None:
                place[field] = at
    for first, second in REPEATED.items():
        if second in wanted and second not in place and first in place:
            again = _find(keys[place[first]], keys, True, set(place.values()), filled)
            if again is not None:
                place[second] = again
    if kind == "accounts" and "name" not in place and keys[place.get("number", 0)] in AMBIGUOUS:
        place["name"] = place.pop("number")
    return place


def _find(alias: str, keys: list[str], exact: bool, taken: set[int], filled: list[int] | None) -> int | None:
    begins = " " in alias or alias in BEGINNINGS
    fitting = [
        column
        for column, key in enumerate(keys)
        if column not in taken and (key == alias if exact else begins and key.startswith(alias + " "))
    ]
    return max(fitting, key=lambda column: filled[column] if filled else 0, default=None)


def is_usable(place: dict[str, int], kind: str) -> bool:
    """Accounts need a name and one thing more; contacts a name and the account they belong to."""
    if kind == "accounts":
        return "name" in place and len(place.keys() & {"number", "external_id", "city", "postal_code", "street", "phone", "territory"}) > 0
    names = place.keys() & {"name", "first", "last"}
    return bool(names) and bool(place.keys() & {"number", "account_external_id", "account_name"})


def find_columns(table: Table, kind: str, chosen: Chosen = None) -> Columns:
    """The heading may stand below a report's title lines. `chosen`: what a person said instead. Raises NoUsableColumns."""
    best = max(range(min(20, len(table.rows))), key=lambda index: _worth(table.rows[index][1], kind, index))
    filled = _filled(table, best)
    titles = table.rows[best][1]
    names = [titles[at] if at < len(titles) else "" for at in range(max(len(titles), 1))]
    place = map_columns(names, kind, filled) if chosen is None else _as_chosen(chosen, names, kind)
    unused = [_title(names, at) for at in range(len(names)) if at not in place.values() and (names[at] or filled[at])]
    columns = Columns(place, names, unused, best)
    if not is_usable(place, kind):
        report = Report()
        describe(columns, kind, table, report)
        raise NoUsableColumns(say(f"headings_{kind}", found=", ".join(filter(None, names[:12])) or "–"), report.preview())
    return columns


def _filled(table: Table, header_at: int) -> list[int]:
    """How many cells of each column hold something."""
    width = max(len(cells) for _, cells in table.rows)
    counts = [0] * width
    for _, cells in table.rows[header_at + 1 :]:
        for at, cell in enumerate(cells):
            counts[at] += bool(cell)
    return counts


def _as_chosen(chosen: Mapping[str, int], names: list[str], kind: str) -> dict[str, int]:
    if not set(chosen) <= set(KINDS[kind]) or not all(0 <= at < len(names) for at in chosen.values()):
        raise NoUsableColumns(say("no_such_column"))
    return dict(chosen)


def _title(names: list[str], at: int) -> str:
    """The heading; with the spreadsheet's letter where it does not tell the column by itself."""
    letters, rest = "", at + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return names[at] if names[at] and names.count(names[at]) == 1 else f"{names[at]} ({letters})".strip()


def describe(columns: Columns, kind: str, table: Table, report: Report) -> None:
    """Tell the report which column became what, and which were not used."""
    fields = {at: name for name, at in columns.place.items()}
    report.columns = [{"at": at, "name": _title(columns.names, at), "field": fields.get(at)} for at in range(len(columns.names))]
    report.fields = list(KINDS[kind])
    report.header_line = table.rows[columns.header_at][0]
    if columns.unused:
        report.remark(say("unused", names=", ".join(columns.unused)))


def _worth(names: list[str], kind: str, index: int) -> tuple[bool, int, int]:
    place = map_columns(names, kind)
    return (is_usable(place, kind), len(place), -index)
