"""A company with two teams, one record of each kind that belongs to a rep of the first, and a second company beside it."""

from dataclasses import dataclass
from typing import Any

from fieldapp.admin.actions import change_settings
from fieldapp.core.actor import Actor, acting_as, system
from fieldapp.core.database import db, write
from fieldapp.core.errors import AppError, NotAllowed, NotFound
from fieldapp.core.ids import new_id
from fieldapp.core.records import find, record_type
from fieldapp.people.actions import create_organisation, create_team, create_territory, create_user
from fieldapp.people.models import User
from fieldapp.people.queries import actor_of, user_by_email
from fieldapp.sync import apply
from fieldapp.sync.conflicts import open_conflict
from tests.company import Company

SHA = "ab" * 32


@dataclass
class World:
    company: Company
    actors: dict[str, Actor]  # by the letter that the tables use
    records: dict[str, str]  # type -> the rep's record
    far: str  # a territory of the other team


def build(company: Company) -> World:
    with acting_as(system(company.org_id)), write():
        north = create_team(new_id(), {"name": "North"}).id
        far = create_territory(new_id(), {"name": "Tundra", "team_id": north}).id
        _person("far", "rep", north, [far])
        _person("boss", "manager", north, [])
    with write():
        elsewhere = create_organisation("Elsewhere Hydraulics").id
    with acting_as(system(elsewhere)), write():
        stranger = _person("stranger", "admin", None, [])
    names = {"R": "rep", "O": "other", "M": "manager", "F": "far", "B": "boss", "A": "admin"}
    actors = {letter: _actor(company.org_id, name) for letter, name in names.items()}
    actors["X"] = actor_of(stranger)
    return World(company, actors, _records(company, actors["R"]), far)


def _person(name: str, role: str, team: str | None, territories: list[str]) -> User:
    email = f"{name}@example.com"
    return create_user(new_id(), {"name": name.title(), "email": email, "role": role, "team_id": team, "territory_ids": territories})


def _actor(org_id: str, name: str) -> Actor:
    user = user_by_email(org_id, f"{name}@example.com")
    assert user is not None
    return actor_of(user)


def _records(company: Company, rep: Actor) -> dict[str, str]:
    """One of each type, made by the rep; those of the office by the office."""
    ids: dict[str, str] = {"account": company.account(), "territory": company.gulf, "user": str(rep.user_id), "settings": company.org_id}
    with acting_as(rep), write():
        for name, values in VALUES.items():
            ids[name] = new_id()
            apply.apply({"op": "create", "type": name, "record": ids[name], "set": filled(values, ids)})
        conflict = open_conflict(record_type("note"), find("note", ids["note"]), "body", "a", "b", "c", new_id())
        ids["conflict"] = conflict.id
    with acting_as(system(company.org_id)), write():
        change_settings({"unit": "mi"})
        ids["team"] = find("user", ids["user"]).team_id
    return ids


VALUES: dict[str, dict[str, Any]] = {
    "site": {"account_id": "@account", "label": "Plant"},
    "contact": {"account_id": "@account", "name": "Ana Torres"},
    "trip": {"title": "December", "month": "2026-12"},
    "visit": {"account_id": "@account", "trip_id": "@trip"},
    "note": {"account_id": "@account", "body": "a", "kind": "call"},
    "need": {"account_id": "@account", "kind": "hose", "summary": "two"},
    "task": {"title": "Call back", "owner_id": "@user"},
    "comment": {"record_type": "account", "record_id": "@account", "body": "so"},
    "attachment": {"record_type": "account", "record_id": "@account", "sha256": SHA, "size": 5, "mime": "image/jpeg"},
}


def filled(values: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    """With `@type` replaced by the id of that record."""
    return {name: ids[value[1:]] if isinstance(value, str) and value.startswith("@") else value for name, value in values.items()}


class Undo(Exception):
    pass


def may(actor: Actor, mutation: dict[str, Any]) -> bool:
    """Whether the rights let it through; what happens to it afterwards, and that it happened, is taken back."""
    db.session.remove()
    try:
        with acting_as(actor), write():
            apply.apply(mutation)
            raise Undo
    except Undo:
        return True
    except (NotAllowed, NotFound):
        return False
    except AppError:
        return True
