"""The record types of people: everybody in the company holds them, only admins change them."""

from typing import Any

from fieldapp.core import policy
from fieldapp.core.actor import Actor
from fieldapp.core.records import RecordType, org_scope, register
from fieldapp.people import actions
from fieldapp.people.models import Team, Territory, User
from fieldapp.people.schemas import TeamSchema, TerritorySchema, UserSchema


def _everybody(record: Any) -> list[str]:
    return [org_scope(record.org_id)]


def _office(actor: Actor, _record: Any) -> bool:
    return actor.is_office


def _own_or_office(actor: Actor, record: Any) -> bool:
    return actor.is_office or record.user_id == actor.user_id


def _themselves(actor: Actor, record: Any) -> bool:
    return actor.is_office or record.id == actor.user_id


def register_types() -> None:
    register(RecordType("team", Team, TeamSchema, _everybody, create=actions.create_team, patch=actions.patch_team))
    register(
        RecordType(
            "territory",
            Territory,
            TerritorySchema,
            _everybody,
            create=actions.create_territory,
            patch=actions.patch_territory,
        )
    )
    register(
        RecordType(
            "user",
            User,
            UserSchema,
            _everybody,
            create=actions.create_user,
            patch=actions.patch_user,
            sets=frozenset({"territory_ids"}),
        )
    )


def register_rules() -> None:
    for verb in (
        "team.create",
        "team.patch",
        "territory.create",
        "territory.patch",
        "user.create",
        "user.patch",
        "user.invite",
        "device.list",
    ):
        policy.rule(verb, _office)
    policy.rule("user.patch_own", _themselves)
    policy.rule("device.revoke", _own_or_office)
    policy.rule("device.rename", _own_or_office)
