"""A row of cells to the values of an account or a contact. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fieldapp.accounts.importing import values
from fieldapp.accounts.importing.columns import Columns, heading_key
from fieldapp.accounts.importing.reading import Table
from fieldapp.accounts.importing.report import Rejected, Report
from fieldapp.accounts.importing.words import Said, say

Reader = Callable[[str], Any]
SPANISH = {
    "fecha", "ultima", "visita", "cliente", "nombre", "razon", "ciudad", "codigo", "clave", "telefono", "direccion", "domicilio", "estado",
    "ventas", "territorio", "clase", "idioma", "poblacion", "correo", "puesto", "empresa", "zona", "ruta", "cada", "postal", "giro",
}  # fmt: skip
TOTALS = re.compile(
    r"(?i)(grand |sub ?|gran )?total(es)?( general| accounts| customers| rows| de \w+)?\s*[:=]?\s*[\d.,]*|(sum|count|suma)\s*:?"
)
LENGTHS = {
    "name": 300,
    "number": 60,
    "external_id": 60,
    "industry": 200,
    "street": 300,
    "city": 200,
    "state": 60,
    "title": 200,
    "role": 60,
    "service_package": 100,
}


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
            raise Rejected(self.names[name], say("too_long", n=LENGTHS[name]))
        return cell

    def value(self, name: str, read: Reader) -> Any:
        """Raises Rejected when the cell cannot be read."""
        try:
            return read(self.cells.get(name, ""))
        except values.Unreadable as error:
            raise Rejected(self.names[name], error.reason) from error

    def soft(self, name: str, read: Reader, report: Report) -> Any:
        """Like `value`, but an unreadable cell is left out with a warning: the row is worth having without it."""
        try:
            return read(self.cells.get(name, ""))
        except values.Unreadable as error:
            report.remark(say("left_out", column=self.names[name], text=error.reason), self.line)
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

    def told(self) -> dict[str, Any]:
        """As a preview shows it."""
        found = {**self.values, **self.site, **({"territory": self.territory} if self.territory else {})}
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in found.items()}


def rows_of(table: Table, columns: Columns, report: Report) -> Iterator[Row]:
    """The rows below the heading. What is no row of the list (a repeated heading, a report's foot) is rejected with the reason."""
    names = {name: columns.names[at] for name, at in columns.place.items()}
    for line, cells in table.rows[columns.header_at + 1 :]:
        report.rows += 1
        why_not = _no_row(cells, columns)
        if why_not is not None:
            report.reject(line, Rejected("row", why_not))
            continue
        filled = {name: cells[at] for name, at in columns.place.items() if at < len(cells) and not values.is_blank(cells[at])}
        yield Row(line, filled, names)


def _no_row(cells: list[str], columns: Columns) -> Said | None:
    """A cell beyond the last column: its columns may have slipped. One cell alone on its line: words of the report, not of the list."""
    width = len(columns.names)
    if any(cells[width:]):
        return say("too_wide", cells=len(cells), columns=width)
    heads = [columns.names[at] for at in columns.place.values()]
    if [cells[at] for at in columns.place.values() if at < len(cells)] == heads:
        return say("heading_again")
    if TOTALS.fullmatch(next((cell for cell in cells if cell), "")):
        return say("totals")
    return say("report_foot") if len(cells) == 1 and width > 2 else None


@dataclass(frozen=True)
class Customs:
    """How this file writes what can be read in two ways."""

    day_before_month: bool = False
    decimal_comma: dict[str, bool | None] = field(default_factory=dict)  # by field


def customs(table: Table, columns: Columns, report: Report) -> Customs:
    """Decided for each column as a whole, by those of its cells that allow one reading only."""

    def texts(name: str) -> list[str]:
        at = columns.place.get(name)
        return [cells[at] for _, cells in table.rows[columns.header_at + 1 :] if at is not None and at < len(cells)]

    words = set(heading_key(" ".join(columns.names)).split())
    spanish = len(words & SPANISH) >= 2
    dates = texts("last_visit")
    by_custom = values.day_first(dates, spanish=spanish)
    if by_custom != values.day_first(dates, spanish=not spanish) and (example := next(filter(values.is_ambiguous_day, dates), None)):
        report.remark(say("days_first" if by_custom else "months_first", text=example))
    commas = {name: values.decimal_comma_in(texts(name)) for name in ("revenue", "potential")}
    known = next((comma for comma in commas.values() if comma is not None), True if table.separator == ";" else None)
    return Customs(by_custom, {name: known if comma is None else comma for name, comma in commas.items()})


def account_row(row: Row, custom: Customs, report: Report) -> AccountRow:
    """Raises Rejected with the field and the reason."""
    name = row.text("name")
    if name is None:
        raise Rejected(row.names["name"], say("blank"))

    def amount(field_name: str) -> Any:
        currency, comma = row.cells.get("currency"), custom.decimal_comma.get(field_name)
        return row.value(field_name, lambda text: values.money(text, currency, comma))

    found = {
        "name": name,
        "number": _number(row, report),
        "external_id": row.text("external_id"),
        "industry": row.text("industry"),
        "kind": row.soft("kind", values.kind, report),
        "tier": row.soft("tier", values.tier, report),
        "language": row.soft("language", values.language, report),
        "phone": row.soft("phone", values.phone, report),
        "visit_interval_days": row.value("visit_interval_days", values.whole_days),
        "contact_interval_days": row.value("contact_interval_days", values.whole_days),
        "last_visit": row.value("last_visit", lambda text: values.day(text, custom.day_before_month)),
        "revenue": amount("revenue"),
        "potential": amount("potential"),
        "service_package": row.text("service_package"),
        "tags": [tag.strip() for tag in re.split(r"[;,|]", row.cells.get("tags", "")) if tag.strip()],
    }
    kept = {key: value for key, value in found.items() if value not in (None, [])}
    return AccountRow(row.line, name, kept, _address(row, report), row.text("territory"))


def _number(row: Row, report: Report) -> str | None:
    row.text("number")
    found: str | None = row.soft("number", values.unrounded, report) if "number" in row.cells else None
    return found


def _address(row: Row, report: Report) -> dict[str, str]:
    street = ", ".join(part for part in (row.text("street"), row.text("street2")) if part)
    if re.match(r"(?i)(p\.?\s*o\.?\s*box|apartado)\b", street):
        report.remark(say("post_box"), row.line)
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
        raise Rejected(next(row.names[part] for part in ("name", "first", "last") if part in row.names), say("blank"))
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
        for part in re.split(r"[;|]| / ", row.cells.get(name, "")):
            one = Row(row.line, {name: part.strip()}, row.names).soft(name, read, report) if part.strip() else None
            if one is not None and one not in found:
                found.append(one)
    return found
