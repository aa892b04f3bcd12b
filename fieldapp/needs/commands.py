"""The need as sync knows it, and who may write one."""

from typing import Any

from fieldapp.core.actor import Actor
from fieldapp.core.policy import rule
from fieldapp.core.records import RecordType, find, record_type, register, under_account
from fieldapp.needs import actions
from fieldapp.needs.models import Need
from fieldapp.needs.rules import MOVES
from fieldapp.needs.schemas import NeedSchema


def need_scopes(need: Need) -> list[str]:
    """Where its account lives."""
    account = find("account", need.account_id, deleted=True)
    return record_type("account").scopes(account) if account is not None else []


def looks_after(actor: Actor, account: Any) -> bool:
    return actor.sees_territory(account.territory_id)


def enter() -> None:
    """Register the type and its rights."""
    for verb in ("need.create", "need.patch", "need.delete"):
        rule(verb, looks_after)
    register(RecordType(
        name="need", made_alone=True, model=Need, schema=NeedSchema, scopes=need_scopes, text=frozenset({"summary"}),
        objects=frozenset({"spec"}), under=under_account(Need),
        create=actions.create_need, patch=actions.patch_need, delete=actions.delete_need,
        commands={name: actions.command(name) for name in MOVES},
    ))  # fmt: skip
