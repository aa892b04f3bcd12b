"""Verbs on needs. They check rights and never commit."""

from collections.abc import Callable, Mapping
from typing import Any

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.database import db
from fieldapp.core.errors import StaleState
from fieldapp.core.policy import require
from fieldapp.core.records import enter, find, must_find, resend_under
from fieldapp.needs.models import Need
from fieldapp.needs.rules import MOVES


def create_need(record_id: str, values: Mapping[str, Any]) -> Need:
    """A need of whoever makes it."""
    values = {**values, "author_id": current_actor().user_id}
    require("need.create", must_find("account", values["account_id"]))
    _check_visit(values)
    need = Need(org_id=current_org(), id=record_id, **values)
    enter(need)
    return need


def patch_need(need: Need, values: Mapping[str, Any]) -> None:
    """Change fields, by anyone who looks after the account. Its author stays its author."""
    require("need.patch", find("account", need.account_id, deleted=True))
    moves = values.get("account_id", need.account_id) != need.account_id
    if moves:
        require("need.create", must_find("account", values["account_id"]))
    _check_visit(values)
    for name in set(values) - {"author_id"}:
        setattr(need, name, values[name])
    if moves:
        resend_under("need", need.id)


def delete_need(need: Need) -> None:
    require("need.delete", find("account", need.account_id, deleted=True))
    need.deleted = True


def _check_visit(values: Mapping[str, Any]) -> None:
    if values.get("visit_id") is not None:
        must_find("visit", values["visit_id"])


def command(name: str) -> Callable[[Need, dict[str, Any], dict[str, Any]], None]:
    """The action of one command. Reaching the state it is in already is nothing to do; another expected one is StaleState."""

    def move(need: Need, _args: dict[str, Any], expect: dict[str, Any]) -> None:
        require("need.patch", find("account", need.account_id, deleted=True))
        db.session.refresh(need, with_for_update={"key_share": True})
        if need.status == MOVES[name]:
            return
        if expect.get("status", need.status) != need.status:
            raise StaleState(f"Somebody moved this need on before you: it is {need.status} now.")
        need.status = MOVES[name]

    return move
