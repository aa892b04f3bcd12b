"""Contacts of a file into the database: find their account, then create or complete them."""

from collections import defaultdict
from typing import Any

from fieldapp.accounts import actions
from fieldapp.accounts.importing import known
from fieldapp.accounts.importing.columns import Chosen, Columns, describe, find_columns
from fieldapp.accounts.importing.matching import company_key, external_key, phone_key, plain, same_text
from fieldapp.accounts.importing.reading import Table
from fieldapp.accounts.importing.report import Rejected, Report
from fieldapp.accounts.importing.rows import ContactRow, contact_row, rows_of
from fieldapp.accounts.importing.words import Said, say
from fieldapp.accounts.models import Contact
from fieldapp.core.actor import current_actor
from fieldapp.core.ids import new_id
from fieldapp.core.records import every


def import_contacts(table: Table, dry_run: bool, report: Report, chosen: Chosen = None) -> None:
    """Fill the report; unless `dry_run`, also the database (inside the caller's `write()`)."""
    columns = find_columns(table, "contacts", chosen)
    describe(columns, "contacts", table, report)
    accounts, people = known.load(), People()
    for cells in rows_of(table, columns, report):
        try:
            row = contact_row(cells, report)
            report.show(row.line, {**row.account, **row.values})
            account = _account(row, accounts, columns)
        except Rejected as why:
            report.reject(cells.line, why)
            continue
        _take(row, account, people, dry_run, report)


def _account(row: ContactRow, accounts: known.Known, columns: Columns) -> Any:
    """By number, by the CRM's id, or by a name that only one account has. Raises Rejected."""
    links = ("number", "account_external_id", "account_name")
    column = next((columns.names[columns.place[link]] for link in links if link in columns.place), "account")
    name = row.account.get("name")
    found = accounts.numbered(row.account.get("number")) or accounts.external(row.account.get("external_id"))
    if found is None and name is not None:
        namesakes = accounts.by_company.get(company_key(name), [])
        if len(namesakes) > 1:
            raise Rejected(column, say("namesakes", n=len(namesakes), name=name))
        found = namesakes[0] if namesakes else accounts.numbered(name)
    if found is None:
        said = next(iter(row.account.values()), None)
        raise Rejected(column, say("no_account", text=said) if said else say("whose"))
    if not current_actor().sees_territory(found.territory_id):
        raise Rejected(column, say("not_yours"))
    return found


class People:
    """The contacts here, by account, and those the file has named already."""

    def __init__(self) -> None:
        self.by_account: dict[str, list[Any]] = defaultdict(list)
        for contact in every("contact"):
            self.by_account[contact.account_id].append(contact)
        self.seen: dict[tuple[str, str], int] = {}

    def match(self, row: ContactRow, account_id: str) -> Any:
        external = external_key(row.values.get("external_id"))
        here = self.by_account[account_id]
        by_id = (contact for contact in here if external and external_key(contact.external_id) == external)
        by_name = (contact for contact in here if same_text(contact.name, row.name))
        return next(by_id, None) or next(by_name, None)

    def near(self, row: ContactRow, account_id: str) -> Said | None:
        """Somebody with the same address and family name, written otherwise."""
        emails = {email.casefold() for email in row.values.get("emails", [])}
        for contact in self.by_account[account_id]:
            family = plain(contact.name).split()[-1:] == plain(row.name).split()[-1:]
            if family and emails & {email.casefold() for email in contact.emails}:
                return say("same_email", name=contact.name)
        return None


def _take(row: ContactRow, account: Any, people: People, dry_run: bool, report: Report) -> None:
    key = (account.id, plain(row.name))
    contact = people.match(row, account.id)
    why_not = say("same_person", line=people.seen[key]) if key in people.seen else None
    why_not = why_not or (people.near(row, account.id) if contact is None else None)
    if why_not is not None:
        report.duplicate(row.line, row.name, account.number, why_not)
        return
    people.seen[key] = row.line
    if contact is None:
        report.created += 1
        values = {"account_id": account.id, "phones": [], "emails": [], "site_ids": [], "opt_outs": [], **row.values}
        contact = Contact(**values) if dry_run else actions.create_contact(new_id(), values)
        people.by_account[account.id].append(contact)
        return
    changed = changes(contact, row.values)
    report.updated += bool(changed)
    report.unchanged += not changed
    if changed and not dry_run:
        actions.patch_contact(contact, changed)


def changes(contact: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Fields that differ; phones and addresses are added to those that are here."""
    found = {}
    for key, value in values.items():
        old = getattr(contact, key)
        if key == "phones":
            value = [*old, *(phone for phone in value if phone_key(phone) not in {phone_key(one) for one in old})]
        elif key == "emails":
            value = [*old, *(email for email in value if email.casefold() not in {one.casefold() for one in old})]
        elif old is not None and same_text(old, value):
            continue
        if value != old:
            found[key] = value
    return found
