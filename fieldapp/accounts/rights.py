"""Who may do what to accounts and all under them."""

from typing import Any

from fieldapp.core.actor import Actor
from fieldapp.core.policy import rule


def in_own_territory(actor: Actor, account: Any) -> bool:
    return actor.sees_territory(account.territory_id)


def may_move(actor: Actor, move: tuple[str | None, str | None]) -> bool:
    """From territory to territory: a manager within what is theirs, the office everywhere."""
    return actor.is_office or (actor.role == "manager" and all(actor.sees_territory(end) for end in move))


def may_remove(actor: Actor, account: Any) -> bool:
    return actor.is_office or (actor.role == "manager" and actor.sees_territory(account.territory_id))


def may_import(actor: Actor, _nothing: Any) -> bool:
    return actor.is_office or actor.role == "manager"


def state() -> None:
    """Enter the rights of this feature in the table."""
    for verb in ("account.create", "account.patch", "site.write", "contact.write"):
        rule(verb, in_own_territory)
    rule("account.move", may_move)
    rule("account.delete", may_remove)
    rule("accounts.import", may_import)
