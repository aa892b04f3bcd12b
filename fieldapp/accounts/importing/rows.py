"""A row of cells to the values of an account or a contact. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from fieldapp.accounts.importing import values
from fieldapp.accounts.importing.columns import Columns
from fieldapp.accounts.importing.reading import Table
from fieldapp.accounts.importing.report import Rejected, Report

Reader = Callable[[str], Any]
SPANISH = {"fecha", "ultima", "última", "visita", "cliente", "nombre", "razón", "razon", "ciudad"}
LENGTHS = {"name": 300, "number": 60, "external_id": 60, "industry": 200, "street": 300, "city": 200, "state": 60, "title": 200, "role": 60}


@dataclass
class Row:
    """The filled cells of one line as text, by field, and how its columns are called."""

    line: int
    cells: dict[str, str]
    names: dict[str, str]

    def text(self, name: str) -> str | None:
        """The cell, None when blank. Raises Rejected when it is too long to keep whole."""
        cell = self.cells.get(name)
        if cell is not None and len(cell) > LENGTHS.get(name, 100_000):
            raise Rejected(self.names[name], f"longer than {LENGTHS[name]} characters")
        return cell

    def value(self, name: str, read: Reader) -> Any:
        """Raises Rejected when the cell cannot be read."""
        try:
            return read(self.cells.get(name, ""))
        except values.Unreadable as error:
            raise Rejected(self.names[name], str(error)) from error

    def soft(self, name: str, read: Reader, report: Report) -> Any:
        """Like `value`, but an unreadable cell is left out with a warning: the row is worth having without it."""
        try:
            return read(self.cells.get(name, ""))
        except values.Unreadable as error:
            report.remark(f"{self.names[name]}: {error}; left out", self.line)
            return None


@dataclass
class AccountRow:
    """`values` and `site` hold filled fields only; blank cells say nothing."""

    line: int
    name: str
    values: dict[str, Any]
    site: dict[str, Any] = field(default_factory=dict)
    territory: str | None = None

    @property
    def number(self) -> str | None:
        number: str | None = self.values.get("number")
        return number


def rows_of(table: Table, columns: Columns, report: Report) -> Iterator[Row]:
    """The rows below the heading. A cell beyond the last column rejects its row: its columns may have slipped."""
    names = {name: columns.names[at] for name, at in columns.place.items()}
    for line, cells in table.rows[columns.header_at + 1 :]:
        report.rows += 1
        if any(cells[len(columns.names) :]):
            report.reject(line, Rejected("row", f"has {len(cells)} cells, the heading {len(columns.names)}: is a separator inside a text?"))
            continue
        filled = {name: cells[at] for name, at in columns.place.items() if at < len(cells) and not values.is_blank(cells[at])}
        yield Row(line, filled, names)


def date_order(table: Table, columns: Columns) -> bool:
    """Whether days stand before months in this file."""
    at = columns.place.get("last_visit")
    if at is None:
        return False
    words = set(re.findall(r"\w+", " ".join(columns.names).lower()))
    texts = (cells[at] for _, cells in table.rows[columns.header_at + 1 :] if at < len(cells))
    return values.day_first(texts, spanish=bool(words & SPANISH))


def account_row(row: Row, day_before_month: bool, report: Report) -> AccountRow:
    """Raises Rejected with the field and the reason."""
    name = row.text("name")
    if name is None:
        raise Rejected(row.names["name"], "is blank")
    if re.match(r"(?i)(grand )?total(es)?\b|(sum|count|suma)\b\s*:?$", name) and "number" not in row.cells:
        raise Rejected(row.names["name"], "looks like a line of totals")
    found = {
        "name": name,
        "number": _number(row.text("number")),
        "external_id": row.text("external_id"),
        "industry": row.text("industry"),
        "kind": row.soft("kind", values.kind, report),
        "tier": row.soft("tier", values.tier, report),
        "language": row.soft("language", values.language, report),
        "phone": row.soft("phone", values.phone, report),
        "visit_interval_days": row.value("visit_interval_days", values.whole_days),
        "contact_interval_days": row.value("contact_interval_days", values.whole_days),
        "last_visit": row.value("last_visit", lambda text: values.day(text, day_before_month)),
        "revenue": row.value("revenue", lambda text: values.money(text, row.cells.get("currency"))),
        "tags": [tag.strip() for tag in re.split(r"[;,|]", row.cells.get("tags", "")) if tag.strip()],
    }
    kept = {key: value for key, value in found.items() if value not in (None, [])}
    return AccountRow(row.line, name, kept, _address(row, report), row.text("territory"))


def _number(text: str | None) -> str | None:
    return re.sub(r"^(\d+)\.0+$", r"\1", text) if text else None


def _address(row: Row, report: Report) -> dict[str, str]:
    street = ", ".join(part for part in (row.text("street"), row.text("street2")) if part)
    if re.match(r"(?i)(p\.?\s*o\.?\s*box|apartado)\b", street):
        report.remark("This is a post box; nobody can be visited there. Ask for the street", row.line)
    code = values.postal_code(row.cells.get("postal_code", ""))
    found = {"street": street, "city": row.text("city"), "state": row.text("state"), "postal_code": code}
    return {key: value for key, value in found.items() if value}


@dataclass
class ContactRow:
    line: int
    name: str
    account: dict[str, str]  # number, external_id, name: what the file says of the account
    values: dict[str, Any]


def contact_row(row: Row, report: Report) -> ContactRow:
    """Raises Rejected with the field and the reason."""
    parts = [row.text(part) for part in ("first", "last", "last2")]
    name = " ".join(part for part in parts if part) or row.text("name")
    if not name:
        raise Rejected(next(row.names[part] for part in ("name", "first", "last") if part in row.names), "is blank")
    links = {"number": "number", "external_id": "account_external_id", "name": "account_name"}
    account = {key: row.cells[column] for key, column in links.items() if column in row.cells}
    found = {
        "name": name,
        "external_id": row.text("external_id"),
        "title": row.text("title"),
        "role": row.text("role"),
        "language": row.soft("language", values.language, report),
        "phones": _all(row, ("phones", "phones2"), values.phone, report),
        "emails": _all(row, ("emails", "emails2"), values.email, report),
    }
    return ContactRow(row.line, name, account, {key: value for key, value in found.items() if value not in (None, [])})


def _all(row: Row, names: tuple[str, ...], read: Reader, report: Report) -> list[str]:
    found: list[str] = []
    for name in names:
        for part in re.split(r"[;|]", row.cells.get(name, "")):
            one = Row(row.line, {name: part.strip()}, row.names).soft(name, read, report) if part.strip() else None
            if one is not None and one not in found:
                found.append(one)
    return found
