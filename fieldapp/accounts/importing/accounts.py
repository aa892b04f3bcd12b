"""Accounts of a file into the database: read, plan, check rights, apply."""

from dataclasses import replace
from typing import Any

from fieldapp.accounts import actions
from fieldapp.accounts.importing import known
from fieldapp.accounts.importing.columns import Chosen, describe, find_columns
from fieldapp.accounts.importing.matching import plain
from fieldapp.accounts.importing.plan import Step, plan
from fieldapp.accounts.importing.reading import Table
from fieldapp.accounts.importing.report import Rejected, Report
from fieldapp.accounts.importing.rows import AccountRow, account_row, customs, rows_of
from fieldapp.accounts.importing.words import say
from fieldapp.core.actor import Actor, acting_as, current_actor, system
from fieldapp.core.ids import new_id
from fieldapp.core.records import every, find
from fieldapp.people.actions import create_territory

UNASSIGNED = "Unassigned"


def import_accounts(table: Table, dry_run: bool, report: Report, chosen: Chosen = None) -> None:
    """Fill the report; unless `dry_run`, also the database (inside the caller's `write()`)."""
    columns = find_columns(table, "accounts", chosen)
    describe(columns, "accounts", table, report)
    custom = customs(table, columns, report)
    rows: list[AccountRow] = []
    for row in rows_of(table, columns, report):
        try:
            rows.append(account_row(row, custom, report))
            report.show(row.line, rows[-1].told())
        except Rejected as why:
            report.reject(row.line, why)
    steps = plan(rows, known.load(), report)
    territories = Territories()
    allowed = [step for step in steps if _is_allowed(step, territories, report)]
    territories.create_missing(allowed, dry_run, report)
    with acting_as(territories.actor):
        for step in allowed:
            _count(step, territories, report)
            if not dry_run:
                _apply(step, territories)


class Territories:
    """Territories by name. Those nobody knows yet are created, in the team of the manager who imports."""

    def __init__(self) -> None:
        self.actor: Actor = current_actor()
        self.by_name: dict[str, Any] = {plain(territory.name): territory for territory in every("territory")}
        self.ids: dict[str, str] = {name: territory.id for name, territory in self.by_name.items()}

    def of(self, step: Step) -> str | None:
        """The name a step asks for: what the file says, or for a new account without one, a place of waiting."""
        return step.row.territory or (UNASSIGNED if step.account is None else None)

    def id_of(self, step: Step) -> str | None:
        name = self.of(step)
        return self.ids.get(plain(name)) if name else None

    def create_missing(self, steps: list[Step], dry_run: bool, report: Report) -> None:
        user = find("user", self.actor.user_id)
        for step in steps:
            name = self.of(step)
            if name is None or plain(name) in self.ids:
                continue
            report.remark(say("new_territory", name=name))
            record_id = new_id()
            self.ids[plain(name)] = record_id
            if not dry_run:
                with acting_as(system(self.actor.org_id)):
                    create_territory(record_id, {"name": name, "team_id": user.team_id if user is not None else None})
            self.actor = replace(self.actor, territories=self.actor.territories | {record_id})


def _is_allowed(step: Step, territories: Territories, report: Report) -> bool:
    """A manager imports into their own team's territories only; the rest is rejected by line."""
    actor = territories.actor
    wanted = territories.id_of(step)
    here = step.account is None or actor.sees_territory(step.account.territory_id)
    if here and (wanted is None or actor.sees_territory(wanted)):
        return True
    report.reject(step.row.line, Rejected("territory", say("not_yours")))
    return False


def _count(step: Step, territories: Territories, report: Report) -> None:
    wanted = territories.id_of(step)
    if wanted is not None and (step.account is None or wanted != step.account.territory_id):
        step.values["territory_id"] = wanted
    if step.account is None:
        report.created += 1
    elif step.values or step.site:
        report.updated += 1
    else:
        report.unchanged += 1


def _apply(step: Step, territories: Territories) -> None:
    if step.account is None:
        account = actions.create_account(new_id(), step.values)
    else:
        account = step.account
        if step.values:
            actions.patch_account(account, step.values)
    if step.site:
        _apply_site(account.id, step)


def _apply_site(account_id: str, step: Step) -> None:
    """The address goes to the account's first site."""
    if step.site_record is None:
        actions.create_site(new_id(), {"account_id": account_id, "label": "Main", **step.site})
    else:
        actions.patch_site(step.site_record, step.site)
