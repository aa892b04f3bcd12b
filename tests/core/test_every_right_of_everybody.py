"""Every kind of change a phone can send, by everybody who could, on a rep's record: let through or refused as the table says.

R the rep, O a rep of the same team with another territory, M their manager, F a rep of another team, B that team's manager, A an admin.
Nobody of another company is ever let through.
"""

from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import select

from fieldapp.core import policy
from fieldapp.core.actor import Actor, acting_as
from fieldapp.core.database import db, write
from fieldapp.core.errors import AppError
from fieldapp.core.ids import new_id
from fieldapp.core.records import record_types
from fieldapp.sync import apply
from fieldapp.sync.models import SyncFeed
from tests.company import Company
from tests.core.world import VALUES, World, build, filled, may

EVERYBODY = "ROMFBA"
OF_THEIR_OWN = {"team create", "territory create", "user create"}  # lands in their own company
TABLE = {
    "account create": "RMA", "account patch": "RMA", "account delete": "MA",
    "account move in the team": "MA", "account move to another team": "A",
    "site create": "RMA", "site patch": "RMA", "site delete": "RMA",
    "contact create": "RMA", "contact patch": "RMA", "contact delete": "RMA",
    "trip create": "RA", "trip patch": "RA", "trip delete": "RA",
    "trip submit": "RA", "trip withdraw": "RA", "trip start": "RA", "trip finish": "RA",
    "trip approve": "MA", "trip return": "MA", "trip cancel": "RMA",
    "visit create": "RA", "visit patch": "RA", "visit delete": "RA",
    "visit check_in": "RA", "visit check_out": "RA", "visit skip": "RA",
    "note create": "RMA", "note patch": "RMA", "note delete": "RMA",
    "need create": "RMA", "need patch": "RMA", "need delete": "RMA",
    "need assign": "RMA", "need answer": "RMA", "need order": "RMA", "need lose": "RMA", "need reopen": "RMA",
    "task create": "RMA", "task patch": "RMA", "task delete": "RMA",
    "comment create": "RMA", "comment patch": "RA", "comment delete": "RA",
    "attachment create": "RMA", "attachment patch": "RMA", "attachment delete": "RMA",
    "conflict settle": "RMA",
    "team create": "A", "team patch": "A", "territory create": "A", "territory patch": "A", "user create": "A", "user patch": "A",
    "settings patch": "A",
}  # fmt: skip
FIELDS = {
    "account": ("name", "Sabine Crane", "Sabine"), "site": ("label", "Plant", "Yard"), "contact": ("name", "Ana Torres", "Ana"),
    "trip": ("title", "December", "Dec"), "visit": ("must", False, True), "note": ("body", "a", "b"), "need": ("summary", "two", "three"),
    "task": ("title", "Call back", "Write"), "comment": ("body", "so", "no"), "attachment": ("taken_at", None, "2026-11-23T07:10:00Z"),
    "territory": ("name", "Gulf", "Coast"), "team": ("name", "South", "Southwest"), "user": ("role", "rep", "manager"),
    "settings": ("unit", "mi", "km"),
}  # fmt: skip


@pytest.fixture
def world(company: Company) -> World:
    return build(company)


def changes(world: World) -> dict[str, dict[str, Any]]:
    """Each operation and command of each type, as a mutation on the rep's record."""
    found: dict[str, dict[str, Any]] = {}
    for kind in record_types():
        on = {"type": kind.name, "record": world.records[kind.name]}
        if kind.create is not None:
            found[f"{kind.name} create"] = {"op": "create", "type": kind.name, "record": new_id(), "set": new_values(kind.name, world)}
        if kind.patch is not None:
            name, old, new = FIELDS[kind.name]
            found[f"{kind.name} patch"] = {"op": "patch", **on, "base": {name: old}, "set": {name: new}}
        if kind.delete is not None:
            found[f"{kind.name} delete"] = {"op": "delete", **on}
        for command in kind.commands:
            args = {"take": "ours"} if command == "settle" else {"at": "2026-11-23T07:10:00Z"} if kind.name == "visit" else {}
            found[f"{kind.name} {command}"] = {"op": "command", **on, "command": command, "args": args, "expect": {"content": "x"}}
    move = {"base": {"territory_id": world.company.gulf}, "set": {"territory_id": world.company.plains}}
    found["account move in the team"] = {"op": "patch", "type": "account", "record": world.records["account"], **move}
    away = {"base": {"territory_id": world.company.gulf}, "set": {"territory_id": world.far}}
    found["account move to another team"] = {"op": "patch", "type": "account", "record": world.records["account"], **away}
    return found


def new_values(name: str, world: World) -> dict[str, Any]:
    own = {
        "account": {"name": "New", "territory_id": world.company.gulf},
        "territory": {"name": "New"},
        "team": {"name": "New"},
        "user": {"name": "New", "email": "new@example.com"},
        "trip": {"title": "January", "owner_id": world.records["user"]},
        "visit": {"account_id": world.records["account"], "trip_id": world.records["trip"]},
    }
    return own.get(name) or filled(VALUES[name], world.records)


def test_each_change_is_let_through_or_refused_as_the_table_says(world: World) -> None:
    found = changes(world)
    assert sorted(found) == sorted(TABLE), "a new change needs its line in the table"
    let_through = {name: "".join(letter for letter in EVERYBODY if may(world.actors[letter], mutation)) for name, mutation in found.items()}
    assert let_through == TABLE


def test_nobody_of_another_company_changes_anything(world: World) -> None:
    def lines() -> list[tuple[Any, ...]]:
        rows = db.session.execute(select(SyncFeed.type, SyncFeed.record_id, SyncFeed.rev).where(SyncFeed.org_id == world.company.org_id))
        return sorted(tuple(row) for row in rows)

    before = lines()
    for name, mutation in changes(world).items():
        if name.split()[1] == "create" and name not in OF_THEIR_OWN:
            assert not may(world.actors["X"], mutation), name
        with suppress(AppError), acting_as(world.actors["X"]), write():
            apply.apply(mutation)
    db.session.remove()
    assert lines() == before


def test_what_the_policy_does_not_know_nobody_may() -> None:
    assert not policy.may(Actor(org_id="x", user_id=None, role="system"), "trip.forget")
