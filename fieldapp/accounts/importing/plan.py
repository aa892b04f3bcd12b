"""The plan of an import of accounts: what each row would do, without doing it."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from fieldapp.accounts.importing.known import Known, same_state, town_of
from fieldapp.accounts.importing.matching import company_key, external_key, number_key, phone_key, same_text
from fieldapp.accounts.importing.report import Report
from fieldapp.accounts.importing.rows import AccountRow
from fieldapp.accounts.importing.words import Said, say


@dataclass
class Step:
    """One row's effect: `account` None means a new one. Only what differs is in `values` and `site`."""

    row: AccountRow
    account: Any
    values: dict[str, Any]
    site_record: Any = None
    site: dict[str, Any] = field(default_factory=dict)


@dataclass
class Seen:
    """What earlier rows of the same file were, to know a second one of the same."""

    numbers: dict[str, int] = field(default_factory=dict)
    externals: dict[str, int] = field(default_factory=dict)
    names: dict[tuple[str, str], list[tuple[str | None, int]]] = field(default_factory=dict)
    accounts: dict[str, int] = field(default_factory=dict)

    def key_repeated(self, row: AccountRow) -> Said | None:
        """Why this row repeats an earlier one's number or id, or None."""
        number, external = number_key(row.number), external_key(row.values.get("external_id"))
        if number in self.numbers:
            return say("same_number", line=self.numbers[number])
        if external in self.externals:
            return say("same_id", line=self.externals[external])
        return None

    def name_repeated(self, row: AccountRow) -> Said | None:
        for state, line in self.names.get((company_key(row.name), town_of(row.site)), []):
            if same_state(state, row.site.get("state")):
                return say("same_name", line=line)
        return None

    def add(self, row: AccountRow, account: Any) -> None:
        number, external = number_key(row.number), external_key(row.values.get("external_id"))
        if number:
            self.numbers[number] = row.line
        if external:
            self.externals[external] = row.line
        self.names.setdefault((company_key(row.name), town_of(row.site)), []).append((row.site.get("state"), row.line))
        if account is not None:
            self.accounts[account.id] = row.line


def plan(rows: list[AccountRow], known: Known, report: Report) -> list[Step]:
    """Steps for all rows but near-duplicates, which are listed in the report."""
    seen, steps = Seen(), []
    for row in rows:
        account, why_not = match(row, known, seen)
        if why_not is not None:
            report.duplicate(row.line, row.name, row.number, why_not)
            continue
        seen.add(row, account)
        steps.append(_step(row, account, known))
    return steps


def match(row: AccountRow, known: Known, seen: Seen) -> tuple[Any, Said | None]:
    """The account this row is about (None: a new one), and why the row is a near-duplicate instead."""
    if repeated := seen.key_repeated(row):
        return None, repeated
    numbered, external = known.numbered(row.number), known.external(row.values.get("external_id"))
    if numbered is not None and external is not None and numbered is not external:
        return None, say("two_accounts", one=numbered.name, other=external.name)
    account = numbered or external
    if account is None:
        account, why_not = _by_name(row, known)
        why_not = why_not or (seen.name_repeated(row) if account is None else None)
        if why_not:
            return None, why_not
    if account is not None and account.id in seen.accounts:
        return None, say("same_account", line=seen.accounts[account.id])
    return account, None


def _by_name(row: AccountRow, known: Known) -> tuple[Any, Said | None]:
    """Same name and town is the same account, unless numbers or ids contradict or several fit."""
    hits = known.named(row.name, row.site)
    if not hits:
        return None, None
    free = [account for account in hits if not _contradicts(row, account)]
    if len(free) == 1:
        return free[0], None
    numbers = ", ".join(account.number or account.name for account in hits)
    return None, say("same_as", name=hits[0].name, numbers=numbers)


def _contradicts(row: AccountRow, account: Any) -> bool:
    number = row.number and account.number and number_key(row.number) != number_key(account.number)
    theirs = row.values.get("external_id")
    external = theirs and account.external_id and external_key(theirs) != external_key(account.external_id)
    return bool(number or external)


def _step(row: AccountRow, account: Any, known: Known) -> Step:
    if account is None:
        return Step(row, None, dict(row.values), None, dict(row.site))
    site = known.sites.get(account.id)
    site_changes = {key: value for key, value in row.site.items() if site is None or not same_text(getattr(site, key), value)}
    return Step(row, account, changes(account, row.values), site, site_changes)


def changes(account: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The fields that really differ; nicer writings, later visits and tags that are here stay."""
    found = {}
    for key, value in values.items():
        old = getattr(account, key)
        if key == "tags":
            value = [*old, *(tag for tag in value if tag not in old)]
        if value != old and not _is_same(key, old, value):
            found[key] = value
    return found


def _is_same(key: str, old: Any, value: Any) -> bool:
    if old is None:
        return False
    if key in {"name", "industry", "service_package"}:
        return same_text(old, value)
    if key == "number":
        return number_key(old) == number_key(value)
    if key == "external_id":
        return external_key(old) == external_key(value)
    if key == "phone":
        return phone_key(old) == phone_key(value)
    if key == "last_visit":
        return bool(old >= value)
    if key in {"revenue", "potential"}:
        return bool(old["currency"] == value["currency"] and Decimal(old["amount"]) == Decimal(value["amount"]))
    return False
