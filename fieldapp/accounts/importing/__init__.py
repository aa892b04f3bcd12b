"""Accounts and contacts from the exports of ERPs and CRMs. `import_file` is the command line's way in."""

from pathlib import Path
from typing import Any

from sqlalchemy import select

from fieldapp.accounts.importing.accounts import import_accounts
from fieldapp.accounts.importing.columns import Chosen
from fieldapp.accounts.importing.contacts import import_contacts
from fieldapp.accounts.importing.reading import BinaryFile, NoUsableColumns, TruncatedFile, UnreadableFile, read_table
from fieldapp.accounts.importing.report import Report
from fieldapp.core import audit
from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db, write
from fieldapp.core.errors import Invalid
from fieldapp.people.actions import create_organisation
from fieldapp.people.models import Organisation

MOST_BYTES = 32_000_000  # some 200,000 rows
IMPORTERS = {"accounts": import_accounts, "contacts": import_contacts}

__all__ = ["BinaryFile", "NoUsableColumns", "TruncatedFile", "UnreadableFile", "import_bytes", "import_file", "run"]


def import_file(kind: str, path: Path | str, dry_run: bool = False) -> dict[str, Any]:
    """Import as the office itself, into the one organisation of this database (made when there is none yet)."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}.", code="no_file") from error
    with acting_as(system(_organisation())):
        return import_bytes(kind, content, dry_run=dry_run)


def import_bytes(kind: str, content: bytes, *, dry_run: bool) -> dict[str, Any]:
    """Import as the current actor. Returns the report; raises UnreadableFile, with nothing changed."""
    return run(kind, content, dry_run=dry_run).as_json()


def run(kind: str, content: bytes, *, dry_run: bool, chosen: Chosen = None) -> Report:
    """The same with the whole report; `chosen` says which column is which instead of the headings."""
    if kind not in IMPORTERS:
        raise Invalid(f"There is no import of {kind!r}; choose accounts or contacts.", code="unknown_kind")
    if len(content) > MOST_BYTES:
        reason = (
            f"This file has {len(content) / 1e6:.0f} MB, and {MOST_BYTES / 1e6:.0f} MB is the most. Split it, each part with the heading."
        )
        raise UnreadableFile(reason, code="file_too_large")
    report = Report()
    table = read_table(content)
    report.remarks.extend(table.warnings)
    if dry_run:
        IMPORTERS[kind](table, True, report, chosen)
    else:
        with write(alone=True):
            IMPORTERS[kind](table, False, report, chosen)
            audit.note(f"import.{kind}", created=report.created, updated=report.updated, rejected=len(report.rejected))
    return report


def _organisation() -> str:
    org_id = db.session.scalar(select(Organisation.id).order_by(Organisation.id).limit(1))
    if org_id is None:
        with write(alone=True):
            org_id = create_organisation("My company").id
    return org_id
