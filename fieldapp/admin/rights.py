"""Who may look after the installation."""

from typing import Any

from fieldapp.core.actor import Actor
from fieldapp.core.policy import rule


def is_admin(actor: Actor, _nothing: Any) -> bool:
    return actor.is_office


def state() -> None:
    rule("audit.read", is_admin)
    rule("settings.change", is_admin)
